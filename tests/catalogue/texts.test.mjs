// How the catalogue is made from the vendor's texts: rules that hold whatever the texts are. It needs no
// catalogue and no network.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { examplesOf } from "../../xtask/src/catalogue/examples.mjs";
import { makeIndex } from "../../xtask/src/catalogue/index.mjs";
import { address, plain, toMarkup } from "../../xtask/src/catalogue/markup.mjs";
import { forPage } from "../../xtask/src/catalogue/pages.mjs";
import { pagingOf } from "../../xtask/src/catalogue/paging.mjs";
import { readProse } from "../../xtask/src/catalogue/prose.mjs";

describe("markup", () => {
  for (const [text, expected] of [
    ["<p>实例 ID</p>", "实例 ID"],
    ["类型：<li>A：一</li><li>B：二</li>", "类型：\n\n- A：一\n- B：二"],
    ["<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"],
    ["<strong>必填</strong>，<b> 见 </b>下", "**必填**， **见** 下"],
    ["用 `ids.N` 与 <code>a&lt;b</code>", "用 `ids.N` 与 `a<b`"],
    ['```json\n{"a": 1,\n"b": 2}\n```', '```\n{"a": 1,\n"b": 2}\n```'],
    ["见[文档](https://cloud.tencent.com/a(b))", "见[文档](https://cloud.tencent.com/a%28b%29)"],
    ['见<a href="/document/api/213">文档</a>', "见[文档](https://cloud.tencent.com/document/api/213)"],
    ["Bearer <token>, a*b", "Bearer \\<token>, a\\*b"],
    ["|a|b|\n|--|--|\n|1|2|", "- a · b\n- 1 · 2"],
    ["# 标题\n内容", "**标题**\n\n内容"],
    ["子网\n注意：此字段可能返回 null，表示取不到有效值。", "子网"],
    [null, ""],
  ])
    it(JSON.stringify(text), () => assert.equal(toMarkup(text), expected));

  for (const hostile of [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>a",
    '<a href="javascript:alert(1)">a</a>',
    "[a](javascript:alert(1))",
    "[a](data:text/html,x)",
    "<svg><script>1</script></svg>",
    "<iframe src=//e.example>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<<p>script>alert(1)<</p>/script>",
    '[a](https://e.example/"onclick="x)',
    "<p title='`'><script>`",
  ])
    it(`nothing of ${JSON.stringify(hostile)} is an element or a link that runs`, () => {
      // In code every sign stands for itself.
      const markup = toMarkup(hostile).replace(/`[^`]*`/g, "");
      assert.doesNotMatch(markup, /(?<!\\)<(?!https?:\/\/[^<>\s]+>)/);
      for (const [, href] of markup.matchAll(/\]\(([^)]*)\)/g)) assert.match(href, /^https?:\/\/[^\s"'<>()]+$/);
    });

  it("an address has a host, no password, and http or https", () => {
    assert.equal(address("https://cloud.tencent.com/a?b=c"), "https://cloud.tencent.com/a?b=c");
    for (const wrong of [
      "javascript:1",
      "#a",
      "",
      "https://a:b@c.example",
      "mailto:a@b.example",
      "https://localhost/",
      "vbscript:x",
    ])
      assert.equal(address(wrong), undefined, wrong);
  });

  it("the words of a text can be had without its signs", () => {
    assert.equal(
      plain(toMarkup("<b>范围</b>：[1, 100]，见[文档](https://a.example)，`x`")),
      "范围：[1, 100]，见文档，x",
    );
  });
});

describe("a text that is made to take long", () => {
  const spaces = " ".repeat(60_000);
  for (const hostile of [
    ...[
      "_a_",
      "**a",
      "a**",
      "*a_b",
      "**[`<",
      "[",
      "![",
      "`",
      "~~",
      "<pre>",
      "<code>",
      "<pre><code>",
      "<!--",
      "<svg>",
      "<style>",
    ],
    ...[
      '<a href="x">',
      "<ul><li>",
      "<b> ",
      "```\n",
      "1. a\n",
      "# a\n",
      "|a|b|\n|-|-|\n",
      "http://",
      "a@b",
      "注意：",
      "\\",
    ],
    ...["> ", ">", "+ ", "1) ", "- 1. > "],
  ]
    .map((sign) => sign.repeat(60_000 / sign.length))
    .concat(
      `a${spaces}b*`,
      `${spaces}null`,
      `<a ${"href=".repeat(12_000)}`,
      `# a${spaces}b`,
      `<pre>${"\n".repeat(60_000)}x</pre>`,
    ))
    it(JSON.stringify(hostile.slice(0, 12)), () => {
      const start = process.cpuUsage();
      toMarkup(hostile);
      plain(hostile);
      const { user } = process.cpuUsage(start);
      assert.ok(user < 2_000_000, `${user / 1000} ms`);
    });
});

describe("prose", () => {
  const read = (text, type = "int", member = { int: "int64", list: "string" }[type] ?? type, example) =>
    readProse({ type, member, example }, toMarkup(text));
  for (const [text, type, facts] of [
    ["返回数量，默认为20，最大值为100。", "int", { default: 20, max: 100 }],
    ["取值范围：[1, 100]，默认值：10", "int", { default: 10, min: 1, max: 100 }],
    ["端口范围 1-65535", "int", { min: 1, max: 65535 }],
    ["最小值为1，最大值为50", "int", { min: 1, max: 50 }],
    ["是否强制，默认 false。", "bool", { default: false }],
    ["编码，默认为 UTF-8", "string", { default: "UTF-8" }],
    ["状态。0-关闭，1-开启", "int", { enum: [0, 1], open: true }],
    [
      "计费。取值：<li>PREPAID：包年</li><li>POSTPAID：按量</li>",
      "string",
      { enum: ["PREPAID", "POSTPAID"], open: true },
    ],
    ["网络，可选值：IPv4、IPv6。默认值：IPv4", "string", { enum: ["IPv4", "IPv6"], open: true, default: "IPv4" }],
    // Each of these leaves a doubt.
    ["如果是包年，默认为20", "int", {}],
    ["默认为10。批量时另有规定，默认为20", "int", {}],
    ["取值范围：[1, 100] 或 -1", "int", {}],
    ["取值范围：[1,100]，-1表示不限", "int", {}],
    ["最大值为10GB", "int", {}],
    ["取值：A、B等", "string", {}],
    ["非默认1", "int", {}],
    ["当前默认值由系统决定", "string", {}],
  ])
    it(text, () => assert.deepEqual(read(text, type), facts));

  it("what the example of the member contradicts is no fact", () => {
    assert.deepEqual(read("取值范围：[1, 100]", "int", "int64", "500"), {});
    assert.deepEqual(read("取值：A、B", "string", "string", "C"), {});
  });
});

describe("examples", () => {
  const objects = {
    In: {
      members: [
        { name: "Limit", type: "int", member: "int64" },
        { name: "Filters", type: "list", member: "Filter" },
        { name: "Id", type: "string", member: "string" },
      ],
    },
    Filter: {
      members: [
        { name: "Name", type: "string", member: "string" },
        { name: "Values", type: "list", member: "string" },
      ],
    },
  };
  const inputOf = (input, output = "") =>
    examplesOf("Do", { input: "In" }, [{ title: "t", input, output }], objects)[0];

  it("a request as it is sent", () => {
    assert.deepEqual(inputOf('POST / HTTP/1.1\r\nHost: a\r\n<公共请求参数>\r\n\r\n{"Limit": 1}').input, { Limit: 1 });
  });

  it("an address, whose texts take the types of the members", () => {
    const text =
      "https://cvm.tencentcloudapi.com/?Action=Do\n&Limit=5&Id=5&Filters.0.Name=a\n&Filters.0.Values.0=1&<公共请求参数>";
    assert.deepEqual(inputOf(text).input, { Limit: 5, Id: "5", Filters: [{ Name: "a", Values: ["1"] }] });
  });

  it("line breaks within a text", () => {
    assert.deepEqual(inputOf('POST / HTTP/1.1\n\n{"Id": "a\nb"}').input, { Id: "a\nb" });
  });

  it("an answer without its envelope; an error is no answer", () => {
    assert.deepEqual(inputOf("POST /\n\n{}", '{"Response": {"RequestId": "r"}}').output, { RequestId: "r" });
    assert.equal(inputOf("POST /\n\n{}", '{"Response": {"Error": {"Code": "a"}}}').output, undefined);
  });

  it("what cannot be read is left out", () => assert.equal(inputOf("POST / HTTP/1.1\n\n{{"), undefined));
});

describe("paging", () => {
  const paging = (input, output, more = {}) =>
    pagingOf({ input: "I", output: "O" }, { I: { members: input }, O: { members: output }, ...more });
  const int = (name, more) => ({ name, type: "int", member: "int64", ...more });
  const text = (name) => ({ name, type: "string", member: "string" });
  const list = (name, member = "Thing") => ({ name, type: "list", member });

  it("by offset, token or page, with the total where there is one", () => {
    const offset = { offset: "Offset", limit: "Limit", items: "Things", total: "TotalCount" };
    assert.deepEqual(paging([int("Offset"), int("Limit")], [int("TotalCount"), list("Things")]), offset);
    const token = { token: "Token", nextToken: "NextToken", items: "Things" };
    assert.deepEqual(paging([text("Token")], [text("NextToken"), list("Things")]), token);
    const page = { page: "PageNumber", first: 1, limit: "PageSize", items: "Things" };
    assert.deepEqual(paging([int("PageNumber", { default: 1 }), int("PageSize")], [list("Things")]), page);
  });

  it("by a position that is a text, which is said", () => {
    const vpcs = { offset: "Offset", text: true, limit: "Limit", items: "Things" };
    assert.deepEqual(paging([text("Offset"), text("Limit")], [list("Things")]), vpcs);
    const rules = { page: "PageNo", text: true, limit: "PageSize", items: "Things" };
    assert.deepEqual(paging([text("PageNo"), text("PageSize")], [list("Things")]), rules);
    assert.equal(paging([text("Page"), text("Size")], [list("Things")]), undefined);
  });

  it("the entries among other lists", () => {
    const itemsAmong = (...lists) => paging([int("Offset"), int("Limit")], lists)?.items;
    assert.equal(itemsAmong(list("Rules"), list("Healths", "RuleHealth")), "Rules");
    assert.equal(itemsAmong(list("ZoneOptions", "Option"), list("Things")), "Things");
    assert.equal(itemsAmong(list("Names", "string"), list("Things")), "Things");
    assert.equal(itemsAmong(list("Things"), list("FailData")), "Things");
    assert.equal(itemsAmong(list("Data"), list("Zones", "Zone")), "Data");
    const old = { ...list("Thing"), document: { en: "", zh: "该字段已废弃，请使用Things。" } };
    assert.equal(itemsAmong(old, list("Things")), "Things");
    assert.equal(itemsAmong(list("Things"), { ...list("Others"), disabled: true }), "Things");
  });

  it("in the only object of the answer that has one", () => {
    const output = [
      { name: "ErrorInfo", type: "object", member: "ErrorInfo" },
      { name: "Data", type: "object", member: "Page" },
    ];
    const objects = { Page: { members: [list("List"), int("Total")] }, ErrorInfo: { members: [text("Code")] } };
    assert.equal(paging([int("Offset"), int("Limit")], output, objects).items, "Data.List");
    objects.ErrorInfo.members.push(list("Causes"));
    assert.equal(paging([int("Offset"), int("Limit")], output, objects), undefined);
  });

  it("in the only object of the answer", () => {
    const output = [{ name: "Data", type: "object", member: "Page" }, text("RequestId")];
    const found = paging([int("Offset"), int("Limit")], output, { Page: { members: [list("List"), int("Total")] } });
    assert.deepEqual(found, { offset: "Offset", limit: "Limit", items: "Data.List", total: "Data.Total" });
  });

  it("not where it is not clear which list the entries are", () => {
    assert.equal(paging([int("Offset"), int("Limit")], [list("Things"), list("Others", "Other")]), undefined);
    assert.equal(paging([text("ClientToken")], [text("ClientToken"), list("Things")]), undefined);
  });
});

it("the index says which version of an action to take", () => {
  const action = (name, isOld = false) => ({ name, zh: `${name}中`, en: name === "A" ? "Run a" : "", isOld });
  const version = (date, ...actions) => ({ service: "demo", version: date, name: "示例", actions });
  const index = makeIndex(
    [
      version("2018-01-01", action("A"), action("B"), action("C")),
      version("2020-01-01", action("B", true), action("C")),
    ],
    {},
  );
  assert.deepEqual(index, {
    format: 1,
    sources: {},
    // B is deprecated in the newest version.
    services: [
      {
        id: "demo",
        name: "示例",
        versions: ["2020-01-01", "2018-01-01"],
        main: "2018-01-01",
        in: [[1], [1, 0], [0, 1]],
      },
    ],
    actions: ["A\nB\nC"],
    en: ["Run a\n\n"],
    zh: ["A中\nB中\nC中"],
  });
});

it("a page gets the texts of one language, and no answers", () => {
  const texts = { en: "a", zh: "甲" };
  const model = {
    metadata: {},
    actions: { Do: { name: texts, examples: [{ title: "t", input: { en: "x", zh: "y" }, output: {} }] } },
    objects: { In: { members: [{ name: "M", document: texts, enum: [{ value: 1, document: texts }] }] } },
    errors: { E: "乙" },
  };
  const { actions, objects, errors } = forPage(model, "en");
  assert.deepEqual(actions.Do, { name: "a", examples: [{ title: "t", input: { en: "x", zh: "y" } }] });
  assert.deepEqual(objects.In.members[0], { name: "M", document: "a", enum: [{ value: 1, document: "a" }] });
  assert.equal(errors.E, "乙");
  assert.equal(forPage(model, "zh").objects.In.members[0].document, "甲");
});
