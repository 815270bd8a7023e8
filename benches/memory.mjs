/**
 * Whether a million `sign` calls leave WebAssembly's memory where the first thousand left it:
 *
 *     node benches/memory.mjs
 */
import loader from "../pkg/engine.js";
import { createSigner, createSigning, signOf } from "../pkg/core.js";

let memory;
const seen = { connect: (exports) => (({ memory } = exports), exports) };
const sign = signOf(createSigning(loader, createSigner, seen));
const credentials = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const request = { service: "cvm", version: "2017-03-12", action: "DescribeInstances" };
// Every other time by what is kept, and by credentials that never come again.
const calls = (count) => {
  for (let index = 0; index < count; index++)
    sign({ ...request, params: { Limit: index % 100 } }, index % 2 ? credentials : { ...credentials });
};

calls(1_000);
const before = memory.buffer.byteLength;
calls(999_000);
const after = memory.buffer.byteLength;
console.log(
  `\nmemory: ${before / 1024} KiB after a thousand calls, ${after / 1024} KiB after a million: ${after === before ? "pass" : "MISS"}`,
);
