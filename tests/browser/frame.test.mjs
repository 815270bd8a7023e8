// The first screen, and the bar that stays: what a visitor sees, where the way in is, what is said of the request.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explorer, LINKS, SIGNATURE } from "./support.mjs";

const visit = explorer();
const { first, open, field, button, shows, violations } = visit;

const bar = () => visit.page.locator(".bar");
const verdict = () => visit.page.locator(".verdict-line");
const CURL = `curl -X POST https://cvm.tencentcloudapi.com -H "Authorization: TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=${SIGNATURE}" -H "Content-Type: application/json; charset=utf-8" -H "X-TC-Action: DescribeInstances" -H "X-TC-Timestamp: 1551113065" -H "X-TC-Version: 2017-03-12" -d '{"Limit": 1}'`;

/** Pastes without a field: what a visitor does who has just copied a request. */
const pasteOnPage = async (text) => {
  await visit.page.evaluate((one) => navigator.clipboard.writeText(one), text);
  await visit.page.locator("body").click({ position: { x: 5, y: 5 } });
  await visit.page.keyboard.press("ControlOrMeta+v");
};

describe("the first screen", () => {
  it("has an example that succeeds at the first click", async () => {
    await first();
    await button("Call an example").click();
    await shows(visit.page.locator(".outcome.good"), "The call succeeded.");
    await shows(visit.page.locator("#received"), "hello from scf");
    assert.match(await verdict().innerText(), /^v3\s+signed [0-9a-f]{4}…[0-9a-f]{4}$/);
  });

  for (const [way, seen] of [
    ["Sign", "#stage-canonicalRequest"],
    ["Send", "#param-FunctionName"],
    ["Why did it fail?", "#field-paste"],
  ]) {
    it(`leads to what people come for: ${way}`, async () => {
      await first();
      await visit.page.locator(".way", { hasText: way }).click();
      await visit.page.locator(seen).waitFor();
      await visit.page.waitForTimeout(500);
      await visit.page.goBack();
      await visit.page.locator("#first-box").waitFor();
    });
  }

  it("apologises for nothing and has no red", async () => {
    await first();
    assert.equal(await visit.page.locator(".caution:visible:not(.badge), .bad:visible").count(), 0);
    const text = await visit.page.locator("main").innerText();
    assert.doesNotMatch(text, /sorry|unfortunately|no model|not |cannot/i);
  });

  it("one box searches and takes a request that was copied", async () => {
    await first();
    const box = visit.page.locator("#first-box");
    await box.fill("createserv");
    await shows(visit.page.locator("#found"), "CreateService");
    await visit.page.keyboard.press("Enter");
    await shows(visit.page.locator("#request-title"), "CreateService");
    await first();
    await visit.paste(box, CURL);
    await visit.page.locator(".verdict").waitFor();
    assert.match(await visit.page.locator("#field-paste").inputValue(), /^curl -X POST/);
  });

  it("is one click on the name away, and Ctrl-K leads into its box", async () => {
    await open(LINKS.invoke);
    await visit.page.locator(".brand").click();
    await visit.page.locator("#first-box").waitFor();
    await visit.page.keyboard.press("Control+k");
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), "first-box");
  });

  for (const width of [380, 768, 1024, 1600]) {
    it(`fits ${width} px, and axe finds nothing`, async () => {
      await visit.page.setViewportSize({ width, height: 800 });
      await first("#lang=zh&theme=dark");
      await visit.page.locator("#first-box").fill("cj");
      await visit.page.locator("#found li").first().waitFor();
      const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      assert.ok((await visit.page.evaluate(over)) <= 0);
      assert.deepEqual(await violations(), []);
    });
  }
});

describe("the bar", () => {
  it("says where the reader is and what is to be said of the request, in every room", async () => {
    await open();
    for (const name of ["Signature", "Call", "Code"]) {
      await visit.room(name);
      assert.match(await bar().innerText(), /cvm\s*DescribeInstances\s*2017-03-12/);
      assert.match(await verdict().innerText(), /^v3\s+signed 2230…652c/);
    }
    await field("SecretKey").fill("");
    await shows(verdict(), "not signed");
    await verdict().getByRole("button").first().click();
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), "field-secret");
  });

  it("counts what will be refused, and leads to the first of it", async () => {
    await open(LINKS.createService);
    await visit.page.locator("#param-Name").fill("");
    await shows(verdict(), /\d+ warnings?/);
    await verdict()
      .getByRole("button", { name: /warning/ })
      .click();
    await visit.page.waitForFunction(() => document.activeElement?.closest(".request-form"));
  });

  it("stays in sight, with the rooms, however far the page is scrolled", async () => {
    await open();
    await visit.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    for (const seen of [bar(), visit.page.locator("#tab-code"), button("Send Ctrl ⏎")]) {
      const { y } = await seen.boundingBox();
      assert.ok(y >= 0 && y < 120, String(y));
    }
  });

  it("Ctrl-Enter sends from anywhere, from the JSON editor too", async () => {
    await open(`${LINKS.invoke}&editor=json`);
    await visit.page.locator(".cm-content").click();
    const before = await visit.page.locator(".cm-content").innerText();
    await visit.page.keyboard.press("Control+Enter");
    await shows(visit.page.locator(".outcome.good"), "The call succeeded.");
    assert.equal(await visit.page.locator(".cm-content").innerText(), before, "the editor got no line");
    await visit.room("Code");
    await visit.page.locator("#field-region").focus();
    await visit.page.keyboard.press("Meta+Enter");
    await visit.page.locator(".history li").nth(1).waitFor();
  });

  it("Alt and a number open the rooms in their order", async () => {
    await open();
    const names = await visit.page.getByRole("tab").allInnerTexts();
    assert.deepEqual(names.slice(0, 4), ["Diagnose", "Signature", "Call", "Code"]);
    for (const [at, name] of names.entries()) {
      await visit.page.locator("#field-region, #field-paste").first().focus();
      await visit.page.keyboard.press(`Alt+${at + 1}`);
      const tab = visit.page.getByRole("tab", { name, exact: true });
      assert.equal(await tab.getAttribute("aria-selected"), "true");
      await visit.page.waitForFunction((one) => document.activeElement?.textContent === one, name);
    }
  });
});

describe("the request in one line", () => {
  it("stands above the parameters, and each part leads to its field", async () => {
    await open();
    const line = visit.page.locator(".one-line");
    assert.match(
      (await line.innerText()).replace(/\s+/g, " "),
      /^POST v3\W+cvm\W+2017-03-12\W+ap-guangzhou\W+AKIDz8kr…$/,
    );
    const [above, parameters] = await Promise.all([
      line.boundingBox(),
      visit.page.locator(".parameters").boundingBox(),
    ]);
    assert.ok(above.y < parameters.y && above.height < 60);
    for (const [part, field] of [
      ["ap-guangzhou", "field-region"],
      ["AKIDz8kr…", "field-id"],
    ]) {
      await line.getByRole("button", { name: part }).click();
      assert.equal(await visit.page.evaluate(() => document.activeElement.id), field);
    }
    await field("Region").fill("ap-shanghai");
    await shows(line, "ap-shanghai");
  });
});

describe("what is pasted or dropped beside a field", () => {
  it("a request opens Diagnose, words open the search", async () => {
    await open(LINKS.invoke);
    await pasteOnPage(CURL);
    await visit.page.locator(".verdict").waitFor();
    assert.match(await visit.page.locator("#field-paste").inputValue(), /^curl -X POST/);
    await pasteOnPage("CreateService");
    await shows(visit.page.locator("dialog #found"), "CreateService");
  });

  it("a secret in it goes to its field, and into no storage or address", async () => {
    await open(LINKS.invoke);
    await pasteOnPage(CURL.replace("-d ", '-H "X-TC-Token: TypedInSessionToken0123456789" -d '));
    await visit.page.locator(".verdict").waitFor();
    await visit.page.waitForTimeout(600);
    const kept = await visit.page.evaluate(() => JSON.stringify([location.href, { ...localStorage }, history.state]));
    assert.doesNotMatch(decodeURIComponent(kept), /TypedInSessionToken/);
  });

  it("a field keeps what is pasted into it", async () => {
    await open(LINKS.invoke);
    await visit.paste(visit.page.locator("#param-FunctionName"), "curl https://x");
    assert.equal(await visit.page.locator("#param-FunctionName").inputValue(), "curl https://x");
    assert.equal(await visit.page.locator("#tab-diagnose").getAttribute("aria-selected"), "false");
  });

  it("a text that is dropped opens Diagnose", async () => {
    await open(LINKS.invoke);
    const data = await visit.page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.setData("text/plain", text);
      return transfer;
    }, CURL);
    await visit.page.locator("body").dispatchEvent("drop", { dataTransfer: data });
    await visit.page.locator(".verdict").waitFor();
  });
});
