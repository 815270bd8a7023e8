// The markup of texts in models: what is read of it, and that nothing else comes through.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { load } from "./parts.mjs";

const { readRichText, plainText, safeAddress } = await load("api/rich-text.ts");

const paragraph = (...lines) => ({ kind: "paragraph", lines });
const link = (href, ...content) => ({ kind: "link", href, content });
const code = (text) => ({ kind: "code", text });

describe("texts of models", () => {
  it("a text without markup is one paragraph, character by character", () => {
    for (const text of ["ID of the instance.", "返回数量，默认为20。", "a * b < c_d > e & f | g", "1.5 times", "-1"])
      assert.deepEqual(readRichText(text), [paragraph([text])]);
    assert.deepEqual(readRichText(""), []);
  });

  it("paragraphs and lines", () => {
    assert.deepEqual(readRichText("a\nb\n\nc"), [paragraph(["a"], ["b"]), paragraph(["c"])]);
  });

  it("bold, code and links, in each other", () => {
    assert.deepEqual(readRichText("see **the `Limit` of [x](https://a.example/b)** or <https://c.example/>."), [
      paragraph([
        "see ",
        { kind: "bold", content: ["the ", code("Limit"), " of ", link("https://a.example/b", "x")] },
        " or ",
        link("https://c.example/", "https://c.example/"),
        ".",
      ]),
    ]);
  });

  it("lists, in lists, with numbers, and what follows them", () => {
    assert.deepEqual(readRichText("Values:\n- `A`: one\n  more of it\n- B\n  - B1\n  - B2\n\nThen:\n3. x\n4. y\nend"), [
      paragraph(["Values:"]),
      {
        kind: "list",
        isOrdered: false,
        start: 1,
        items: [
          { lines: [[code("A"), ": one"], ["more of it"]], inner: [] },
          {
            lines: [["B"]],
            inner: [
              {
                kind: "list",
                isOrdered: false,
                start: 1,
                items: [
                  { lines: [["B1"]], inner: [] },
                  { lines: [["B2"]], inner: [] },
                ],
              },
            ],
          },
        ],
      },
      paragraph(["Then:"]),
      {
        kind: "list",
        isOrdered: true,
        start: 3,
        items: [
          { lines: [["x"]], inner: [] },
          { lines: [["y"]], inner: [] },
        ],
      },
      paragraph(["end"]),
    ]);
  });

  it("lines of code, also without an end", () => {
    assert.deepEqual(readRichText('a\n```\n{\n  "b": **1**\n}\n```\nc'), [
      paragraph(["a"]),
      code('{\n  "b": **1**\n}'),
      paragraph(["c"]),
    ]);
    assert.deepEqual(readRichText("```\na"), [code("a")]);
  });

  it("a backslash takes a sign its meaning, and no letter", () => {
    assert.deepEqual(readRichText("\\*\\*a\\*\\* \\`b\\` \\[c](https://d.example) C:\\dir\n\\- e"), [
      paragraph(["**a** `b` [c](https://d.example) C:\\dir"], ["- e"]),
    ]);
  });

  it("a link goes to http and https alone, to a domain, and without a password; else its words stay", () => {
    for (const target of [
      "javascript:alert",
      "data:text/html,x",
      "//evil.example",
      "/document/1",
      "#here",
      "",
      "https://user:pass@evil.example/",
      "https://localhost/",
      "http://",
      "JAVASCRIPT:https://a.example",
    ]) {
      assert.equal(safeAddress(target), undefined, target);
      assert.deepEqual(readRichText(`[words](${target})`), [paragraph(["words"])], target);
    }
    assert.deepEqual(readRichText("[words](javascript:alert(1))"), [paragraph(["[words](javascript:alert(1))"])]);
    assert.equal(
      safeAddress("https://cloud.tencent.com/document/product/213"),
      "https://cloud.tencent.com/document/product/213",
    );
  });

  it("HTML stays the text that it is", () => {
    const text = '<img src=x onerror=alert(1)> <a href="javascript:alert(1)">x</a> &lt;b&gt;';
    assert.deepEqual(readRichText(text), [paragraph([text])]);
  });

  it("as one line of plain text", () => {
    assert.equal(
      plainText("**Note:**\n- `A` is [one](https://a.example)\n- two\n\n```\n{}\n```"),
      "Note: A is one two {}",
    );
  });

  it("hostile texts take no longer than long ones", () => {
    for (const sign of ["**", "`", "[", "](", "<https://", "- ", "  - \n", "\\", "1. a\n", "```\n", "**[`<"]) {
      const text = sign.repeat(20_000 / sign.length);
      const start = performance.now();
      readRichText(text);
      assert.ok(performance.now() - start < 500, `${sign}: ${performance.now() - start} ms`);
    }
  });
});

const services = new URL("../../catalogue/services/", import.meta.url);
/** Every tenth of them: some 20,000 texts in half a second. */
const files = existsSync(services)
  ? readdirSync(services, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".json"))
      .sort()
      .filter((_, index) => index % 10 === 0)
  : [];

describe("texts of the catalogue", { skip: files.length === 0 && "cargo xtask catalogue makes it" }, () => {
  it("are read, and no letter of them is lost", () => {
    let count = 0;
    const letters = (text) => text.replace(/[^\p{L}]/gu, "");
    for (const path of files) {
      const { actions, objects } = JSON.parse(readFileSync(new URL(path, services), "utf8"));
      const documented = [...Object.values(actions), ...Object.values(objects).flatMap(({ members }) => members)];
      for (const { document = "" } of documented)
        for (const one of typeof document === "string" ? [document] : Object.values(document)) {
          count++;
          // Without the addresses, which are no words.
          const text = one.replace(/\]\([^()\s]*\)/g, "]").replace(/<https?:[^<>\s]+>/g, "");
          assert.equal(letters(plainText(text)), letters(text), path);
        }
    }
    assert.ok(count > 10_000, String(count));
  });
});
