// Node, Deno and Bun: `script.mjs NAME [ENDPOINT]`.
import process from "node:process";
import { runChosen } from "./chosen.mjs";
import { bytes } from "./client/bytes.mjs";

const [, , name, endpoint] = process.argv;
// QUnit looks into the environment, for which Deno would need a permission.
if ("Deno" in globalThis) delete globalThis.process;
const { default: QUnit } = await import("qunit");

const { passed, counts } = await runChosen(QUnit, bytes, name, endpoint);
// They are the same everywhere.
if (name.endsWith(" node")) for (const [reason, count] of counts) console.log(`        ${count}: ${reason}`);
process.exitCode = passed ? 0 : 1;
