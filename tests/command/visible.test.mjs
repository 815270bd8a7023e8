// Text of other people at a terminal, and two texts in aligned rows.
import assert from "node:assert/strict";
import { it } from "node:test";
import { difference } from "../../pkg/bin/difference.js";
import { columnsOf, visibleText } from "../../pkg/bin/visible.js";

const plain = { wrong: (text) => text, right: (text) => text, dim: (text) => text };
const rows = (mine, expected) => difference(mine, expected, ["mine", "expected"], plain);

it("nothing that is shown can command a terminal or be overlooked", () => {
  for (let code = 0; code <= 0xffff; code++) {
    const shown = visibleText(`a${String.fromCharCode(code)}b`);
    assert.doesNotMatch(shown, /[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3000\ufeff]/);
  }
  assert.equal(
    visibleText("a\r\n\t\u00a0\u001b[31m\u202e未😀\u{e0041}"),
    "a\\r\\n\\t\\u00a0\\u001b[31m\\u202e未😀\\u{e0041}",
  );
});

it("the mark stands below the first character that differs", () => {
  assert.deepEqual(rows("application/json", "application/json; charset=utf-8"), [
    "mine     | application/json",
    "expected | application/json; charset=utf-8",
    "                           ^",
  ]);
  assert.deepEqual(rows("abc", "aXc"), ["mine     | abc", "expected | aXc", "            ^"]);
});

it("what cannot be seen is written in letters, and the mark stays where it belongs", () => {
  assert.deepEqual(rows("a\r\nb", "a\nb"), ["mine     | a\\r\\nb", "expected | a\\nb", "            ^"]);
  assert.deepEqual(rows("\nb", "\nc"), ["mine     | \\nb", "expected | \\nc", "             ^"]);
});

it("Chinese characters and pictures take two columns", () => {
  assert.equal(columnsOf("a未😀"), 5);
  assert.deepEqual(rows("未命x", "未命y"), ["mine     | 未命x", "expected | 未命y", "               ^"]);
});

it("of a long text what surrounds the difference is shown", () => {
  const [mine, expected, mark] = rows(
    `${"a".repeat(5000)}X${"b".repeat(5000)}`,
    `${"a".repeat(5000)}Y${"b".repeat(5000)}`,
  );
  for (const row of [mine, expected]) assert.ok(row.length < 110, row);
  const column = mark.indexOf("^");
  assert.deepEqual([mine[column], expected[column]], ["X", "Y"]);
});

it("where one is empty, the other one is shown", () => {
  assert.deepEqual(rows("", "x"), ["mine     | ", "expected | x", "           ^"]);
});
