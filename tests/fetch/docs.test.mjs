// The code of docs/fetch.md as it stands there, against the local endpoint.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { example, project, root, runNode } from "../examples/readme.mjs";
import { acs, credentials, useEndpoint } from "./support.mjs";

const PAGE = "docs/fetch.md";
const endpoint = useEndpoint();

function run(name) {
  const cwd = project(`fetch-${name}`, { "example.mjs": example(name, PAGE) });
  const env = {
    TENCENTCLOUD_SECRET_ID: credentials.secretId,
    TENCENTCLOUD_SECRET_KEY: credentials.secretKey,
    ALIBABA_CLOUD_ACCESS_KEY_ID: acs.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: acs.accessKeySecret,
    ENDPOINT: endpoint.url,
  };
  return runNode(cwd, ["example.mjs"], env);
}

for (const [name, printed] of Object.entries({
  plain: /^\d+\n$/,
  "openapi-fetch": /^\d+\n$/,
  ky: /^\d+\n$/,
  aliyun: /^200\n$/,
}))
  it(name, async () => {
    const { stdout, stderr } = await run(name);
    assert.equal(stderr, "");
    assert.match(stdout, printed);
  });

it("every block of code is one of these", () => {
  const blocks = readFileSync(`${root}${PAGE}`, "utf8").match(/^```\w+$/gm);
  assert.equal(blocks.length, 4);
});
