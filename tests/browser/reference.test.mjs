// What there is to know of an action, beside its form, and an answer with the meaning of each field.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drop, explorer, LINKS } from "./support.mjs";

const visit = explorer();
const { open, room, shows, send } = visit;

const part = (name) => visit.page.locator(`#reference-${name}`);
const received = () => visit.page.locator("#received");
const leaf = (name) => received().locator(".leaf", { hasText: `"${name}"` });

/** A service with an answer of every shape. */
const member = (name, more = {}) => ({ name, type: "string", member: "string", document: `What ${name} is.`, ...more });
const MODEL = {
  version: "1.0",
  metadata: { apiVersion: "2026-01-01", serviceShortName: "shapes", serviceNameCN: "形状" },
  actions: {
    ListShapes: {
      name: "列出",
      document: "Lists **shapes**.",
      input: "ListRequest",
      output: "ListResponse",
      examples: [{ title: "e", input: {} }],
    },
  },
  objects: {
    ListRequest: { members: [member("Limit", { type: "int", member: "int64", min: 1, max: 100, required: true })] },
    ListResponse: {
      members: [
        member("Shapes", { type: "list", member: "Shape" }),
        member("Note", { value_allowed_null: true }),
        member("RequestId"),
      ],
    },
    Shape: { members: [member("Id"), member("Inner", { type: "object", member: "Shape" })] },
  },
  errors: Object.fromEntries(
    Array.from({ length: 120 }, (_, at) => [`InvalidParameter.Shape${at}`, `Shape ${at} is wrong.`]),
  ),
};

async function openModel(more = "") {
  await open();
  await drop(visit.page, { name: "shapes.api.json", text: JSON.stringify(MODEL) });
  await visit.page
    .getByText(/actions? (are|is) ready/)
    .first()
    .waitFor();
  await visit.page.evaluate((hash) => {
    location.hash = hash;
  }, `#service=shapes&version=2026-01-01&action=ListShapes${more}`);
  await shows(visit.page.locator("#request-title"), "ListShapes");
}

describe("the reference", () => {
  it("has answer, parameters, structures and errors of an action, beside its form", async () => {
    await open(LINKS.invoke);
    await room("Reference");
    await shows(part("about"), "scf 2018-04-16");
    await shows(part("answer"), "Result");
    await part("answer").getByText("Members of Result", { exact: true }).click();
    await shows(part("answer"), "FunctionRequestId");
    await shows(part("parameters"), "FunctionName");
    await shows(part("errors"), "What this action may answer instead.");
    await shows(part("errors"), "FailedOperation");
    assert.ok(await visit.page.locator('[id="param-FunctionName"]').isVisible());
  });

  it("in Chinese, and in both languages", async () => {
    await open(`${LINKS.invoke}&lang=zh&room=reference`);
    await shows(part("parameters"), "函数");
    assert.equal(await visit.page.locator(".other-language").count(), 0);
    await visit.page.getByLabel("中英对照").check();
    const english = part("parameters").locator('.other-language[lang="en"]');
    assert.match(await english.first().innerText(), /function/);
  });

  it("of a service of one's own: limits, null, a structure in itself, 120 errors", async () => {
    await openModel("&room=reference");
    await shows(part("parameters"), "1 to 100");
    await shows(part("answer"), "may be null");
    const inside = part("answer").getByText("Members of Shape", { exact: true });
    for (let depth = 0; depth < 3; depth++) {
      await inside.nth(depth).click();
      await inside.nth(depth + 1).waitFor();
    }
    assert.equal(await part("answer").getByText("Inner", { exact: true }).count(), 3);
    assert.equal(await part("errors").locator(".reference-errors").first().locator("> div").count(), 100);
    await shows(part("errors"), "20 more");
    await visit.page.getByLabel("Find an error code").fill("Shape117");
    assert.equal(await part("errors").locator(".reference-errors").first().locator("> div").count(), 1);
    await shows(part("errors"), "Shape 117 is wrong.");
    await visit.page.getByLabel("Find an error code").fill("no such");
    await shows(part("errors"), "None is called so.");
    await part("structures").getByText("Shape", { exact: true }).first().click();
    await shows(part("structures"), "What Id is.");
  });

  it("leads to its parts, and is in the address", async () => {
    await openModel("&room=reference");
    await visit.page.setViewportSize({ width: 1280, height: 500 });
    await visit.page.locator(".reference-parts").getByRole("button", { name: "Error codes" }).click();
    await visit.page.waitForFunction(() => document.activeElement?.id === "reference-errors");
    // It scrolls there, in its own time.
    await visit.page.waitForFunction(() => {
      const { top } = document.getElementById("reference-errors").getBoundingClientRect();
      return top >= 0 && top < 500;
    });
    assert.match(await visit.page.evaluate(() => location.hash), /room=reference/);
  });

  it("keeps its texts where the other language cannot be read", async () => {
    await visit.page.route("**/pages/cvm/*.zh.json*", (route) => route.abort());
    await open("#service=cvm&version=2017-03-12&action=DescribeZones&room=reference");
    await visit.choose("中文");
    await shows(part("about"), "Gives the zones of a region.");
    await visit.page.unroute("**/pages/cvm/*.zh.json*");
    // The next switch asks again.
    await visit.choose("EN");
    await visit.choose("中文");
    await shows(part("about"), "查询一个地域的可用区。");
    visit.expect(/ERR_FAILED/);
  });

  it("says so where there is no model, and axe finds nothing", async () => {
    await open("#service=nowhere&version=2020-01-01&action=DoIt&params={}&room=reference");
    await shows(visit.page.locator("#room"), "There is no model of nowhere DoIt here.");
    await openModel("&room=reference");
    await part("answer").getByText("Members of Shape", { exact: true }).last().click();
    await part("structures").getByText("Shape", { exact: true }).first().click();
    assert.deepEqual(await visit.violations(), []);
    await visit.page.setViewportSize({ width: 380, height: 800 });
    assert.deepEqual(await visit.violations(), []);
    assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});

describe("an answer", () => {
  /** A service that answers this, in the place of the local endpoint. */
  const answerWith = (body) =>
    visit.page.route("**/endpoint/shapes.tencentcloudapi.com/**", (route) =>
      route.fulfill({ status: 200, contentType: "application/json", body }),
    );
  const shapes = (count) =>
    JSON.stringify({
      Response: {
        Shapes: Array.from({ length: count }, (_, at) => ({ Id: `shape-${at}`, Inner: { Id: "in" } })),
        Note: null,
        RequestId: "r-1",
      },
    });

  it("has each field with its meaning, and can be folded, and read as text", async () => {
    await openModel();
    await answerWith(shapes(3));
    await visit.page.locator('[id="param-Limit"]').fill("3");
    await send();
    await shows(leaf("RequestId"), "What RequestId is.");
    await shows(received().locator("summary", { hasText: '"Shapes"' }), "What Shapes is.");
    assert.equal(await leaf("Note").locator(".null").innerText(), "null");
    await visit.page.getByRole("button", { name: "Open all" }).click();
    assert.equal(await leaf("Id").count(), 6);
    await visit.page.getByRole("button", { name: "Fold all" }).click();
    assert.equal(await leaf("Id").count(), 0);
    await received().locator("summary").first().click();
    await received().locator("summary", { hasText: '"Response"' }).click();
    await visit.page.getByLabel("Meanings").uncheck();
    await shows(leaf("RequestId"), '"r-1"');
    assert.equal(await received().locator(".meaning").count(), 0);
    await visit.choose("As it came");
    assert.equal(await received().locator(".body").innerText(), shapes(3));
    await visit.choose("Text");
    assert.match(await received().locator(".body").innerText(), /^\{\n  "Response"/);
    await received().getByRole("button", { name: "Copy Response body" }).click();
    await received().locator(".copy[data-outcome=copied]").waitFor();
    assert.equal(await visit.copied(), JSON.stringify(JSON.parse(shapes(3)), null, 2));
  });

  it("keeps the digits of large numbers, and shows text as text", async () => {
    await openModel();
    await answerWith('{"Response": {"Big": 12345678901234567890, "Html": "<b>\\u0000</b>", "RequestId": "r"}}');
    await visit.page.locator('[id="param-Limit"]').fill("3");
    await send();
    await shows(leaf("Big"), "12345678901234567890");
    assert.equal(await leaf("Html").locator(".string").innerText(), '"<b>\\u0000</b>"');
  });

  it("of 20,000 elements is drawn where it is seen", async () => {
    await openModel();
    await answerWith(shapes(20_000));
    await visit.page.locator('[id="param-Limit"]').fill("3");
    await send();
    await shows(received().locator("summary", { hasText: '"Shapes"' }), "[20000]");
    const drawn = () => received().locator(".tree details").count();
    assert.ok((await drawn()) < 600, String(await drawn()));
    await received()
      .locator(".tree")
      .evaluate((tree) => tree.scrollTo(0, tree.scrollHeight));
    await shows(leaf("RequestId"), "r-1");
    assert.ok((await drawn()) < 900, String(await drawn()));
  });

  it("stands first, with its headers folded, and the request names the host that was signed", async () => {
    await open(LINKS.invoke);
    await send();
    await shows(received(), "hello from scf");
    const [answer, request] = await Promise.all([received().boundingBox(), visit.page.locator("#sent").boundingBox()]);
    assert.ok(answer.x < request.x && answer.width > request.width);
    assert.equal(await visit.page.locator("#sent .start-line").innerText(), "POST https://scf.tencentcloudapi.com/");
    await shows(visit.page.locator("#sent"), /It went through http:\/\/127\.0\.0\.1:\d+\/endpoint/);
    assert.equal(await visit.page.locator("#sent .headers").isVisible(), false);
    await visit.page.locator("#sent .headers-fold summary").click();
    await shows(visit.page.locator("#sent .headers"), "scf.tencentcloudapi.com");
    assert.deepEqual(await visit.violations(), []);
  });
});
