// A page on another origin, in Chromium, through the proxy to the endpoint that verifies every signature: both modes.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, it } from "node:test";
import { build } from "esbuild";
import { toNodeListener } from "tc3fetch/proxy/node";
import { acsTemporary, guanceKey } from "../../endpoint/index.mjs";
import { launchChromium, root } from "../runtime/runtimes.mjs";
import { createProxies } from "./proxies.mjs";
import { startUpstream } from "./upstream.mjs";

const HTML = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
const closing = [];

let upstream;
let browser;
let script;
/** Addresses: of a page that is listed, of one that is not, and of the proxy. */
let listed;
let foreign;
let proxy;

before(async () => {
  upstream = await startUpstream();
  closing.push(() => upstream.close());
  const { outputFiles } = await build({
    entryPoints: [`${root}tests/proxy/page.mjs`],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  script = outputFiles[0].text;
  listed = await serve(servePage);
  foreign = await serve(servePage);
  const proxies = createProxies(upstream.url, listed);
  proxy = await serve(toNodeListener(proxies));
  browser = await launchChromium();
  closing.push(() => browser.close());
});
after(async () => {
  for (const close of closing.reverse()) await close();
});

async function serve(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => (server.close(), server.closeAllConnections()));
  return `http://127.0.0.1:${server.address().port}`;
}

function servePage(request, response) {
  const isPage = request.url === "/";
  // The page may reach the proxy and nothing else.
  response.setHeader("Content-Security-Policy", `script-src 'self' 'wasm-unsafe-eval'; connect-src ${proxy}`);
  response.setHeader("Content-Type", isPage ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8");
  response.end(isPage ? HTML : script);
}

/** What a function of page.mjs gives on a page of this origin. */
async function act(origin, name, ...given) {
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => "act" in window);
    return await page.evaluate(([name, given]) => window.act[name](...given), [name, [proxy, ...given]]);
  } finally {
    await page.close();
  }
}

it("signs with temporary keys that the proxy gave it, and the proxy forwards", async () => {
  const { events, ...rest } = await act(listed, "signs");
  assert.deepEqual(rest, { Params: { Name: "未命名" }, RequestId: "string", Method: "GET" });
  assert.equal(events.length, 2);
});

it("calls Alibaba Cloud and Guance as well", async () => {
  const seen = await act(listed, "signsForOthers", { ...acsTemporary }, guanceKey);
  assert.deepEqual(seen, { functions: true, traceId: "string" });
});

it("signs nothing where the keys live at the edge", async () => {
  const { events, ...rest } = await act(listed, "asks");
  assert.equal(events.length, 2);
  assert.deepEqual(rest, {
    Params: { Name: "未命名" },
    refused: { code: "ProxyRefused.Action", kind: "api", hasId: false },
    failed: { code: "FailedOperation", kind: "api", hasId: true },
  });
});

it("reads Date, the request id, and why it was refused", async () => {
  assert.deepEqual(await act(listed, "reads"), {
    status: 200,
    date: "Sun, 01 Jan 2023 00:00:00 GMT",
    requestId: "an-id",
    refused: { code: "ProxyRefused.Host", kind: "api", hasId: false },
  });
});

it("of another origin reads nothing, and nothing is sent for it", async () => {
  const count = upstream.asked.length;
  const blocked = { code: "ClientError.Network", kind: "network", hasId: false };
  assert.deepEqual(await act(foreign, "isForeign"), [blocked, blocked]);
  assert.deepEqual(upstream.asked.slice(count), []);
});
