// docs/proxy.md: its code, run as it stands, and its tables. What is not there in a test is put in its place: the
// services are on this machine, and so is https://edge.example.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { example as keys } from "../../endpoint/index.mjs";
import { bun, deno, root } from "../runtime/runtimes.mjs";
import { example, page } from "./docs.mjs";
import { PAGE } from "./proxies.mjs";
import { bundleWorker, serveWorker } from "../workerd.mjs";
import { ask, assertRefused } from "./support.mjs";
import { startUpstream } from "./upstream.mjs";

const work = `${root}tests/.work/proxy-docs/${process.pid}`;
const ECHO = "/tc3/echo.tencentcloudapi.com/";
const LOGGED_IN = { "Content-Type": "application/json", Authorization: "Bearer session" };
const INVOKE = { service: "scf", version: "2018-04-16", action: "Invoke", params: { FunctionName: "hello" } };
const closing = [];
let upstream;

before(async () => {
  mkdirSync(work, { recursive: true });
  closing.push(() => rmSync(work, { recursive: true, force: true }));
  upstream = await startUpstream();
  closing.push(() => upstream.close());
});
after(async () => {
  for (const close of closing.reverse()) await close();
});

/** Leads requests for the services, and for the example's own server, to this machine. */
const prelude = (edge = "") => `
const real = globalThis.fetch;
globalThis.fetch = (url, init) => {
  const text = String(url);
  if (text.startsWith("https://edge.example"))
    return real(text.replace("https://edge.example", ${JSON.stringify(edge)}), { ...init, headers: { ...init.headers, Origin: "${PAGE}" } });
  return real(text.replace("https:/", ${JSON.stringify(upstream.url)}), init);
};
`;

/** The Worker of an example, in workerd. */
async function worker(name) {
  const folder = `${work}/${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/prelude.mjs`, prelude());
  writeFileSync(`${folder}/example.mjs`, example(name));
  writeFileSync(`${folder}/worker.mjs`, 'import "./prelude.mjs";\nexport { default } from "./example.mjs";\n');
  const modules = await bundleWorker(folder, `${folder}/out`);
  const bindings = {
    TENCENTCLOUD_SECRET_ID: keys.secretId,
    TENCENTCLOUD_SECRET_KEY: keys.secretKey,
    SESSION: "session",
  };
  const { url, stop } = await serveWorker(`${folder}/out`, modules, bindings);
  closing.push(stop);
  return url;
}

/** What an example of a page prints, with the page's server at an address. */
async function runPage(name, edge) {
  const file = `${work}/${name}.mjs`;
  writeFileSync(`${work}/${name}-prelude.mjs`, prelude(edge));
  writeFileSync(file, `import "./${name}-prelude.mjs";\n${example(name)}console.log(Result.RetMsg);\n`);
  const child = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
  return Buffer.concat(await child.stdout.toArray()).toString();
}

/** An example of a server, on a port that is free. */
async function server(name, program, args) {
  const port = await new Promise((resolve) => {
    const free = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = free.address();
      free.close(() => resolve(port));
    });
  });
  const text = example(name);
  assert.ok(text.includes("8787"));
  writeFileSync(`${work}/${name}-prelude.mjs`, prelude());
  writeFileSync(`${work}/${name}.mjs`, `import "./${name}-prelude.mjs";\n${text.replace("8787", `${port}`)}`);
  const child = spawn(program, [...args, `${work}/${name}.mjs`], { stdio: ["ignore", "ignore", "inherit"] });
  closing.push(() => child.kill());
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    await sleep(50);
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return url;
  }
  throw new Error(`${name} does not listen`);
}

describe("the code of docs/proxy.md", () => {
  it("forwards, in workerd", async () => {
    const url = await worker("forwarding");
    assert.equal((await ask(url, ECHO)).status, 200);
    assertRefused(await ask(url, ECHO, { origin: "https://evil.example" }), 403, "Origin");
  });

  it("gives temporary keys, with which a page signs", async () => {
    const url = await worker("credentials");
    assertRefused(await ask(url, "/credentials", { body: "{}" }), 403, "Authorization");
    assert.equal(await runPage("page-signs", url), "hello from scf\n");
  });

  it("signs at the edge, for a page that has no keys", async () => {
    const url = await worker("edge");
    const call = (call) => ask(url, "/call", { headers: LOGGED_IN, body: JSON.stringify(call) });
    assert.equal((await call(INVOKE)).json.Response.Result.RetMsg, "hello from scf");
    assertRefused(await call({ ...INVOKE, action: "DeleteFunction" }), 403, "Action");
    assert.equal(await runPage("page-asks", url), "hello from scf\n");
  });

  for (const [name, program, args] of [
    ["node", () => process.execPath, []],
    ["deno", deno, ["run", "--no-prompt", "--allow-net=127.0.0.1,0.0.0.0"]],
    ["bun", bun, []],
  ])
    it(`serves in ${name}`, async () => {
      const url = await server(name, program(), args);
      assert.equal((await ask(url, ECHO)).status, 200);
      assertRefused(await ask(url, ECHO, { origin: "https://evil.example" }), 403, "Origin");
    });

  it("limits the rate, by memory, by a binding and by a Durable Object", async () => {
    writeFileSync(`${work}/limits.mjs`, prelude() + example("limits"));
    const { inMemory, byBinding, byObject, Limiter } = await import(`${work}/limits.mjs`);
    const objects = new Map();
    // Cloudflare's own objects, in the form that a Worker sees.
    const env = {
      incoming: { socket: { remoteAddress: "192.0.2.1" } },
      LIMITER: { limit: async ({ key }) => ({ success: key === "192.0.2.1" }) },
      LIMITERS: {
        idFromName: (name) => name,
        get: (id) => objects.get(id) ?? objects.set(id, new Limiter()).get(id),
      },
    };
    const status = async (proxy, address = "192.0.2.1") => {
      const headers = { Origin: PAGE, "cf-connecting-ip": address };
      return (await proxy(new Request("https://edge.example/echo.tencentcloudapi.com/", { headers }), env)).status;
    };
    assert.deepEqual([await status(byBinding), await status(byBinding, "192.0.2.2")], [200, 429]);
    for (const proxy of [inMemory, byObject]) {
      for (let sent = 0; sent < 100; sent++) assert.equal(await status(proxy), 200);
      // Time goes by, and pays off one request or another.
      let last;
      for (let sent = 0; sent < 20 && last !== 429; sent++) last = await status(proxy);
      assert.equal(last, 429);
    }
    assert.equal(await status(byObject, "192.0.2.2"), 200);
  });
});

describe("the tables of docs/proxy.md", () => {
  const rows = (heading) => {
    const [, section] = page.split(`\n## ${heading}\n`);
    const lines = section.split("\n## ")[0].split("\n");
    const cells = lines.filter((line) => line.startsWith("| ")).map((line) => line.split("|").slice(1, -1));
    return cells.slice(1).map((row) => row.map((cell) => cell.trim()));
  };

  it("name a test for each row of the security model", () => {
    const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".test.mjs"));
    const tests = files.map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("\n");
    const model = rows("The security model");
    assert.ok(model.length > 12);
    for (const [threat, , name] of model)
      assert.ok(
        [`it("${name}"`, `it('${name}'`].some((text) => tests.includes(text)),
        `${threat}: no test ${name}`,
      );
  });

  it("have every refusal of the code, with its status", () => {
    const folder = new URL("../../pkg-template/proxy/", import.meta.url);
    const code = readdirSync(folder)
      .map((file) => readFileSync(new URL(file, folder), "utf8"))
      .join("\n");
    const found = new Map();
    for (const [, status, why] of code.matchAll(/new Refusal\((\d+), "(\w+)"/g))
      found.set(why, [...new Set([...(found.get(why) ?? []), status])].sort());
    const listed = rows("What it refuses").map(([code, status]) => {
      const why = { "`RequestLimitExceeded.Proxy`": "RateLimit", "`InternalError.Proxy`": "Upstream" }[code];
      return [why ?? /^`ProxyRefused\.(\w+)`$/.exec(code)[1], status.split(", ")];
    });
    assert.deepEqual(new Map(listed.sort()), new Map([...found].sort()));
  });
});
