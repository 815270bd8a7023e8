// The page of docs/gateways.md in Chromium: another origin than the gateways, which it reaches under their own
// names, without a proxy.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, it } from "node:test";
import { build } from "esbuild";
import { temporary } from "../../endpoint/index.mjs";
import { example, project } from "../examples/readme.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";
import { lacks } from "../missing.mjs";
import { startGateways } from "./support.mjs";

let gateways;
/** For the certificate of the names. */
const skip = lacks("openssl");

before(async () => skip || (gateways = await startGateways("page")));
after(() => gateways?.close());

it("a page of another origin reaches both gateways, by temporary credentials and no proxy", { skip }, async () => {
  const folder = project("gateway-page", { "page.js": example("page", "docs/gateways.md") });
  const bundled = await build({
    absWorkingDir: folder,
    entryPoints: ["page.js"],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  const server = createServer((request, response) => {
    const [type, content] = {
      "/page.js": ["text/javascript", bundled.outputFiles[0].text],
      "/credentials": ["application/json", JSON.stringify({ ...temporary, expiresAt: Date.now() + 3_600_000 })],
    }[request.url] ?? [
      "text/html; charset=utf-8",
      '<!doctype html><body><script type="module" src="/page.js"></script>',
    ];
    response.setHeader("Content-Type", type);
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const rules = ["*.tcloudbasegateway.com", "*.tencentscf.com"].map((host) => `MAP ${host} 127.0.0.1:${gateways.port}`);
  const browser = await launchChromium([`--host-resolver-rules=${rules.join(", ")}`]);
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page
      .waitForFunction(() => document.body.textContent.includes("todo"), undefined, { timeout: 15_000 })
      .catch(() => {});
    assert.deepEqual(failures, []);
    const { items, todo } = JSON.parse(await page.evaluate(() => document.body.textContent));
    assert.deepEqual(items[0], { id: 1, name: "未命名" });
    assert.deepEqual([todo.method, todo.path, todo.uin], ["GET", "/todos/1", "100000000001"]);
    assert.ok(gateways.log.some((line) => /^GET scf GET.*-> ok/.test(line)));
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
});
