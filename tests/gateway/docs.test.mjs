// The code of docs/gateways.md as it stands there, against the local endpoint under the gateways' own names, and
// without a proxy. docs-page.test.mjs has that of the page.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { example as credentials } from "../../endpoint/index.mjs";
import { example, project, root } from "../examples/readme.mjs";
import { lacks } from "../missing.mjs";
import { startGateways } from "./support.mjs";

const PAGE = "docs/gateways.md";
let gateways;
/** For the certificate of the names. */
const skip = lacks("openssl");

before(async () => skip || (gateways = await startGateways("docs")));
after(() => gateways?.close());

for (const [name, printed] of Object.entries({
  cloudbase: /^\[ \{ id: 1, name: '未命名' \} \]\n你\n好\nundefined\n$/,
  "function-url": /^PUT \/todos\/1\n$/,
  fetch: /^200 a text\n$/,
}))
  it(name, { skip }, async () => {
    const cwd = project(`gateway-${name}`, { "example.mjs": example(name, PAGE) });
    const child = spawn(process.execPath, ["--import", `${root}tests/gateway/direct.mjs`, "example.mjs"], {
      cwd,
      env: {
        ...process.env,
        TENCENTCLOUD_SECRET_ID: credentials.secretId,
        TENCENTCLOUD_SECRET_KEY: credentials.secretKey,
        GATEWAY_PORT: `${gateways.port}`,
        NODE_EXTRA_CA_CERTS: gateways.certificate,
      },
    });
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"]) child[stream].on("data", (chunk) => (output[stream] += chunk));
    await once(child, "close");
    assert.equal(output.stderr, "");
    assert.match(output.stdout, printed);
  });

it("every block of code is one of these", () => {
  const blocks = readFileSync(`${root}${PAGE}`, "utf8").match(/^```\w+$/gm);
  assert.equal(blocks.length, 4);
});
