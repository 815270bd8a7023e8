// The catalogue on the page: the navigation with its filter, services that are loaded when they are opened, what is
// kept offline, and answers of a page that has no endpoint. The site of the tests has a small one.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explorer, largeIndex, LINKS, onStaticHost } from "./support.mjs";

const visit = explorer({ serviceWorkers: "allow" });
const { first, open, button, shows, signature } = visit;

const navigation = () => visit.page.getByRole("navigation", { name: "Services and actions" });
const filter = () => visit.page.getByRole("textbox", { name: "Filter services and actions" });
const service = (name) => navigation().locator("button.service", { hasText: name });
const describeZones = "#service=cvm&version=2017-03-12&action=DescribeZones";

describe("the navigation", () => {
  it("lists every service with its versions; the index comes with the first that is opened", async () => {
    const asked = [];
    visit.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await first();
    await service("lighthouse").waitFor();
    assert.equal(await service("ams").count(), 2, "two versions beside each other");
    assert.deepEqual(
      asked.filter((path) => path.startsWith("/catalogue/")),
      [],
    );
    await service("lighthouse").click();
    await navigation()
      .getByRole("link", { name: /^RebootInstances/ })
      .click();
    await shows(visit.page.locator("#request-title"), "RebootInstances");
    // Its form, with the example filled in.
    assert.equal(await visit.page.locator("[id='param-InstanceIds[0]']").inputValue(), "lhins-00000001");
    assert.match(await signature(), /^[0-9a-f]{64}$/);
    assert.deepEqual(
      asked.filter((path) => path.startsWith("/catalogue/")),
      ["/catalogue/index.json", "/catalogue/pages/lighthouse/2020-03-24.en.json"],
    );
  });

  it("filters by name and title, and Escape empties the filter", async () => {
    await first();
    await filter().fill("重启");
    await navigation()
      .getByRole("link", { name: /^RebootInstances/ })
      .waitFor();
    await filter().fill("light describe");
    await navigation()
      .getByRole("link", { name: /^DescribeInstances/ })
      .waitFor();
    assert.equal(await navigation().getByRole("link").count(), 1);
    await filter().fill("zzqq");
    await shows(navigation(), "Nothing is called so.");
    await visit.page.keyboard.press("Escape");
    assert.equal(await filter().inputValue(), "");
    await service("lighthouse").waitFor();
  });

  it("each version of a service has its own actions", async () => {
    await open("#service=ams&version=2020-12-29&action=CreateAudioModerationTask");
    await navigation()
      .getByRole("link", { name: /^CreateAudioModerationTask/ })
      .first()
      .waitFor();
    assert.equal(
      await navigation()
        .getByRole("link", { name: /^CancelTask/ })
        .count(),
      0,
    );
    await visit.navigate("2020-06-08 CancelTask").catch(() => undefined);
    await filter().fill("CancelTask");
    await navigation()
      .getByRole("link", { name: /^CancelTask/ })
      .click();
    await shows(visit.page.locator(".where"), "2020-06-08");
    await shows(visit.page.locator("#request-title"), "CancelTask");
  });

  it("draws only what is seen of 16,000 actions, and shows what is open", async () => {
    await visit.page.route("**/catalogue/index.json*", (route) => route.fulfill({ json: largeIndex() }));
    await first();
    await filter().fill("describething");
    const started = Date.now();
    await shows(navigation().getByRole("status"), /\d+ found/);
    assert.ok(Date.now() - started < 3000);
    assert.ok((await navigation().locator("li").count()) < 80, "rows that are drawn");
    await filter().fill("");
    await open(describeZones);
    const chosen = navigation().locator('.row-action:not(:has(.short)) [aria-current="page"]').last();
    await chosen.waitFor();
  });

  it("pinned and recent ones come first, and are there at the next visit", async () => {
    await open(describeZones);
    await visit.page.waitForTimeout(1300);
    await navigation().getByRole("button", { name: "Pin cvm DescribeZones" }).first().click();
    await first();
    await shows(navigation(), "Pinned");
    const links = await navigation().getByRole("link").allInnerTexts();
    assert.match(links[1], /^DescribeZones\s+cvm/);
    await open(LINKS.invoke);
    await visit.page.waitForTimeout(1300);
    await first();
    await shows(navigation(), "Opened lately");
    // An empty search has them as well.
    await visit.page.locator("#first-box").focus();
    await visit.page.locator("#found li").nth(1).waitFor();
    const kept = await visit.page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.doesNotMatch(kept, /AKID|FunctionName|Signature/);
  });
});

describe("the languages of a service", () => {
  const asked = [];
  const pages = () => asked.filter((path) => path.includes("/pages/")).map((path) => path.split(".").at(-2));

  it("one comes with it, the other when the reader switches or wants both", async () => {
    asked.length = 0;
    visit.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await open(`${describeZones}&room=reference`);
    const about = visit.page.locator("#reference-about");
    await shows(about, "Gives the zones of a region.");
    assert.deepEqual(pages(), ["en"]);
    await visit.page.getByLabel("Both languages").check();
    await shows(about.locator('[lang="zh-CN"]'), "查询一个地域的可用区。");
    assert.deepEqual(pages(), ["en", "zh"]);
    // What is here is read no second time, and the next service comes in both.
    await visit.choose("中文");
    await shows(about, "查询一个地域的可用区。");
    await shows(about.locator('[lang="en"]'), "Gives the zones of a region.");
    await visit.page.getByRole("textbox", { name: "筛选服务与接口" }).fill("lighthouse RebootInstances");
    await visit.page
      .getByRole("navigation")
      .getByRole("link", { name: /^RebootInstances/ })
      .first()
      .click();
    await about.locator('[lang="en"]').first().waitFor();
    assert.deepEqual(pages(), ["en", "zh", "zh", "en"]);
    await visit.page.getByLabel("中英对照").uncheck();
    await open(describeZones);
    asked.length = 0;
    await visit.choose("中文");
    await shows(visit.page.locator(".action-head, #request"), "查询一个地域的可用区。");
    assert.deepEqual(pages(), ["zh"]);
  });
});

describe("without a network", () => {
  it("one button keeps everything, and a service that was never opened opens", async () => {
    await first();
    await visit.page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true), undefined, {
      timeout: 15_000,
    });
    await navigation().getByText("More services").click();
    await button("Keep everything offline").click();
    await shows(navigation(), "Everything is kept for a visit without a network.");
    await visit.context.setOffline(true);
    try {
      await visit.page.goto("about:blank");
      await visit.page.goto(`${visit.address}${describeZones}`);
      await shows(visit.page.locator("#request-title"), "DescribeZones");
      await visit.page.keyboard.press("Control+k");
      await visit.page.getByRole("combobox", { name: "Search" }).fill("RebootInstances");
      await visit.page.keyboard.press("Enter");
      await shows(visit.page.locator("#request-title"), "RebootInstances");
    } finally {
      await visit.context.setOffline(false);
    }
  });
});

describe("a page without an endpoint answers itself", () => {
  const outcome = () => visit.page.locator(".outcome");
  const received = () => visit.page.locator("#received");

  it("with the example of the document, and says so; nothing leaves it", async () => {
    await onStaticHost(async (address) => {
      const asked = [];
      visit.page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
      await visit.page.goto(address);
      await button("Call an example").click();
      await shows(outcome(), "Checked and answered by this page");
      await visit.page.goto("about:blank");
      await visit.page.goto(`${address}${describeZones}&room=call`);
      await visit.send();
      await shows(received(), "TotalCount");
      await visit.choose("As it came");
      await shows(received(), /"ap-guangzhou-3"/);
      await shows(outcome(), "Nothing was sent.");
      // Signature v1 and GET are checked as well.
      for (const [name, value] of [["Signed with", "HmacSHA256"]]) await visit.field(name).selectOption(value);
      await visit.choose("GET");
      await visit.send();
      await shows(visit.page.locator(".history"), "#2");
      await shows(outcome(), "Nothing was sent.");
      assert.deepEqual(
        asked.filter((one) => !one.startsWith("GET ") || one.includes("/examples/")),
        [],
      );
      // What actions answer is a file of its own, which only such a page needs.
      const answers = asked.filter((one) => one.includes("/answers/"));
      assert.ok(answers.length > 0);
      assert.match(answers[0], /\/catalogue\/answers\/cvm\/2017-03-12\.json/);
    });
  });

  it("what a service refuses it refuses: time, parameters, action", async () => {
    await onStaticHost(async (address) => {
      await visit.page.goto(`${address}#service=cvm&version=2017-03-12&action=RunInstances&room=call&params=%7B%7D`);
      await visit.page.locator("#param-ImageId").waitFor();
      await visit.send();
      await button("Send it").click();
      await shows(outcome(), "MissingParameter");
      await visit.page.locator("#param-ImageId").fill("img-1");
      await visit.field("Action").fill("RunInstance");
      await visit.send();
      await shows(outcome(), "InvalidAction");
      await visit.page.goto("about:blank");
      await visit.page.goto(`${address}${describeZones}&room=call&time=1551113065&fresh=false`);
      await visit.send();
      await shows(outcome(), "AuthFailure.SignatureExpire");
    });
  });
});
