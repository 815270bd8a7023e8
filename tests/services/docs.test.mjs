// The code of docs/every-service.md as it stands there, against the local endpoint.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { example, project, root, runNode } from "../examples/readme.mjs";
import { credentials, useEndpoint, withoutCatalogue } from "./support.mjs";

const PAGE = "docs/every-service.md";
const PRINTED = { use: "true number\n", call: "true\n", check: "ClientError.WrongType Limit\n" };
const endpoint = useEndpoint();

describe(PAGE, () => {
  it("has no code of the package but what is run here", () => {
    const text = readFileSync(`${root}${PAGE}`, "utf8");
    assert.equal(text.match(/^```ts$/gm).length, Object.keys(PRINTED).length);
  });

  for (const [name, printed] of Object.entries(PRINTED))
    it(name, { skip: withoutCatalogue }, async () => {
      const cwd = project(`services-docs-${name}`, { "example.mjs": example(name, PAGE) });
      const env = {
        TENCENTCLOUD_SECRET_ID: credentials.secretId,
        TENCENTCLOUD_SECRET_KEY: credentials.secretKey,
        ENDPOINT: endpoint.url,
      };
      assert.deepEqual(await runNode(cwd, ["example.mjs"], env), { status: 0, stdout: printed, stderr: "" });
    });
});
