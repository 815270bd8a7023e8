// What a program does with tc3fetch, the same in every project of the matrix. Expected are what
// Node gives (tests/matrix/expected.mjs).
import { call, sign } from "tc3fetch";

const credentials = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const request = {
  service: "scf",
  version: "2018-04-16",
  action: "Invoke",
  region: "ap-guangzhou",
  params: { FunctionName: "hello" },
};

/** Signs, and calls the local endpoint, which checks the signature with the vendor's code. */
export async function check(endpoint) {
  const { signature } = sign({ ...request, timestamp: 1700000000 }, credentials);
  const { Result } = await call(request, { credentials, proxy: endpoint });
  return { signature, answer: Result.RetMsg };
}
