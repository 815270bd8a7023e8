// The corpus in workerd, which finds what Node finds.
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import * as inspect from "tc3fetch/diagnose";
import { bundleWorker, withWorker } from "../workerd.mjs";
import { readCases } from "./cases.mjs";
import { judge } from "./judge.mjs";

it("workerd finds the same causes", async () => {
  const cases = readCases();
  const out = fileURLToPath(new URL("../.work/diagnose/workerd", import.meta.url));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const inNode = [];
  for (const given of cases) inNode.push(await judge(inspect, given));
  const modules = await bundleWorker(fileURLToPath(new URL(".", import.meta.url)), out);
  const judgements = await withWorker(out, modules, {}, async (url) => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify(cases) });
    return response.json();
  });
  assert.deepEqual(judgements, inNode);
});
