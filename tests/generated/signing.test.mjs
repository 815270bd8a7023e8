// Code that signs by hand, run as it stands against the local endpoint, which verifies every
// signature with the vendors' own code. Needs the built package, and the languages.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lacks } from "../missing.mjs";
import { runners } from "./runners.mjs";
import {
  aliyunCases,
  aliyunKeys,
  checkEcho,
  checkSent,
  codeTargets,
  folderFor,
  generate,
  guanceCases,
  guanceKeys,
  lastJson,
  startEndpoint,
  tencentCases,
  tencentKeys,
  within,
  write,
} from "./support.mjs";

const systems = [
  ["tencent", tencentCases, tencentKeys, checkEcho],
  ["aliyun", aliyunCases, aliyunKeys, (answer) => assert.equal(answer.Code, undefined, JSON.stringify(answer))],
  [
    "guance",
    guanceCases,
    guanceKeys,
    (answer) => assert.deepEqual([answer.success, answer.errorCode], [true, ""], JSON.stringify(answer)),
  ],
];

for (const [system, cases, keys, check] of systems) {
  for (const target of codeTargets.filter(({ id, systems }) => runners[id] && systems.includes(system))) {
    describe(`${target.label} for ${system}`, { concurrency: true, skip: lacks(target.id) }, () => {
      for (const [name, { request, credentials, sent }] of Object.entries(cases)) {
        it(name, async (test) => {
          // Each has an endpoint of its own: they run at the same time.
          const endpoint = await startEndpoint();
          test.after(() => endpoint.close());
          const asked = within(target.id, request);
          const code = generate(asked, target.id, { proxy: endpoint.url });
          const folder = folderFor(`${system}-${target.id}-${name}`);
          write(folder, target.filename, code);
          const answer = lastJson(await runners[target.id](folder, target.filename, keys(credentials)));
          check(answer, { request: asked });
          assert.equal(endpoint.requests.length, 1);
          checkSent(endpoint, asked, sent);
        });
      }
    });
  }
}

it("every target that signs by hand is run here", () => {
  const byHand = codeTargets.filter(({ kind, id }) => kind === "signing" || id === "curl").map(({ id }) => id);
  assert.deepEqual(byHand.sort(), Object.keys(runners).sort());
});
