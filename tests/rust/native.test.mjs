// examples/native, against the local endpoint.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { createEndpoint, example, temporary } from "../../endpoint/index.mjs";
import { buildNative, run } from "./support.mjs";

const INVOKE = ["scf", "2018-04-16", "Invoke", "ap-guangzhou"];

let program;
let endpoint;

before(async () => {
  program = await buildNative();
  endpoint = await createEndpoint().listen();
});

after(() => endpoint?.close());

it("sends what it signed", async () => {
  const { Response } = await answered([...INVOKE, '{"FunctionName":"echo","ClientContext":"{\\"key\\":\\"值\\"}"}']);
  assert.equal(Response.Result.RetMsg, '{"key":"值"}');
});

it("signs with the token of temporary credentials", async () => {
  const { Response } = await answered([...INVOKE, '{"FunctionName":"hello"}'], temporary);
  assert.equal(Response.Result.ErrMsg, "");
});

it("shows what the service refused", async () => {
  const { Response } = await answered([...INVOKE, '{"FunctionName":"hello"}'], { ...example, secretKey: "ANOTHER" });
  assert.equal(Response.Error.Code, "AuthFailure.SignatureFailure");
});

it("sends nothing that could not be signed", async () => {
  const { code, stderr } = await runs(["scf", "2018-04-16", "Invoke", "ap guangzhou"]);
  assert.equal(code, 1);
  assert.match(stderr, /^ClientError\.InvalidCharacter: region .+\n.+/);
});

it("says which key is missing", async () => {
  const { code, stderr } = await run(program, INVOKE, { env: {} });
  assert.equal(code, 1);
  assert.match(stderr, /TENCENTCLOUD_SECRET_ID/);
});

async function answered(args, credentials) {
  const { code, stdout, stderr } = await runs(args, credentials);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}

function runs(args, { secretId, secretKey, token } = example) {
  const env = { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey, TC3FETCH_PROXY: endpoint.url };
  if (token) env.TENCENTCLOUD_SESSION_TOKEN = token;
  return run(program, args, { env });
}
