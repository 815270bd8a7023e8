// @tc3fetch/services in a page of Chromium, against the local endpoint.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { it } from "node:test";
import { build } from "esbuild";
import { project } from "../examples/readme.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";
import { credentials, useEndpoint, withoutCatalogue } from "./support.mjs";

const endpoint = useEndpoint();

it("calls ten services, in a page", { skip: withoutCatalogue }, async () => {
  const folder = project("services-page", {});
  const code = `import { callTen } from ${JSON.stringify(new URL("ten.mjs", import.meta.url).pathname)};
window.callTen = callTen;
`;
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  const server = createServer((request, response) => {
    const isPage = request.url === "/";
    response.setHeader("Content-Type", isPage ? "text/html" : "text/javascript; charset=utf-8");
    response.end(isPage ? '<!doctype html><script type="module" src="/page.js"></script>' : outputFiles[0].contents);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => "callTen" in window);
    const config = { credentials, region: "ap-guangzhou", proxy: endpoint.url };
    assert.deepEqual(await page.evaluate((config) => window.callTen(config), config), { called: 10, wrong: {} });
  } finally {
    await browser.close();
    server.close();
  }
});
