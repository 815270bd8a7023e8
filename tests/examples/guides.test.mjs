// The guides of docs/guides, whose code runs as it stands there, against the local endpoint. web-console is in guides-page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import vm from "node:vm";
import { build } from "esbuild";
import { documented } from "../../endpoint/index.mjs";
import { fetchWorker } from "../workerd.mjs";
import { blockOf, blocksOf, GUIDES, guideEndpoint, guideProject, KEYS, printed, ZONES } from "./guides.mjs";
import { RETURNED, root } from "./readme.mjs";

let endpoint;
before(async () => (endpoint = await guideEndpoint()));
after(() => endpoint?.close());

const run = (folder, ...args) => printed(folder, args, { ENDPOINT: endpoint.url });

it("every block of code has a name", () => {
  assert.ok(GUIDES.length >= 8, GUIDES.join());
  for (const guide of GUIDES)
    for (const { kind, language, code } of blocksOf(`docs/guides/${guide}`))
      if (!["sh", "text"].includes(language)) assert.equal(kind, "file", `${guide}: a block without a name: ${code}`);
});

describe("start", () => {
  const folder = guideProject("start");

  it("the first call tells how many there are", async () =>
    assert.equal(await run(folder, "first.mjs"), "TotalCount InstanceSet string\n"));

  it("the first error is the one that is shown", async () => {
    const shown = blocksOf("docs/guides/start.md").find(({ language }) => language === "text").code;
    assert.equal(await run(folder, "error.mjs"), shown);
  });
});

describe("worker", () => {
  it("lists the zones in workerd, or says the service's code", async () => {
    const folder = guideProject("worker", { "worker.mjs": 'export { default } from "./src/index.ts";\n' });
    const ask = (bindings) => fetchWorker(folder, bindings, undefined, endpoint.url);
    const { status, text } = await ask(KEYS);
    assert.deepEqual([status, JSON.parse(text)], [200, ZONES]);
    const refused = await ask({ ...KEYS, TENCENTCLOUD_SECRET_KEY: "WRONGSECRET" });
    assert.deepEqual([refused.status, JSON.parse(refused.text).code], [502, "AuthFailure.SignatureFailure"]);
  });

  it("its test passes in vitest", async () => {
    // Cloudflare's plugin is in the matrix, where the same test runs in workerd.
    const folder = guideProject("worker", { "vitest.config.js": "export default {};\n" }, "worker-vitest");
    const modules = `${root}tests/testing/runners/node_modules`;
    symlinkSync(modules, `${folder}/node_modules`);
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined, NO_COLOR: "1" };
    const args = [`${modules}/vitest/vitest.mjs`, "run"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
    assert.match(stdout, /Tests\s+2 passed \(2\)/);
  });
});

describe("next", () => {
  /** What the files give as modules; Next itself builds them in the matrix. */
  async function module(folder, file) {
    const outfile = `${folder}/out/${file.replaceAll(/\W/g, "-")}.mjs`;
    const options = { bundle: true, format: "esm", platform: "node", packages: "external", jsx: "transform" };
    const banner = {
      js: "const React = { createElement: (type, props, ...children) => ({ type, props, children }) };",
    };
    await build({ entryPoints: [`${folder}/${file}`], outfile, banner, ...options });
    return import(pathToFileURL(outfile));
  }

  it("a component, a route and a proxy", async () => {
    const folder = guideProject("next");
    const { fetch } = globalThis;
    Object.assign(process.env, KEYS, { SITE: "https://site.example" });
    globalThis.fetch = (target, init) => fetch(`${target}`.replace("https:/", endpoint.url), init);
    try {
      const { default: Page } = await module(folder, "app/zones/page.jsx");
      const { type, children } = await Page();
      assert.deepEqual([type, children[0].map(({ children }) => children[0])], ["ul", ZONES]);
      const { GET } = await module(folder, "app/api/zones/route.js");
      assert.deepEqual(await (await GET(new Request("https://site.example/api/zones"))).json(), ZONES);
      process.env.TENCENTCLOUD_SECRET_KEY = "WRONGSECRET";
      const refused = await GET(new Request("https://site.example/api/zones"));
      assert.deepEqual([refused.status, (await refused.json()).code], [502, "AuthFailure.SignatureFailure"]);
      await proxied(await module(folder, "app/tc3/[...path]/route.js"));
    } finally {
      globalThis.fetch = fetch;
      for (const name of [...Object.keys(KEYS), "SITE"]) delete process.env[name];
    }
  });

  async function proxied({ POST }) {
    const { Client } = await import("tc3fetch");
    const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey } = KEYS;
    const calling = (origin) =>
      new Client({
        credentials: { secretId, secretKey },
        region: "ap-guangzhou",
        proxy: "https://site.example/tc3",
        fetch: (url, init) => POST(new Request(url, { ...init, headers: { ...init.headers, Origin: origin } })),
      }).call({ service: "cvm", version: "2017-03-12", action: "DescribeZones" });
    assert.equal((await calling("https://site.example")).TotalCount, ZONES.length);
    await assert.rejects(calling("https://other.example"), { code: "ProxyRefused.Origin" });
  }
});

describe("edgeone", () => {
  it("the bundled script answers in a realm that has little else than fetch", async () => {
    const folder = guideProject("edgeone");
    symlinkSync(`${root}node_modules`, `${folder}/node_modules`);
    await promisify(execFile)("sh", ["-c", blockOf("docs/guides/edgeone.md", "run", "bundle")], { cwd: folder });
    const answer = async (env) => {
      let listener;
      const context = vm.createContext({
        addEventListener: (type, given) => type === "fetch" && (listener = given),
        env,
        fetch: (url, init) => fetch(url.replace("https:/", endpoint.url), init),
        ...{ Headers, Response, URL, setTimeout, clearTimeout },
      });
      vm.runInContext(readFileSync(`${folder}/edge-function.js`, "utf8"), context);
      let answered;
      listener({ request: new Request("https://site.example/"), respondWith: (given) => (answered = given) });
      const response = await answered;
      return [response.status, await response.json()];
    };
    assert.deepEqual(await answer(KEYS), [200, ZONES]);
    const [status, { code }] = await answer({ ...KEYS, TENCENTCLOUD_SECRET_KEY: "WRONGSECRET" });
    assert.deepEqual([status, code], [502, "AuthFailure.SignatureFailure"]);
  });
});

describe("signature-failure", () => {
  const PAGE = "docs/guides/signature-failure.md";
  const folder = guideProject("signature-failure");
  const env = { TENCENTCLOUD_SECRET_ID: documented.secretId, TENCENTCLOUD_SECRET_KEY: documented.secretKey };

  it("the command says of the request what is shown", async () => {
    assert.match(blockOf(PAGE, "run", "why"), /^npx tc3fetch why request\.txt$/m);
    const options = { cwd: folder, env: { ...process.env, ...env, LANG: "en_US.UTF-8", LC_ALL: "" } };
    const why = promisify(execFile)(process.execPath, [`${root}pkg/bin/tc3fetch.js`, "why", "request.txt"], options);
    const { code, stdout } = await why.catch((error) => error);
    assert.equal(code, 1);
    assert.equal(stdout.split("\n\nRead as")[0], blockOf(PAGE, "printed", "why").trimEnd());
  });

  it("the program names the mistake and mends the request", async () => {
    const text = await printed(folder, ["why.mjs"], env);
    assert.match(text, /^proved date-local /);
    assert.match(text, /\ncurl .*\/2019-02-25\/cvm\/tc3_request/s);
  });
});

describe("from-pasted-code", () => {
  const folder = guideProject("from-pasted-code");
  const module = (file) => import(pathToFileURL(`${folder}/${file}`));
  const credentials = { secretId: KEYS.TENCENTCLOUD_SECRET_ID, secretKey: KEYS.TENCENTCLOUD_SECRET_KEY };
  const request = {
    service: "cvm",
    version: "2017-03-12",
    action: "DescribeZones",
    region: "ap-guangzhou",
    params: { Name: "中文" },
  };

  it("both sign alike, on each side of midnight", async () => {
    const [before, after] = [await module("before.mjs"), await module("after.mjs")];
    for (const timestamp of [1551113065, 1551139199, 1551139200]) {
      const old = before.signedRequest(credentials, request, timestamp);
      const signed = after.signedRequest(credentials, request, timestamp);
      assert.equal(signed.headers.Authorization, old.headers.Authorization);
      assert.deepEqual(Buffer.from(signed.body).toString(), old.body);
      assert.equal(signed.url, old.url);
    }
  });

  it("the call is made, and the stages are shown", async () => {
    writeFileSync(
      `${folder}/main.mjs`,
      `import { callApi } from "./call.mjs";
const { ZoneSet } = await callApi(${JSON.stringify(credentials)}, ${JSON.stringify({ ...request, params: {} })});
console.log(ZoneSet.map(({ Zone }) => Zone).join(" "));
`,
    );
    assert.equal(await run(folder, "main.mjs"), `${ZONES.join(" ")}\n`);
    assert.match(
      await run(folder, "compare.mjs"),
      /^POST\n\/\n\ncontent-type:.*\nTC3-HMAC-SHA256\n1551113065\n.*\n[0-9a-f]{64}\n$/s,
    );
  });
});

describe("from-the-sdk", () => {
  const folder = guideProject("from-the-sdk");

  it("before and after print the same", async () => {
    const args = ["--require", `${root}tests/examples/sdk-to-endpoint.cjs`, "before.cjs"];
    const shown = `${ZONES.join(" ")}\n`;
    assert.equal(await run(folder, ...args), shown);
    assert.equal(await run(folder, "after.mjs"), shown);
  });

  it("the typed client calls", async () => {
    const outfile = `${folder}/typed.mjs`;
    await build({ entryPoints: [`${folder}/typed.mts`], outfile, format: "esm" });
    assert.equal(await run(folder, "typed.mjs"), `${RETURNED}\n`);
  });
});
