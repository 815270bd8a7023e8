// The corpus on a page in Chromium, which finds what Node finds.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { it } from "node:test";
import { build } from "esbuild";
import * as inspect from "tc3fetch/diagnose";
import { launchChromium, root } from "../runtime/runtimes.mjs";
import { readCases } from "./cases.mjs";
import { judge } from "./judge.mjs";

const HTML = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';

it("Chromium finds the same causes", async (test) => {
  const { outputFiles } = await build({
    entryPoints: [`${root}tests/diagnose/page.mjs`],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  const server = createServer((request, response) => {
    const isPage = request.url === "/";
    response.setHeader("Content-Security-Policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    response.setHeader("Content-Type", isPage ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8");
    response.end(isPage ? HTML : outputFiles[0].text);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.after(() => (server.close(), server.closeAllConnections()));
  const browser = await launchChromium();
  test.after(() => browser.close());

  const cases = readCases();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => "judgeAll" in window);
  const judgements = await page.evaluate((given) => window.judgeAll(given), cases);
  const inNode = [];
  for (const given of cases) inNode.push(await judge(inspect, given));
  assert.deepEqual(judgements, inNode);
});
