// The page of docs/credentials.md, in Chromium: its client and its component, bundled as they stand there, and
// the server's own code for the credentials. Preact stands in for React.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, it } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createEndpoint, example as keys } from "../../endpoint/index.mjs";
import { example, project, RETURNED } from "../examples/readme.mjs";
import "../examples/to-endpoint.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";

const PAGE = "docs/credentials.md";
const log = [];
const endpoint = createEndpoint({ log: (line) => log.push(line) });
let server;
let browser;
let script;
let handOut;

before(async () => {
  const folder = project("credentials-page", {
    "tencent.js": example("client", PAGE),
    "greeting.jsx": example("react", PAGE),
    "server.mjs": example("server", PAGE),
    "main.jsx":
      'import { createRoot } from "react-dom/client"; import { Greeting } from "./greeting.jsx"; createRoot(document.body).render(<><Greeting /><Greeting /></>);',
  });
  const bundled = await build({
    absWorkingDir: folder,
    entryPoints: ["main.jsx"],
    bundle: true,
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    alias: { react: "preact/compat", "react-dom/client": "preact/compat/client" },
    write: false,
    logLevel: "error",
  });
  script = bundled.outputFiles[0].text;
  server = createServer(serve);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    TENCENTCLOUD_SECRET_ID: keys.secretId,
    TENCENTCLOUD_SECRET_KEY: keys.secretKey,
    ENDPOINT: `${address()}tc3`,
    ROLE_ARN: "qcs::cam::uin/100000000001:roleName/reader",
  });
  ({ handOut } = await import(pathToFileURL(`${folder}/server.mjs`)));
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
});

const address = () => `http://127.0.0.1:${server.address().port}/`;

it("components show what the function returned, by credentials of the server", async () => {
  const page = await browser.newPage();
  const failures = [];
  page.on("pageerror", (error) => failures.push(error.message));
  await page.goto(address());
  await page.waitForFunction(
    () => [...document.querySelectorAll("#result")].filter((one) => one.textContent !== "…").length === 2,
    undefined,
    { timeout: 15_000 },
  );
  assert.deepEqual(failures, []);
  assert.deepEqual(await page.$$eval("#result", (all) => all.map((one) => one.textContent)), [RETURNED, RETURNED]);
  assert.ok(log.some((line) => line.includes("sts AssumeRole -> ok")));
});

async function serve(request, response) {
  if (request.url.startsWith("/tc3/")) {
    request.url = request.url.slice("/tc3".length);
    return endpoint.handle(request, response);
  }
  if (request.url === "/api/credentials") {
    const { headers, body } = await handOut();
    response.setHeaders(headers);
    for await (const chunk of body) response.write(chunk);
    return response.end();
  }
  const isScript = request.url === "/main.js";
  response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
  return response.end(isScript ? script : '<!doctype html><body><script type="module" src="/main.js"></script>');
}
