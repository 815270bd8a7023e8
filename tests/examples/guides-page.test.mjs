// docs/guides/web-console.md: its project in Vite's server and, built, as a Worker in workerd, each opened in Chromium.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { build } from "vite";
import { launchChromium } from "../runtime/runtimes.mjs";
import { bundleWorker, withWorker } from "../workerd.mjs";
import { guideEndpoint, guideProject, KEYS, ZONES } from "./guides.mjs";
import { root, TO_ENDPOINT } from "./readme.mjs";

const SESSION = "a session of the test";
/** What a page shows whose server gives no keys. */
const REFUSED = "ClientError.CredentialsProvider: the server gives no keys: 403";

/** Files of workerd's disk have no Content-Type, which Cloudflare's assets have. */
const WITH_TYPES = `import worker from "./server/worker.js";

const TYPES = { html: "text/html", js: "text/javascript" };
const ASSETS = (disk) => ({
  async fetch(request) {
    const { status, body } = await disk.fetch(request);
    return new Response(body, { status, headers: { "Content-Type": TYPES[request.url.split(".").at(-1)] ?? "text/plain" } });
  },
});
export default {
  fetch: (request, env, context) => worker.fetch(request, { ...env, ASSETS: ASSETS(env.ASSETS) }, context),
};
`;

let endpoint;
let browser;
before(async () => {
  [endpoint, browser] = await Promise.all([guideEndpoint(), launchChromium()]);
});
after(async () => {
  await browser?.close();
  await endpoint?.close();
});

/** What the page at an address shows to a visitor with a session, and to one without. */
async function shown(url) {
  const texts = [];
  for (const session of [encodeURIComponent(SESSION), "none"]) {
    const context = await browser.newContext();
    await context.addCookies([{ name: "session", value: session, url }]);
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => !["…", undefined].includes(document.querySelector("#zones")?.textContent));
    texts.push(await page.textContent("#zones"));
    await context.close();
  }
  return texts;
}

describe("web-console", () => {
  const folder = guideProject("web-console");

  it("while developing", { timeout: 60_000 }, async () => {
    const env = { ...process.env, ...KEYS, SESSION: encodeURIComponent(SESSION), ENDPOINT: endpoint.url };
    // The package is a link to a folder of the repository, which is not below the project.
    const settings = JSON.stringify({ server: { fs: { strict: false } }, cacheDir: "cache" });
    writeFileSync(
      `${folder}/vite.test.js`,
      `import { mergeConfig } from "vite";\nimport config from "./vite.config.js";\nexport default mergeConfig(config, ${settings});\n`,
    );
    const args = ["--import", TO_ENDPOINT, `${root}node_modules/vite/bin/vite.js`, "--config", "vite.test.js"];
    const vite = spawn(process.execPath, [...args, "--host", "127.0.0.1", "--port", "0"], { cwd: folder, env });
    try {
      const [zones, refused] = await shown(await addressOf(vite));
      assert.equal(zones, ZONES.join(" "));
      assert.equal(refused, REFUSED);
    } finally {
      vite.kill();
    }
  });

  it("deployed", { timeout: 60_000 }, async () => {
    await build({ root: folder, configFile: `${folder}/vite.config.js`, logLevel: "error" });
    assert.ok(existsSync(`${folder}/dist/index.html`));
    writeFileSync(`${folder}/worker.mjs`, WITH_TYPES);
    const modules = await bundleWorker(folder, `${folder}/out`);
    const bindings = { ...KEYS, SESSION: encodeURIComponent(SESSION), ASSETS: { files: `${folder}/dist` } };
    const use = async (url) => {
      const [zones, refused] = await shown(`${url}index.html`);
      assert.equal(zones, ZONES.join(" "));
      assert.equal(refused, REFUSED);
      // Another site's page, and another host, are not served.
      const asked = (path, headers) => fetch(`${url}${path}`, { method: "POST", headers, body: "{}" });
      assert.equal((await asked("tc3/cvm.tencentcloudapi.com/", { Origin: "https://other.example" })).status, 403);
      assert.equal((await asked("tc3/scf.tencentcloudapi.com/", { Origin: new URL(url).origin })).status, 403);
      assert.equal((await asked("api/keys", {})).status, 403);
    };
    await withWorker(`${folder}/out`, modules, bindings, use, endpoint.url);
  });
});

/** The address that Vite prints when it listens. */
function addressOf(vite) {
  return new Promise((resolve, reject) => {
    let text = "";
    for (const stream of [vite.stdout, vite.stderr])
      stream.on("data", (piece) => {
        text += `${piece}`.replaceAll(/\u001b\[\d+m/g, "");
        const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
        if (address) resolve(address);
      });
    vite.on("close", (code) => reject(new Error(`Vite ended with ${code}: ${text}`)));
  });
}
