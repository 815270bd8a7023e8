/**
 * Whether a million `sign` calls leave WebAssembly's memory where the first thousand left it:
 *
 *     node benches/memory.mjs
 */
import * as glue from "../pkg/engine.js";
import bytes from "../pkg/engine-wasm.js";
import { sign } from "../pkg/index.js";

const { memory } = glue.initSync({ module: new WebAssembly.Module(bytes()) });
const credentials = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const request = { service: "cvm", version: "2017-03-12", action: "DescribeInstances" };
const calls = (count) => {
  for (let index = 0; index < count; index++) sign({ ...request, params: { Limit: index % 100 } }, credentials);
};

calls(1_000);
const before = memory.buffer.byteLength;
calls(999_000);
const after = memory.buffer.byteLength;
console.log(`\nmemory: ${before / 1024} KiB after a thousand calls, ${after / 1024} KiB after a million: ${after === before ? "pass" : "MISS"}`);
