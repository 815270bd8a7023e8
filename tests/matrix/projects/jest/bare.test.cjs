/** @jest-environment jsdom */
const { call, sign } = require("tc3fetch");
const expected = require("./expected.json");

const credentials = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const request = {
  service: "scf",
  version: "2018-04-16",
  action: "Invoke",
  region: "ap-guangzhou",
  params: { FunctionName: "hello" },
};

test("jsdom alone: sign works, and call says what is missing", async () => {
  expect(typeof TextEncoder).toBe("undefined");
  expect(sign({ ...request, timestamp: 1700000000 }, credentials).signature).toBe(expected.signature);
  const missing = { code: "ClientError.WrongType", parameter: "fetch" };
  await expect(call(request, { credentials })).rejects.toMatchObject(missing);
});
