/**
 * The suite of tests/runtime over the Rust client: both faces are held to the same tests.
 *
 *     node tests/client/main.mjs
 *
 * Needs the program (`cargo xtask client`). What only JavaScript can see is left out, and counted.
 */
import process from "node:process";
import { createEndpoint } from "../../endpoint/index.mjs";
import { LEFT_OUT } from "./left-out.mjs";
import { loadClient, makeSuite } from "./support.mjs";

// QUnit looks at the arguments of the process.
const { default: QUnit } = await import("qunit");
const tc3fetch = await loadClient();
const project = makeSuite();
const { define, run } = await import(`${project}suite.mjs`);
const { vectors } = await import(`${project}vectors.mjs`);
const endpoint = await createEndpoint().listen();
const counts = new Map();

/** The reason for which a test is left out, if it is. */
function reasonFor(path) {
  const found = LEFT_OUT.find(({ tests }) => tests.some((pattern) => pattern.test(path)));
  if (found) counts.set(found.reason, (counts.get(found.reason) ?? 0) + 1);
  return found;
}

const modules = [];
const chosen = new Proxy(QUnit, {
  get(target, name) {
    if (name === "module") {
      return (title, definition) =>
        reasonFor(title) ??
        target.module(title, () => {
          modules.push(title);
          definition();
          modules.pop();
        });
    }
    if (name === "test") return (title, body) => reasonFor([...modules, title].join(" > ")) ?? target.test(title, body);
    return target[name];
  },
});

define(chosen, { tc3fetch, typed: { v1: tc3fetch, ...tc3fetch }, vectors, endpoint: endpoint.url });
try {
  process.exitCode = (await run(QUnit, "the Rust client in node")) ? 0 : 1;
} finally {
  await endpoint.close();
}
for (const [reason, count] of counts) console.log(`    ${count} left out: ${reason}`);
const stale = LEFT_OUT.filter(({ reason }) => !counts.has(reason));
if (stale.length > 0) {
  console.log(`not ok: nothing is left out for: ${stale.map(({ reason }) => reason).join("; ")}`);
  process.exitCode = 1;
}
