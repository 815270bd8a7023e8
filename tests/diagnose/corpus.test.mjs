// Broken requests, a folder each, made by code that is not the package's: make/main.mjs says how.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { before, describe, it } from "node:test";
import * as inspect from "tc3fetch/diagnose";
import { readCases } from "./cases.mjs";
import { judge, summary } from "./judge.mjs";

const cases = readCases();
const judgements = [];
before(async () => {
  for (const given of cases) judgements.push(await judge(inspect, given));
});

const percent = (part, whole) => `${part} of ${whole}, ${((100 * part) / whole).toFixed(1)} %`;
const expectedOf = (name) => cases.find((given) => given.name === name).expected.join(" and ");

/** Prints each miss with what was expected and found. */
function report(test, missed) {
  for (const { name, got } of missed) test.diagnostic(`${name}: expected ${expectedOf(name)}, got ${got}`);
}

describe(`of ${cases.length} broken requests`, () => {
  it("the right cause comes first in 95 of 100", (test) => {
    const { first } = summary(judgements);
    test.diagnostic(`first: ${percent(first, cases.length)}`);
    report(
      test,
      judgements.filter((each) => !each.first),
    );
    assert.ok(first / cases.length >= 0.95);
  });

  it("the right causes are among the first three in 99 of 100", (test) => {
    const { three } = summary(judgements);
    test.diagnostic(`in the first three: ${percent(three, cases.length)}`);
    report(
      test,
      judgements.filter((each) => !each.three),
    );
    assert.ok(three / cases.length >= 0.99);
  });

  it("every single mistake is proved with the key, where the request is whole", () => {
    const single = (name) => cases.find((given) => given.name === name).expected.length === 1;
    const missed = judgements.filter(({ name, graded }) => single(name) && !graded);
    assert.deepEqual(
      missed.map(({ name, got }) => `${name}: ${got}`),
      [],
    );
  });

  it("nothing is proved without the key, nothing else is certain, and no answer holds a secret", () => {
    const missed = judgements.filter(({ faults }) => faults.length);
    assert.deepEqual(
      missed.map(({ name, faults }) => `${name}: ${faults.join("; ")}`),
      [],
    );
  });

  it("no answer holds a derived key", async () => {
    const mac = (key, message) => createHmac("sha256", key).update(message).digest();
    for (const { name, pasted, credentials, now, options } of cases.filter(({ system }) => system.startsWith("TC3"))) {
      if (!credentials) continue;
      const scope = /Credential=[^/]+\/([^/]+)\/([^/]+)\//.exec(pasted);
      if (!scope) continue;
      const date = mac(`TC3${credentials.secretKey}`, scope[1]);
      const service = mac(date, scope[2]);
      const keys = [date, service, mac(service, "tc3_request")];
      const texts = JSON.stringify(await inspect.diagnose(pasted, credentials, { now, ...options }));
      for (const key of keys)
        for (const encoding of ["hex", "base64"]) assert.ok(!texts.includes(key.toString(encoding)), name);
    }
  });
});

it("each cause of the catalogue has a case, in each system to which it applies", () => {
  const has = (system, id) => cases.some((given) => given.system.startsWith(system) && given.expected.includes(id));
  const systems = { tc3: "TC3", v1: "HmacSHA", acs3: "ACS3" };
  const missing = inspect.causes
    .map(({ id }) => id)
    .filter((id) => !Object.values(systems).some((each) => has(each, id)));
  assert.deepEqual(missing, []);
});

it("what is diagnosed can be aborted", async () => {
  const given = cases.find(({ expected }) => expected.includes("secret-wrong"));
  const signal = AbortSignal.abort(new Error("enough"));
  await assert.rejects(inspect.diagnose(given.pasted, given.credentials, { now: given.now, signal }));
});
