// Node, Deno and Bun: `script.mjs NAME [ENDPOINT]`, in a project that has the package installed.
import process from "node:process";
import * as tc3fetch from "tc3fetch";
import * as inline from "tc3fetch/inline";
import * as inspect from "tc3fetch/inspect";
import * as slim from "tc3fetch/slim";
import * as fetched from "./fetched.mjs";
import * as gateways from "./gateways.mjs";
import * as internals from "./internals.mjs";
import * as repeated from "./repeated.mjs";
import { define, run } from "./suite.mjs";
import * as testing from "./testing.mjs";
import * as typed from "./typed.mjs";
import { vectors } from "./vectors.mjs";

const [, , name, endpoint] = process.argv;
// QUnit looks into the environment, for which Deno would need a permission.
if ("Deno" in globalThis) delete globalThis.process;
const { default: QUnit } = await import("qunit");

define(QUnit, { tc3fetch, inspect, typed, vectors, endpoint });
testing.define(QUnit, tc3fetch);
repeated.define(QUnit, tc3fetch);
fetched.define(QUnit, tc3fetch);
gateways.define(QUnit, { vectors, endpoint: endpoint });
internals.define(QUnit, { tc3fetch, inline, inspect, slim });
process.exitCode = (await run(QUnit, name)) ? 0 : 1;
