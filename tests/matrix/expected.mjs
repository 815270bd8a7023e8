// What every program must give: what it gives in Node, whose engine the vectors hold
// (tests/runtime). What `call` sends is judged by the local endpoint besides.
import assert from "node:assert/strict";
import { RETURNED } from "../examples/readme.mjs";
import { engines } from "./shared/engines.js";
import { sign } from "tc3fetch";

const { signature } = sign(
  {
    service: "scf",
    version: "2018-04-16",
    action: "Invoke",
    region: "ap-guangzhou",
    params: { FunctionName: "hello" },
    timestamp: 1700000000,
  },
  { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" },
);

/** Of shared/check.js. */
export const CHECKED = { signature, answer: RETURNED };

/** The same with shared/engines.js. */
export const EVERYTHING = { ...CHECKED, engines: await engines() };

/** Fails where a program gave something else. */
export function holds(found, expected = EVERYTHING) {
  assert.deepEqual(found, expected);
}
