// The README's page, in Chromium, without a change to its HTML: served beside node_modules like any
// static site, under a Content-Security-Policy, with the local endpoint behind /tc3.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, beforeEach, it } from "node:test";
import { createEndpoint, temporary } from "../../endpoint/index.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";
import { example, RETURNED, root } from "./readme.mjs";

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8" };

const html = example("page");
const endpoint = createEndpoint();
let server;
let address;
let browser;
/** What the server's policy allows scripts, and what it hands out as credentials. */
let scripts;
let credentials;

before(async () => {
  server = createServer(serve);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
});

beforeEach(() => {
  scripts = `'self' 'wasm-unsafe-eval'`;
  credentials = temporary;
});

it("shows what the function returned", async () => {
  assert.equal(await shown(), RETURNED);
});

it("shows the service's own code when the token is wrong", async () => {
  credentials = { ...temporary, token: "WRONGTOKEN" };
  assert.match(await shown(), /^AuthFailure\.TokenFailure: /);
});

it("says so when the policy lacks 'wasm-unsafe-eval'", async () => {
  scripts = "'self'";
  assert.match(await shown(), /^ClientError\.WasmBlocked: /);
});

/** The text of #result, once the call has settled. */
async function shown() {
  const page = await browser.newPage();
  try {
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(address);
    await page.waitForFunction(() => document.querySelector("#result")?.textContent !== "…", undefined, {
      timeout: 15_000,
    });
    assert.deepEqual(failures, []);
    return await page.textContent("#result");
  } finally {
    await page.close();
  }
}

/** A static site with two extras: temporary credentials, and the proxy of the services. */
function serve(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname.startsWith("/tc3/")) {
    request.url = request.url.slice("/tc3".length);
    return endpoint.handle(request, response);
  }
  if (pathname === "/credentials") {
    response.setHeader("Content-Type", "application/json");
    return response.end(JSON.stringify(credentials));
  }
  const served = /^\/node_modules\/tc3fetch\/([\w/-]+\.js)$/.exec(pathname);
  if (pathname !== "/" && !served) return response.writeHead(404).end();
  response.setHeader("Content-Security-Policy", `default-src 'self'; script-src ${scripts} ${inlineScript()}`);
  response.setHeader("Content-Type", served ? TYPES.js : TYPES.html);
  return response.end(served ? readFileSync(`${root}pkg/${served[1]}`) : html);
}

/** The policy's permission for the script in the page: its hash. */
function inlineScript() {
  const [, script] = /<script type="module">(.*?)<\/script>/s.exec(html);
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
