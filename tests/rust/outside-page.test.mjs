// A crate outside of the repository, with the client, in a page of Chromium.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, it } from "node:test";
import { createEndpoint, example } from "../../endpoint/index.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";
import { outside } from "./outside.mjs";
import { bindgen, buildWasm } from "./support.mjs";

const TYPES = { js: "text/javascript", wasm: "application/wasm" };

const project = outside("outside-page");
const endpoint = createEndpoint();
let folder;
let server;
let browser;
let page;

before(async () => {
  const built = await buildWasm(project.folder, "outside-page");
  folder = await bindgen(`${built}/outside_page.wasm`, "outside-page", "web");
  server = createServer(serve);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
});

after(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
  project.remove();
});

it("calls the endpoint behind a path of its own origin", async () => {
  assert.equal(await invoke("hello"), "hello from scf");
});

it("gets the service's own errors", async () => {
  assert.match(await invoke("missing"), /ResourceNotFound\.FunctionName: /);
});

it("has an export named `window`, which tc3fetch never asks for", async () => {
  assert.equal(await page.evaluate(async () => (await import("/module.js")).window(0)), 1);
});

const invoke = (name) =>
  page.evaluate(
    async ([secretKey, name]) => {
      const program = await import("/module.js");
      await program.default();
      return program.invoke("/tc3", secretKey, name).catch(String);
    },
    [example.secretKey, name],
  );

/** An empty page, the program, and the proxy. */
function serve(request, response) {
  const { url } = request;
  if (url.startsWith("/tc3/")) {
    request.url = url.slice("/tc3".length);
    return endpoint.handle(request, response);
  }
  const [, name, type] = /^\/(module\w*\.(js|wasm))$/.exec(url) ?? [];
  response.setHeader("Content-Type", TYPES[type] ?? "text/html");
  return response.end(name ? readFileSync(`${folder}/${name}`) : '<!doctype html><link rel="icon" href="data:,">');
}
