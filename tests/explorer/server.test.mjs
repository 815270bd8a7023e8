// What `npx @tc3fetch/explorer` lets in, what it prints, and how it ends.
import assert from "node:assert/strict";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import { networkInterfaces } from "node:os";
import path from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync } from "node:zlib";
import { parse } from "acorn";
import { sign } from "tc3fetch";
import { createEndpoint, example as credentials } from "../../endpoint/index.mjs";
import { ask, install, root, runs, start } from "./support.mjs";

const HOST = "scf.tencentcloudapi.com";
const ECHO = "cvm.tencentcloudapi.com";
const API = {
  service: "scf",
  version: "2018-04-16",
  action: "Invoke",
  params: { FunctionName: "hello" },
  region: "ap-guangzhou",
};

let installed;
let endpoint;
let upstream;
let explorer;

before(async () => {
  installed = install();
  endpoint = await createEndpoint().listen();
  upstream = net.createServer().listen(0, "127.0.0.1");
  await once(upstream, "listening");
  explorer = await start(installed.command, [
    "--port=0",
    `--forward=${HOST}=${endpoint.url}/${HOST}`,
    `--forward=${ECHO}=http://127.0.0.1:${upstream.address().port}`,
  ]);
});
after(async () => {
  await explorer?.stop();
  await endpoint?.close();
  upstream?.close();
  installed?.remove();
});

const signed = (token) => sign(API, { ...credentials, ...(token && { token }) });
/** What the page sends, with other headers where a test says so. */
const call = (headers, target = `/${explorer.token}/tc3/${HOST}/`) => {
  const { body, headers: own } = signed();
  const { host: _, ...sent } = Object.fromEntries(new Headers(own));
  const all = { Host: new URL(explorer.origin).host, Origin: explorer.origin, ...sent, ...headers };
  for (const [name, value] of Object.entries(all)) if (value === undefined) delete all[name];
  return ask(explorer.origin, target, { method: "POST", headers: all, body });
};

describe("the tarball", () => {
  it("has no dependencies, and what it needs itself", () => {
    const manifest = JSON.parse(readFileSync(path.join(installed.pkg, "package.json"), "utf8"));
    for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"])
      assert.equal(manifest[kind], undefined);
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
    assert.notEqual(manifest.version, "0.0.0");
    for (const file of [
      "README.md",
      "LICENSE-MIT",
      "LICENSE-APACHE",
      "page/licences.md",
      "page/catalogue/index.json.br",
    ])
      assert.ok(installed.files.includes(file), file);
    // The licences of what is bundled ask for their texts, those of the catalogue for its notice.
    assert.match(readFileSync(path.join(installed.pkg, "page/licences.md"), "utf8"), /## preact - .+ \(MIT\)/);
    // The service worker is for a page that can be away from its server.
    assert.ok(!installed.files.includes("page/offline.js"));
  });

  it("names no path of the machine that made it, in code", () => {
    for (const file of installed.files.filter((name) => /\.(js|cjs|html)$/.test(name)))
      assert.ok(!readFileSync(path.join(installed.pkg, file), "utf8").includes(root), file);
  });
});

describe("an old Node", () => {
  it("can read the first file, and is told which one it takes", async () => {
    const text = readFileSync(path.join(installed.pkg, "explorer.cjs"), "utf8");
    parse(text, { ecmaVersion: 5, allowHashBang: true });
    const older = path.join(installed.folder, "older.cjs");
    writeFileSync(older, 'Object.defineProperty(process.versions, "node", { value: "18.20.4" });\n');
    const { code, stderr } = await runs(process.execPath, [
      "--require",
      older,
      path.join(installed.pkg, "explorer.cjs"),
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /needs Node 20 or later, and this is Node 18\.20\.4/);
    assert.equal(stderr.trim().split("\n").length, 1);
  });
});

describe("the page", () => {
  it("is below the token, with the policy and nothing that is kept", async () => {
    const { status, headers, text } = await ask(explorer.origin, `/${explorer.token}/`);
    assert.equal(status, 200);
    assert.match(text, /<meta name="tc3fetch-proxy" content="tc3" \/>/);
    assert.match(headers["content-security-policy"], /^default-src 'self'; .*frame-ancestors 'none'$/);
    assert.equal(headers["x-frame-options"], "DENY");
    assert.equal(headers["cross-origin-resource-policy"], "same-origin");
    assert.equal(headers["cache-control"], "no-store");
    assert.equal(headers["access-control-allow-origin"], undefined);
  });

  it("has the catalogue, for a browser that takes brotli and for one that does not", async () => {
    const file = `/${explorer.token}/catalogue/index.json`;
    const plain = await ask(explorer.origin, file);
    assert.ok(plain.json.services.length > 0);
    const small = await ask(explorer.origin, file, { headers: { "Accept-Encoding": "gzip, deflate, br" } });
    assert.equal(small.headers["content-encoding"], "br");
    assert.deepEqual(JSON.parse(brotliDecompressSync(small.bytes)), plain.json);
  });

  for (const target of ["/", "/index.html", "/x/", "/tc3/scf.tencentcloudapi.com/", "//", "/%2e%2e/"])
    it(`is not at ${target}`, async () => {
      const { status, text } = await ask(explorer.origin, target);
      assert.equal(status, 404);
      assert.ok(!text.includes(explorer.token));
    });

  it("is not at another token of its length, nor at a part of it", async () => {
    const other = explorer.token.replace(/^./, (first) => (first === "A" ? "B" : "A"));
    for (const token of [other, explorer.token.slice(0, -1), `${explorer.token}x`])
      assert.equal((await ask(explorer.origin, `/${token}/`)).status, 404);
  });

  it("leads out of its folder nowhere", async () => {
    for (const rest of [
      "../server.js",
      "..%2fserver.js",
      "%2e%2e/server.js",
      "./../package.json",
      "//etc/passwd",
      "..\\server.js",
    ])
      assert.equal((await ask(explorer.origin, `/${explorer.token}/${rest}`)).status, 404, rest);
  });

  it("is only read", async () => {
    assert.equal((await ask(explorer.origin, `/${explorer.token}/`, { method: "POST" })).status, 405);
  });
});

describe("the proxy", () => {
  it("passes on what its own page has signed", async () => {
    const { status, json } = await call();
    assert.equal(status, 200, JSON.stringify(json));
    assert.equal(json.Response.Result.RetMsg, "hello from scf");
  });

  it("tells the page by its other name as well", async () => {
    const host = new URL(explorer.origin).host.replace("127.0.0.1", "localhost");
    assert.equal((await call({ Host: host, Origin: `http://${host}` })).status, 200);
  });

  for (const [name, headers] of [
    ["another site", { Origin: "https://evil.example" }],
    ["another port of this machine", { Origin: "http://127.0.0.1:1" }],
    ["the same port over https", { Origin: () => explorer.origin.replace("http:", "https:") }],
    ["a sandboxed frame", { Origin: "null" }],
    ["no page", { Origin: undefined }],
    ["a link on another site", { Origin: undefined, "Sec-Fetch-Site": "cross-site" }],
  ])
    it(`refuses ${name}`, async () => {
      const made = Object.entries(headers).map(([key, value]) => [key, typeof value === "function" ? value() : value]);
      const { status, json, headers: answered } = await call(Object.fromEntries(made));
      assert.equal(status, 403);
      assert.equal(json.errorCode, "ProxyRefused.Origin");
      assert.equal(answered["access-control-allow-origin"], undefined);
    });

  for (const host of [
    "evil.example",
    "evil.example:PORT",
    "127.0.0.1",
    "127.0.0.1.evil.example:PORT",
    "[::1]:PORT",
    "localhost.:PORT",
  ])
    it(`refuses the name ${host} for itself, which is DNS rebinding`, async () => {
      const { port } = new URL(explorer.origin);
      const rebound = host.replace("PORT", port);
      for (const origin of [explorer.origin, `http://${rebound}`]) {
        const { status, text } = await call({ Host: rebound, Origin: origin });
        assert.equal(status, 403);
        assert.doesNotMatch(text, /hello/);
      }
      assert.equal((await ask(explorer.origin, `/${explorer.token}/`, { headers: { Host: rebound } })).status, 403);
    });

  it("refuses a call without the token, or with another one", async () => {
    const other = explorer.token.replace(/^./, (first) => (first === "A" ? "B" : "A"));
    for (const target of [`/tc3/${HOST}/`, `/${other}/tc3/${HOST}/`, `/${explorer.token}x/tc3/${HOST}/`])
      assert.equal((await call({}, target)).status, 404);
  });

  for (const host of [
    "example.com",
    "tencentcloudapi.com.example.com",
    "127.0.0.1",
    "2130706433",
    "0x7f.1",
    "[::1]",
    "localhost",
    "169.254.169.254",
    "metadata.tencentyun.com",
    "cvm.internal.tencentcloudapi.com",
    "user@cvm.tencentcloudapi.com",
    "cvm.tencentcloudapi.com:8443",
    "bucket.cos.ap-guangzhou.myqcloud.com",
  ])
    it(`does not lead to ${host}`, async () => {
      const { status, json } = await call({}, `/${explorer.token}/tc3/${host}/`);
      assert.ok([400, 403].includes(status), `${status}`);
      assert.match(json.errorCode, /^ProxyRefused\.(Host|Path)$/);
    });

  it("hands on no cookie, and prints neither signature, token nor body", async () => {
    const seen = once(upstream, "connection").then(async ([socket]) => {
      const [bytes] = await once(socket, "data");
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\nConnection: close\r\n\r\n{}");
      return bytes.toString();
    });
    const { headers } = await call(
      { Cookie: "session=secret", "X-TC-Token": "TEMPORARY-TOKEN", Referer: explorer.address },
      `/${explorer.token}/tc3/${ECHO}/?q=parameter`,
    );
    assert.equal(headers["set-cookie"], undefined);
    const arrived = await seen;
    assert.doesNotMatch(arrived, /cookie|referer|127\.0\.0\.1:\d+\/\w{10}/i);
    assert.match(arrived, /authorization: TC3-HMAC-SHA256/i);
    await sleep(50);
    const [, ...lines] = explorer.printed().split(explorer.token);
    assert.equal(lines.length, 1, "the token is printed once, in the address");
    assert.match(lines[0], new RegExp(`POST ${ECHO} 200 \\d+ ms`));
    assert.doesNotMatch(lines[0], /Signature|TEMPORARY-TOKEN|AKID|hello|session|parameter/);
  });
});

describe("the command", () => {
  it("has another token in each run", async () => {
    const another = await start(installed.command, ["--port=0"]);
    assert.notEqual(another.token, explorer.token);
    assert.ok(another.token.length >= 22);
    assert.equal(await another.stop(), 0);
  });

  it("listens on this machine alone", async () => {
    const { port } = new URL(explorer.origin);
    const others = Object.values(networkInterfaces())
      .flat()
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others)
      await assert.rejects(once(net.connect(Number(port), address), "connect"), { code: "ECONNREFUSED" });
  });

  it("says its version and what it takes", async () => {
    const { version } = JSON.parse(readFileSync(path.join(installed.pkg, "package.json"), "utf8"));
    assert.equal((await runs(installed.command, ["--version"])).stdout, `${version}\n`);
    const { stdout, code } = await runs(installed.command, ["--help"]);
    assert.equal(code, 0);
    for (const option of ["--port", "--no-open", "--forward", "--version", "--help"])
      assert.ok(stdout.includes(option));
  });

  for (const [args, expected] of [
    [["--prot=1"], /--prot/],
    [["--port=eight"], /--port takes a number/],
    [["--port=65536"], /--port takes a number/],
    [["extra"], /extra/],
    [["--forward=nowhere"], /--forward takes HOST=URL/],
  ])
    it(`refuses ${args}, in one sentence`, async () => {
      const { code, stderr } = await runs(installed.command, args);
      assert.equal(code, 1);
      assert.match(stderr, expected);
      assert.match(stderr, /--help shows/);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });

  it("names a port that is taken, and takes the next one where none was asked for", async () => {
    const { port } = new URL(explorer.origin);
    const { code, stderr } = await runs(installed.command, [`--port=${port}`]);
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`listens on port ${port}\\. --port takes another`));
    const two = [await start(installed.command), await start(installed.command)];
    assert.notEqual(two[0].origin, two[1].origin);
    for (const one of two) assert.equal(await one.stop(), 0);
  });

  for (const signal of ["SIGINT", "SIGTERM"])
    it(`ends cleanly with ${signal}, whatever is under way`, async () => {
      const own = await start(installed.command, [
        "--port=0",
        `--forward=${ECHO}=http://127.0.0.1:${upstream.address().port}`,
      ]);
      const waiting = once(upstream, "connection");
      const { host } = new URL(own.origin);
      // A call that is never answered, and a connection that is kept.
      const pending = ask(own.origin, `/${own.token}/tc3/${ECHO}/`, {
        method: "POST",
        headers: { Host: host, Origin: own.origin },
      });
      pending.catch(() => {});
      const [socket] = await waiting;
      socket.on("error", () => {});
      const started = Date.now();
      assert.equal(await own.stop(signal), 0);
      assert.ok(Date.now() - started < 2000);
      await assert.rejects(ask(own.origin, `/${own.token}/`), { code: "ECONNREFUSED" });
    });

  it(
    "opens a browser on a terminal, and nowhere else",
    { skip: existsSync("/usr/bin/script") ? false : "needs script(1)" },
    async () => {
      const bin = path.join(installed.folder, "bin");
      const opened = path.join(installed.folder, "opened");
      mkdirSync(bin, { recursive: true });
      writeFileSync(path.join(bin, "xdg-open"), `#!/bin/sh\nprintf %s "$1" >> ${opened}\n`);
      chmodSync(path.join(bin, "xdg-open"), 0o755);
      const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, DISPLAY: ":99" };
      const onTerminal = (args) =>
        start("script", ["-qec", `${installed.command} --port=0 ${args}`, "/dev/null"], { env, detached: true });
      const stop = async (one) => {
        process.kill(-one.child.pid, "SIGTERM");
        await once(one.child, "close");
      };
      const quiet = await start(installed.command, ["--port=0"], { env });
      await sleep(300);
      await quiet.stop();
      const asked = await onTerminal("--no-open");
      await sleep(300);
      await stop(asked);
      assert.ok(!existsSync(opened));
      const one = await onTerminal("");
      for (let tries = 0; tries < 50 && !existsSync(opened); tries++) await sleep(50);
      await sleep(50);
      await stop(one);
      assert.equal(readFileSync(opened, "utf8"), one.address);
    },
  );
});
