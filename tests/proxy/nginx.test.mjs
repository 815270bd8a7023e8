// The recipe of docs/proxy.md in Debian's nginx, which finds the services by its resolver and speaks TLS with them.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "tc3fetch";
import { temporary } from "../../endpoint/index.mjs";
import { lacks } from "../missing.mjs";
import { example } from "./docs.mjs";
import { ask, open } from "./support.mjs";
import { startUpstream } from "./upstream.mjs";

const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
const isMissing =
  lacks("openssl", "nginx") || (spawnSync("nginx", ["-v"], { env }).status !== 0 && "nginx is not installed");

describe("nginx", { skip: isMissing }, () => {
  const closing = [];
  let upstream;
  let url;

  before(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "tc3fetch-nginx-"));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    upstream = await startUpstream(makeCertificate(folder));
    closing.push(() => upstream.close());
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    writeFileSync(`${folder}/nginx.conf`, config(folder, port, new URL(upstream.url).port, await startResolver()));
    const nginx = spawn("nginx", ["-p", folder, "-c", `${folder}/nginx.conf`, "-e", "stderr"], {
      env,
      stdio: "inherit",
    });
    closing.push(() => nginx.kill());
    for (let tries = 0; !(await isListening(port)); tries++) {
      assert.ok(tries < 50, "nginx does not listen");
      await sleep(100);
    }
  });
  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  /** The recipe as it stands, with a place to work in; only the resolver, the authority and the port of https are this machine's. */
  function config(folder, port, httpsPort, resolver) {
    const replace = (text, from, to) => {
      assert.ok(text.includes(from), from);
      return text.replace(from, to);
    };
    let server = example("nginx-server");
    server = replace(server, "resolver 223.5.5.5 ", `resolver 127.0.0.1:${resolver} `);
    server = replace(server, "/etc/ssl/certs/ca-certificates.crt", `${folder}/cert.pem`);
    server = replace(server, "https://$tc3_host$tc3_path", `https://$tc3_host:${httpsPort}$tc3_path`);
    const temporaryPaths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events {}
http {
  ${temporaryPaths.join("\n")}
  ${example("nginx-http")}
  server {
    listen 127.0.0.1:${port};
    ${server}
  }
}
`;
  }

  function makeCertificate(folder) {
    const subject = ["-subj", "/CN=services", "-addext", "subjectAltName=DNS:*.tencentcloudapi.com"];
    const files = ["-keyout", `${folder}/key.pem`, "-out", `${folder}/cert.pem`];
    const kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
    execFileSync("openssl", [...kind, ...subject, ...files], { stdio: "ignore" });
    return { key: readFileSync(`${folder}/key.pem`, "utf8"), cert: readFileSync(`${folder}/cert.pem`, "utf8") };
  }

  /** Says 127.0.0.1 for every name: https://www.rfc-editor.org/rfc/rfc1035#section-4 */
  async function startResolver() {
    const socket = createSocket("udp4");
    socket.on("message", (query, { port, address }) => {
      const question = query.subarray(12, query.indexOf(0, 12) + 5);
      const head = Buffer.from([query[0], query[1], 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
      const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
      socket.send(Buffer.concat([head, question, answer]), port, address);
    });
    await new Promise((resolve) => socket.bind(0, "127.0.0.1", resolve));
    closing.push(() => socket.close());
    return socket.address().port;
  }

  const freePort = () =>
    new Promise((resolve) => {
      const server = net.createServer();
      server.listen(0, "127.0.0.1", () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
    });

  const isListening = (port) =>
    new Promise((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
      socket.on("error", () => resolve(false));
    });

  /** Without an Origin, as a page sends a GET to its own server. */
  const own = { origin: "" };

  it("forwards what was signed, by POST and by GET, in the raw letters", async () => {
    const client = new Client({ credentials: temporary, region: "ap-guangzhou", proxy: `${url}/tc3` });
    const request = { service: "local", version: "2026-01-01", action: "Echo", params: { Name: "未命名 +&=/%2F" } };
    for (const method of ["POST", "GET"])
      assert.deepEqual((await client.call({ ...request, method })).Params, request.params);
    const { json } = await ask(url, "/tc3/echo.tencentcloudapi.com/a%2Fb//c?d=%7e&d=1", own);
    assert.equal(json.url, "/a%2Fb//c?d=%7e&d=1");
    assert.equal(json.headers.host, "echo.tencentcloudapi.com");
  });

  it("keeps cookies, addresses and referrers to itself, either way", async () => {
    const others = { cookie: "a=1", referer: "https://x.example/", "x-forwarded-for": "192.0.2.1" };
    const { json, headers } = await ask(url, "/tc3/echo.tencentcloudapi.com/", { headers: others });
    for (const name of [...Object.keys(others), "origin"]) assert.equal(json.headers[name], undefined, name);
    assert.equal(headers["set-cookie"], undefined);
    assert.equal(headers["x-tc-requestid"], "an-id");
    assert.equal(headers["x-content-type-options"], "nosniff");
  });

  it("refuses other hosts, foreign pages and other methods, and sends nothing", async () => {
    const count = upstream.asked.length;
    for (const target of [
      "/tc3/example.com/",
      "/tc3/tencentcloudapi.com/",
      "/tc3/cvm.tencentcloudapi.com.evil.example/",
      "/tc3/cvm.tencentcloudapi.com@evil.example/",
      "/tc3/cvm.tencentcloudapi.com:8443/",
      "/tc3/127.0.0.1/",
      "/tc3/x/../evil.example/",
      "/tc3/evil.example%2F.tencentcloudapi.com/",
      "/tc3/",
    ])
      assert.ok([403, 404].includes((await ask(url, target, own)).status), target);
    const ECHO = "/tc3/echo.tencentcloudapi.com/";
    for (const site of ["cross-site", "same-site", "none"])
      assert.equal((await ask(url, ECHO, { headers: { "Sec-Fetch-Site": site } })).status, 403);
    assert.equal((await ask(url, ECHO, { method: "DELETE" })).status, 405);
    assert.deepEqual(upstream.asked.slice(count), []);
  });

  it("takes 10 MB, and no more", async () => {
    const target = "/tc3/echo.tencentcloudapi.com/";
    const body = Buffer.alloc(10 * 1024 * 1024, "x");
    assert.equal((await ask(url, target, { body })).json.headers["content-length"], `${body.length}`);
    const count = upstream.asked.length;
    const large = Buffer.concat([body, Buffer.alloc(1)]);
    const refused = await ask(url, target, { body: large }).catch(({ code }) =>
      assert.match(code, /^(EPIPE|ECONNRESET)$/),
    );
    if (refused) assert.equal(refused.status, 413);
    assert.deepEqual(upstream.asked.slice(count), []);
  });

  it("passes events as they come", { timeout: 5000 }, async () => {
    const begun = upstream.paced.next();
    const answer = open(url, "/tc3/paced.tencentcloudapi.com/");
    const { write, left } = await begun;
    write("data: 1\n\n");
    const response = await answer;
    const pieces = response[Symbol.asyncIterator]();
    assert.equal(`${(await pieces.next()).value}`, "data: 1\n\n");
    write("data: 2\n\n");
    assert.equal(`${(await pieces.next()).value}`, "data: 2\n\n");
    response.destroy();
    await left;
  });

  it("hands on no redirect", async () => {
    const { status, headers } = await ask(url, "/tc3/redirect.tencentcloudapi.com/");
    assert.deepEqual([status, headers.location], [502, undefined]);
  });
});
