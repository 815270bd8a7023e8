// The error that an event of a stream is, as Rust reads it too (src/tencent/event.rs): the cases of
// tests/vectors/tencent/events.json hold both to one rule.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { errorOfEvent } from "../../pkg/core.js";

const cases = JSON.parse(readFileSync(new URL("../vectors/tencent/events.json", import.meta.url), "utf8"));

it(`${cases.length} events are errors, or none`, () => {
  assert.ok(cases.length > 20);
  for (const { event, error } of cases) assert.deepEqual(errorOfEvent(event) ?? null, error, JSON.stringify(event));
});
