// Forms of any size: what is required first, a line for everything else, samples at a click, and texts of the vendor.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { drop, explorer } from "./support.mjs";

const visit = explorer();
const { open, shows, choose } = visit;

const member = (name, more = {}) => ({ name, type: "string", member: "string", document: "", ...more });
const LONG_NAME = `Name${"WithoutAnyBlank".repeat(8)}`;
const PROSE = [
  "The **zone** of the instance, as `DescribeZones` of [the API](https://cloud.tencent.com/document/api/213/15707) has it.",
  "",
  "- `A`: one",
  "- `B`: two, as [nobody](javascript:alert%281%29) says",
  "- `C`: three",
  "- `D`: four",
].join("\n");

const MODEL = {
  version: "1.0",
  metadata: { apiVersion: "2026-01-01", serviceShortName: "long", serviceNameCN: "长表单" },
  actions: {
    RunMany: {
      name: "Run",
      document: "Runs **many**.",
      input: "RunRequest",
      output: "RunResponse",
      examples: [
        {
          title: "Many",
          input: {
            Zone: "z-1",
            Given: "g",
            Rules: Array.from({ length: 400 }, (_, at) => ({ Name: `rule ${at}`, Ports: [at, at + 1] })),
          },
        },
      ],
    },
  },
  objects: {
    RunRequest: {
      members: [
        ...Array.from({ length: 60 }, (_, at) => member(`Optional${at}`, { document: `Optional number ${at}.` })),
        member("Zone", { required: true, document: PROSE, example: "ap-guangzhou-3" }),
        member("Count", { type: "int", member: "int64", required: true, example: "20" }),
        member("Ids", { type: "list", member: "string", required: true, example: '["a-1", "a-2"]' }),
        member("Given", { document: "Given by the example." }),
        member("Flag", { type: "bool", member: "bool", example: "true" }),
        member("Rules", { type: "list", member: "Rule" }),
        member(LONG_NAME, { document: `${"unbroken".repeat(60)} ${PROSE}` }),
        member("Placement", { type: "object", member: "Placement" }),
      ],
    },
    Rule: {
      members: [
        member("Name", { required: true }),
        member("Ports", { type: "list", member: "int64" }),
        ...Array.from({ length: 20 }, (_, at) => member(`More${at}`)),
      ],
    },
    Placement: { members: [member("Host", { required: true, example: "h-1" }), member("Rack")] },
    RunResponse: { members: [member("RequestId")] },
  },
};

const parameter = (path) => visit.page.locator(`[id="param-${path}"]`);
const height = () => visit.page.locator("#request").evaluate((element) => element.scrollHeight);
const value = async () => {
  await visit.page.waitForTimeout(600);
  return JSON.parse(await visit.params());
};

async function openModel(model, action = Object.keys(model.actions)[0]) {
  await open();
  await drop(visit.page, { name: "long.api.json", text: JSON.stringify(model) });
  const { serviceShortName, apiVersion } = model.metadata;
  await visit.page
    .getByText(/actions? (are|is) ready/)
    .first()
    .waitFor();
  await visit.page.evaluate((hash) => {
    location.hash = hash;
  }, `#service=${serviceShortName}&version=${apiVersion}&action=${action}`);
  await visit.page.locator(".parameters .field-note").last().waitFor();
  await shows(visit.page.locator("#request-title"), action);
}

/** What is wider than its pane. */
const tooWide = () =>
  visit.page.evaluate(() => {
    const form = document.getElementById("request");
    const { right } = form.getBoundingClientRect();
    return [...form.querySelectorAll("*")]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > right + 1 &&
          !element.closest(".code-mirror, .optional-words, .clamped"),
      )
      .map((element) => element.outerHTML.slice(0, 120));
  });

describe("long forms", () => {
  it("what is required comes first, then what is given, and a line for each of the others", async () => {
    await openModel(MODEL);
    const names = await visit.page
      .locator(".members")
      .first()
      .locator("> .member > .member-head .member-name code")
      .allInnerTexts();
    assert.deepEqual(names, ["Zone", "Count", "Ids", "Given", "Rules"]);
    await shows(visit.page.locator(".optional-head"), "Optional · 63");
    assert.equal(await visit.page.locator(".optional-line").count(), 63);
  });

  it("is short, although its example is long, and everything can be reached", async () => {
    await openModel(MODEL);
    assert.ok((await height()) < 5_000, `${await height()} px`);
    assert.ok((await visit.page.locator(".element-fold").count()) < 120);
    // The last one is there, what lies between comes when it is scrolled to.
    await parameter("Rules[399]").scrollIntoViewIfNeeded();
    await parameter("Rules[390]").waitFor();
    await parameter("Rules[390]").click();
    await parameter("Rules[390].Name").fill("changed");
    for (let left = 10; left > 0 && (await value()).Rules[390].Name !== "changed"; left--);
    assert.equal((await value()).Rules[390].Name, "changed");
    assert.equal((await value()).Rules.length, 400);
  });

  it("an optional parameter opens at a click, keeps what is typed, and goes when it is taken away", async () => {
    await openModel(MODEL);
    await visit.page.getByRole("button", { name: "Add Optional7", exact: true }).click();
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-Optional7");
    await visit.page.keyboard.type("seven");
    assert.equal((await value()).Optional7, "seven");
    await parameter("Optional7").fill("");
    assert.equal("Optional7" in (await value()), false);
    assert.equal(await parameter("Optional7").evaluate(({ tagName }) => tagName), "INPUT");
    await visit.page.getByRole("button", { name: "Add Placement", exact: true }).click();
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-Placement.Host");
    await visit.page.getByRole("button", { name: "Remove Placement", exact: true }).click();
    await visit.page.getByRole("button", { name: "Add Placement", exact: true }).waitFor();
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-Placement");
  });

  it("finds an optional one by its name or its description", async () => {
    await openModel(MODEL);
    const find = visit.page.getByLabel("Find a parameter");
    await find.fill("number 42");
    assert.deepEqual(await visit.page.locator(".optional-open").allTextContents(), ["Optional42"]);
    await find.fill("flag");
    assert.deepEqual(await visit.page.locator(".optional-open").allTextContents(), ["Flag"]);
    await find.fill("nothing at all");
    await shows(visit.page.locator(".optional"), "None is called so.");
  });

  it("fills in samples: one at a click, or all that are required and missing", async () => {
    await openModel(MODEL);
    await visit.page.getByRole("button", { name: "Clear" }).click();
    await visit.page.getByRole("button", { name: "Fill in Flag: true" }).click();
    assert.deepEqual(await value(), { Flag: true });
    await visit.page.getByRole("button", { name: "Fill in Count: 20" }).click();
    assert.deepEqual(await value(), { Flag: true, Count: 20 });
    await visit.page.getByRole("button", { name: "Fill in samples" }).click();
    assert.deepEqual(await value(), { Flag: true, Count: 20, Zone: "ap-guangzhou-3", Ids: ["a-1", "a-2"] });
    assert.equal(await visit.page.getByRole("button", { name: "Fill in samples" }).count(), 0);
    assert.equal(await parameter("Ids[1]").inputValue(), "a-2");
  });

  it("leads into what is folded: to an element far down, and to a parameter that is one line", async () => {
    const broken = structuredClone(MODEL);
    broken.actions.RunMany.examples[0].input.Rules[250] = { Ports: ["no number"] };
    broken.actions.RunMany.examples[0].input.Count = 1;
    broken.actions.RunMany.examples[0].input.Ids = ["a"];
    await openModel(broken);
    await visit.page.locator(".faults").getByRole("button").click();
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-Rules[250].Name");
    const box = await parameter("Rules[250].Name").boundingBox();
    assert.ok(box.y > 0 && box.y < 1000);
  });

  it("form and text beside each other, where there is room, and both follow", async () => {
    await openModel(MODEL);
    await choose("Both");
    await visit.page.locator(".cm-content").waitFor();
    const form = await visit.page.locator(".members").first().boundingBox();
    const editor = await visit.page.locator(".code-mirror").boundingBox();
    assert.ok(editor.x > form.x + form.width, "beside each other");
    await parameter("Zone").fill("typed in the form");
    await shows(visit.page.locator(".cm-content"), "typed in the form");
    await visit.json('{"Zone": "typed as text"}');
    await visit.page.waitForFunction(() => document.getElementById("param-Zone").value === "typed as text");
    await visit.page.setViewportSize({ width: 1024, height: 800 });
    await visit.page.getByRole("radio", { name: "Both", exact: true }).waitFor({ state: "hidden" });
  });

  it("no name runs under the next pane, at any width", async () => {
    await openModel(MODEL);
    await (await visit.parameter(LONG_NAME)).fill("x".repeat(300));
    await visit.parameter("Flag");
    for (const width of [380, 768, 1024, 1600]) {
      await visit.page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await tooWide(), [], `${width} px`);
      assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
    }
  });

  it("axe finds nothing in it, folded and opened", async () => {
    await openModel(MODEL);
    assert.deepEqual(await visit.violations("#request"), []);
    await visit.parameter("Flag");
    await parameter("Rules[399]").click();
    assert.deepEqual(await visit.violations("#request"), []);
  });
});

describe("descriptions", () => {
  it("have their lists, code and links, three lines of them until they are opened", async () => {
    await openModel(MODEL);
    const note = visit.page.locator('[id="param-Zone-note"]');
    assert.deepEqual(await note.locator("code").allInnerTexts(), ["DescribeZones", "A", "B", "C", "D"]);
    assert.equal(await note.locator("li").count(), 4);
    const links = await note.locator("a").evaluateAll((all) => all.map(({ href, rel }) => [href, rel]));
    assert.deepEqual(links, [["https://cloud.tencent.com/document/api/213/15707", "noopener noreferrer"]]);
    const clamped = note.locator(".clamped");
    const before = (await clamped.boundingBox()).height;
    assert.ok(before < 60, `${before} px`);
    await note.getByRole("button", { name: "more" }).click();
    assert.ok((await clamped.boundingBox()).height > before * 1.5);
    await note.getByRole("button", { name: "less" }).click();
    assert.equal((await clamped.boundingBox()).height, before);
  });

  it("of the vendor's own files, HTML and Markdown in one, are read like the catalogue's", async () => {
    const model = structuredClone(MODEL);
    const [zone] = model.objects.RunRequest.members.filter(({ name }) => name === "Zone");
    zone.document =
      '<p style="color:red">取值：</p><ul><li><code>A</code>：<b>一</b></li><li>B <a href="https://cloud.tencent.com/x">文档</a></li></ul>' +
      "<script>alert(1)</script><img src=x onerror=alert(2)> [本地](/document/1) **重要** <br/>a &lt; b `c_d`";
    model.actions.RunMany.name = "<b>创建</b> `x`";
    await openModel(model);
    const note = visit.page.locator('[id="param-Zone-note"]');
    assert.equal(await note.locator("li").count(), 2);
    assert.deepEqual(await note.locator("code").allInnerTexts(), ["A", "c_d"]);
    assert.deepEqual(await note.locator("strong").allInnerTexts(), ["一", "重要"]);
    const links = await note.locator("a").evaluateAll((all) => all.map(({ href }) => href));
    assert.deepEqual(links, ["https://cloud.tencent.com/x", "https://cloud.tencent.com/document/1"]);
    assert.match(await note.innerText(), /a < b/);
    assert.equal(await visit.page.locator("#request :is(script, img, [style*=red])").count(), 0);
    assert.doesNotMatch(await note.innerText(), /alert|<\/?\w/);
    assert.equal(await visit.page.locator(".action-title").innerText(), "创建 x");
  });

  it("a short one has no button", async () => {
    await openModel(MODEL);
    assert.equal(await visit.page.locator('[id="param-Given-note"] .more-text').count(), 0);
  });
});

const catalogue = (path) => new URL(`../../catalogue/services/${path}.json`, import.meta.url);
const LARGEST = [
  ["apm/2021-06-22", "ModifyApmApplicationConfig"],
  ["tsf/2018-03-26", "DeployContainerApplication"],
  ["cpdp/2019-08-20", "AddMerchant"],
  ["apigateway/2018-08-08", "ModifyApi"],
  ["mps/2019-06-12", "SyncDubbing"],
  ["ess/2020-11-11", "CreateIntegrationRole"],
  ["vpc/2017-03-12", "CreatePrivateNatGatewayDestinationIpPortTranslationNatRule"],
];

describe(
  "the largest forms of the catalogue",
  { skip: !existsSync(catalogue(LARGEST[0][0])) && "cargo xtask catalogue makes it" },
  () => {
    for (const [path, action] of LARGEST)
      it(`${path} ${action}`, async () => {
        await openModel(JSON.parse(readFileSync(catalogue(path), "utf8")), action);
        assert.ok((await height()) < 20_000, `${await height()} px`);
        assert.deepEqual(await tooWide(), []);
        assert.match(await visit.signature(), /^[0-9a-f]{64}$/);
      });
  },
);
