// A fetch handler on node:http: both ways as it comes, and no longer than the client is there.
import assert from "node:assert/strict";
import http from "node:http";
import http2 from "node:http2";
import net from "node:net";
import process from "node:process";
import { after, before, it } from "node:test";
import { toNodeListener } from "tc3fetch/proxy/node";

let handler;
let server;
let port;

before(async () => {
  server = http.createServer(toNodeListener((...given) => handler(...given)));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address());
});
after(() => {
  server.close();
  server.closeAllConnections();
});

const url = (path = "/") => `http://127.0.0.1:${port}${path}`;

/** Lines as they stand, and what comes back until the connection is closed. */
const raw = (text) =>
  new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.end(text));
    let answer = "";
    socket.on("data", (piece) => (answer += piece));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });

it("gives the request as it arrived: method, raw URL, headers, body, and Node's own", async () => {
  handler = async (request, { incoming }) =>
    Response.json({
      method: request.method,
      url: request.url,
      header: request.headers.get("x-a"),
      body: await request.text(),
      address: incoming.socket.remoteAddress,
    });
  const answer = await raw(
    "POST /a/../b\\c?d=%7e HTTP/1.1\r\nHost: h.example\r\nX-A: 1\r\nX-a: 2\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi",
  );
  assert.deepEqual(JSON.parse(/\{.*\}/.exec(answer)[0]), {
    method: "POST",
    url: "http://h.example/a/../b\\c?d=%7e",
    header: "1, 2",
    body: "hi",
    address: "127.0.0.1",
  });
});

it("answers what is no request with 400", async () => {
  handler = () => assert.fail("it was called");
  for (const line of [
    "GET / HTTP/1.1\r\nHost: a b",
    "GET http://x/ HTTP/1.1\r\nHost: h y",
    "TRACE / HTTP/1.1\r\nHost: h",
  ])
    assert.match(await raw(`${line}\r\nConnection: close\r\n\r\n`), /^HTTP\/1\.1 400 /);
});

it("passes pieces of a body and of an answer as they come", { timeout: 5000 }, async () => {
  // What arrives goes back at once.
  handler = async (request) => new Response(request.body);
  const request = http.request(url(), { method: "POST" });
  const response = new Promise((resolve) => request.on("response", resolve));
  request.write("1");
  const pieces = (await response)[Symbol.asyncIterator]();
  assert.equal(`${(await pieces.next()).value}`, "1");
  request.write("2");
  assert.equal(`${(await pieces.next()).value}`, "2");
  request.end();
  assert.equal((await pieces.next()).done, true);
});

it("reads no more than the client takes, and sends no more", { timeout: 20000 }, async () => {
  let made = 0;
  handler = async () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          made++;
          controller.enqueue(new Uint8Array(65536));
        },
      }),
    );
  const socket = net.connect(port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
  socket.pause();
  let before;
  do {
    before = made;
    await new Promise((resolve) => setTimeout(resolve, 200));
  } while (made !== before);
  socket.destroy();
  assert.ok(made < 1000, `${made} pieces were made for a client that reads nothing`);
});

it("leaves no listener behind, however often it waits for the client", { timeout: 10000 }, async () => {
  let left = 100;
  handler = async () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          // More than a socket's buffer takes at once.
          controller.enqueue(new Uint8Array(200_000));
          if (--left === 0) controller.close();
        },
      }),
    );
  const warnings = [];
  const warn = (warning) => warnings.push(warning.name);
  process.on("warning", warn);
  assert.equal((await (await fetch(url())).arrayBuffer()).byteLength, 20_000_000);
  process.off("warning", warn);
  assert.deepEqual(warnings, []);
});

it("fires the request's signal, and cancels the answer, where the client leaves", { timeout: 5000 }, async () => {
  let begun;
  const handled = new Promise((resolve) => {
    handler = (request) => {
      const aborted = new Promise((resolve) => request.signal.addEventListener("abort", resolve));
      let cancelled;
      const cancel = new Promise((resolve) => (cancelled = resolve));
      resolve(Promise.all([aborted, cancel]));
      begun();
      return new Response(new ReadableStream({ cancel: cancelled }));
    };
  });
  const started = new Promise((resolve) => (begun = resolve));
  const request = http.get(url());
  request.on("error", () => {});
  await started;
  request.destroy();
  await handled;
});

it("breaks the connection where the answer breaks off, and where the handler fails", async () => {
  handler = async () =>
    new Response(
      new ReadableStream({
        async start(controller) {
          controller.enqueue(new TextEncoder().encode("half"));
          await new Promise((resolve) => setTimeout(resolve, 20));
          controller.error(new Error("the service broke off"));
        },
      }),
    );
  await assert.rejects(fetch(url()).then((response) => response.text()));
  handler = async () => {
    throw new Error("a handler of one's own");
  };
  await assert.rejects(fetch(url()));
});

it("reads and drops what was not wanted of a body, so that the answer arrives", async () => {
  handler = async (request) => {
    await request.body.cancel();
    return new Response("no", { status: 413 });
  };
  const response = await fetch(url(), { method: "POST", body: new Uint8Array(5_000_000) });
  assert.deepEqual([response.status, await response.text()], [413, "no"]);
});

it("begins the answer when the handler has, before there is a piece of its body", async () => {
  let piece;
  handler = () => new Response(new ReadableStream({ start: (controller) => (piece = controller) }), { status: 201 });
  const response = await fetch(url());
  assert.equal(response.status, 201);
  piece.enqueue(new TextEncoder().encode("late"));
  piece.close();
  assert.equal(await response.text(), "late");
});

it("takes HTTP/2 as well, whose host is no header", async () => {
  const given = [];
  const listener = toNodeListener(async (request) => {
    given.push(request.url, [...request.headers.keys()].join());
    return new Response(await request.text(), { status: 201, headers: { "x-own": "1" } });
  });
  const server = http2.createServer(listener);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const authority = `127.0.0.1:${server.address().port}`;
  const session = http2.connect(`http://${authority}`);
  try {
    const stream = session.request({ ":path": "/a?b", ":method": "POST", "x-a": "1" });
    stream.setEncoding("utf8").end("sent");
    let answer;
    stream.on("response", (headers) => (answer = headers));
    let text = "";
    for await (const piece of stream) text += piece;
    assert.deepEqual([answer[":status"], answer["x-own"], text], [201, "1", "sent"]);
    assert.deepEqual(given, [`http://${authority}/a?b`, "x-a"]);
  } finally {
    session.close();
    server.close();
  }
});
