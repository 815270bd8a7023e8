// The table of docs/reliability.md: each of its rows is brought about, and compared with what the row says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { init } from "tc3fetch";
import { FAULTS } from "./faults.mjs";
import { meet } from "./meet.mjs";

const page = readFileSync(new URL("../../docs/reliability.md", import.meta.url), "utf8");
const [, table] = /^<!-- faults -->\n(.*?)^<!-- \/faults -->/ms.exec(page);
const [, , ...rows] = table
  .trim()
  .split("\n")
  .map((line) => line.slice(2, -2).split(" | "));

/** The row as it should be. */
async function rowOf(name) {
  const [reads, writes, token] = await Promise.all(
    ["reads", "writes", "token"].map((kind) => meet(FAULTS[name], kind)),
  );
  for (const { code, outcome } of [writes, token])
    assert.deepEqual({ code, outcome }, { code: reads.code, outcome: reads.outcome });
  return [name, reads.code, reads.outcome, reads.cell, writes.cell, token.cell];
}

describe("the table of faults", { concurrency: 4 }, () => {
  // The time of an attempt is for the attempt.
  before(() => init());

  it("has a row for each", () =>
    assert.deepEqual(
      rows.map(([name]) => name),
      Object.keys(FAULTS),
    ));

  for (const row of rows) it(row[0], async () => assert.deepEqual(await rowOf(row[0]), row));

  it("a write with a ClientToken and one that is idempotent are the same", async () => {
    for (const name of ["502 of a gateway", "the connection is refused", "the answer is empty"]) {
      const fault = FAULTS[name];
      assert.deepEqual(await meet(fault, "token", fault.requests.writes), await meet(fault, "token"), name);
    }
  });
});
