// Node and Bun: `script.mjs NAME [ENDPOINT]`.
import process from "node:process";
import QUnit from "qunit";
import { runChosen } from "./chosen.mjs";

// Node's own `fetch` compiles WebAssembly for its connections, and does not catch that there is none.
if (typeof WebAssembly === "undefined")
  process.on("unhandledRejection", (reason) => {
    if (!/WebAssembly is not defined/.test(reason?.message)) throw reason;
  });

const [, , name, endpoint] = process.argv;
process.exitCode = (await runChosen(QUnit, name, endpoint)) ? 0 : 1;
