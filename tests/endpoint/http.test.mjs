/** What surrounds an answer: its status, its headers, CORS, mounting, and the log. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createEndpoint, temporary } from "../../endpoint/index.mjs";
import { recordOfficial, send, signWithSdk, startEndpoint, verdict, withHeaders } from "./support.mjs";

const { url } = await startEndpoint();
const good = signWithSdk({});
const bad = withHeaders(good, { Authorization: undefined });

test("errors come in Tencent's envelope with status 200", async () => {
  const { status, headers, Response } = await send(url, bad);
  assert.equal(status, 200);
  assert.equal(headers["content-type"], "application/json");
  assert.deepEqual(Object.keys(Response), ["Error", "RequestId"]);
  assert.deepEqual(Object.keys(Response.Error), ["Code", "Message"]);
});

test("every answer has a request id of its own, in the body and as a header", async () => {
  const first = await send(url, good);
  const second = await send(url, good);
  assert.match(first.Response.RequestId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(first.headers["x-tc-requestid"], first.Response.RequestId);
  assert.notEqual(first.Response.RequestId, second.Response.RequestId);
});

test("the Date header is the endpoint's clock", async () => {
  const { url: past } = await startEndpoint({ now: () => Date.UTC(2019, 1, 25, 16, 44, 25) });
  assert.equal((await send(past, bad)).headers.date, "Mon, 25 Feb 2019 16:44:25 GMT");
});

test("a preflight is answered with what the browser asked for", async () => {
  const asked = "authorization,content-type,x-tc-action,x-custom";
  const { status, headers, text } = await send(url, {
    method: "OPTIONS",
    path: "/scf.tencentcloudapi.com/",
    headers: {
      Origin: "http://localhost:5173",
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": asked,
    },
    body: "",
  });
  assert.equal(status, 204);
  assert.equal(text, "");
  assert.equal(headers["access-control-allow-origin"], "http://localhost:5173");
  assert.match(headers["access-control-allow-methods"], /POST/);
  assert.equal(headers["access-control-allow-headers"], asked);
});

test("a page may read every answer, its Date, its request id and what a judge computed", async () => {
  const exposed = "date, x-tc-requestid, x-tc3fetch-canonical-request, x-tc3fetch-string-to-sign";
  for (const request of [good, bad]) {
    const { headers } = await send(url, withHeaders(request, { Origin: "http://localhost:5173" }));
    assert.equal(headers["access-control-allow-origin"], "http://localhost:5173");
    assert.match(headers.vary, /\bOrigin\b/);
    assert.equal(headers["access-control-expose-headers"], exposed);
  }
});

test("handle works under a prefix that the framework has cut off", async () => {
  const { handle } = createEndpoint();
  const server = http.createServer((req, res) => {
    assert.ok(req.url.startsWith("/endpoint/"));
    req.url = req.url.slice("/endpoint".length);
    handle(req, res);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    const { Host, ...headers } = good.headers;
    const request = { ...good, path: `/endpoint/${Host}/`, headers };
    assert.equal(await verdict(`http://127.0.0.1:${server.address().port}`, request), "ok");
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("a malformed URL is an error of the client, and the next request works", async () => {
  for (const path of ["/%E0%A4%A.x/", "/a.b@c/", "/tiems.999.999.999.999:99999/"]) {
    assert.equal(await verdict(url, { ...good, path }), "NoSuchProduct");
  }
  assert.equal(await verdict(url, good), "ok");
});

test("a client that hangs up in the middle of its body gets no answer and makes no noise", async (t) => {
  const noise = t.mock.method(console, "error", () => {});
  const lines = [];
  const { handle } = createEndpoint({ log: (line) => lines.push(line) });
  const server = http.createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    const socket = net.connect(server.address().port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: tiems.tencentcloudapi.com\r\nContent-Length: 100\r\n\r\n{");
    const [req, res] = await once(server, "request");
    const handled = handle(req, res);
    socket.resetAndDestroy();
    await handled;
  } finally {
    server.close();
  }
  assert.deepEqual(lines, []);
  assert.equal(noise.mock.callCount(), 0);
});

test("the log has one line a request: method, service, action, outcome, time", async () => {
  const lines = [];
  const { url: logged } = await startEndpoint({ log: (line) => lines.push(line) });
  await send(logged, good);
  await send(logged, signWithSdk({ action: "NoSuchAction" }));
  await send(logged, bad);
  assert.match(lines[0], /^POST tiems DescribeServices -> ok \d+ ms$/);
  assert.match(lines[1], /^POST tiems NoSuchAction -> InvalidAction \d+ ms$/);
  assert.match(lines[2], /^POST - - -> AuthFailure\.InvalidAuthorization \d+ ms$/);
  assert.equal(lines.length, 3);
});

test("a line of the log stays one, whatever the action is called", async () => {
  const lines = [];
  const { url: logged } = await startEndpoint({ log: (line) => lines.push(line) });
  const call = { service: "local", version: "2026-01-01", method: "GET", signMethod: "HmacSHA256" };
  await send(logged, await recordOfficial(call, "Echo -> ok 1 ms\nPOST", {}));
  assert.match(lines.join("|"), /^GET local Echo\?->\?ok\?1\?ms\?POST -> InvalidAction \d+ ms$/);
});

test("neither an answer nor the log repeats a key, a token, a signature or a body", async () => {
  const lines = [];
  const { url: logged } = await startEndpoint({ log: (line) => lines.push(line) });
  const body = Buffer.from('{"Order":"PRIVATE"}');
  const request = signWithSdk({ credentials: temporary, headers: { "X-TC-Token": temporary.token }, body });
  const signature = request.headers.Authorization.slice(-64);
  const answers = [];
  for (const tried of [request, { ...request, body: "{}" }, withHeaders(request, { "X-TC-Token": "OTHERTOKEN" })]) {
    answers.push((await send(logged, tried)).text);
  }
  assert.deepEqual(
    answers.map((text) => JSON.parse(text).Response.Error.Code),
    ["InvalidParameterValue", "AuthFailure.SignatureFailure", "AuthFailure.TokenFailure"],
  );
  const said = [...lines, ...answers].join("\n");
  for (const secret of [temporary.secretKey, temporary.token, "OTHERTOKEN", signature, "PRIVATE"]) {
    assert.ok(!said.includes(secret), secret);
  }
});

test("main.mjs prints its address in one line and serves there", async () => {
  const main = fileURLToPath(new URL("../../endpoint/main.mjs", import.meta.url));
  const child = spawn(process.execPath, [main, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [chunk] = await once(child.stdout, "data");
    assert.match(String(chunk), /^http:\/\/127\.0\.0\.1:\d+\n$/);
    assert.equal(await verdict(String(chunk).trim(), good), "ok");
  } finally {
    child.kill();
  }
});
