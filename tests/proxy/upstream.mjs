/**
 * What stands for the services: the local endpoint, which verifies every signature, and hosts that show what arrived, or
 * answer as no service should. All are asked as `/{host}{path}`.
 */
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { gzipSync } from "node:zlib";
import { createEndpoint } from "../../endpoint/index.mjs";

/** By the first label of the host. */
const HOSTS = {
  /** What arrived, byte for byte. */
  async echo(request, response, url) {
    const pieces = await request.toArray();
    const { method, headers } = request;
    response.setHeader("Content-Type", "application/json");
    response.setHeader("X-TC-RequestId", "an-id");
    response.setHeader("Set-Cookie", "session=1");
    response.setHeader("Clear-Site-Data", '"*"');
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("X-Trace", "traced");
    response.setHeader("Date", "Sun, 01 Jan 2023 00:00:00 GMT");
    const body = Buffer.concat(pieces).toString("latin1");
    response.end(JSON.stringify({ method, url, headers, body, Response: { Body: body, RequestId: "an-id" } }));
  },
  redirect: (request, response) => response.writeHead(307, { Location: "https://elsewhere.example/" }).end("moved"),
  cut(request, response) {
    response.writeHead(200, { "Content-Length": "100" }).write("half");
    setTimeout(() => response.destroy(), 50);
  },
  /** Compressed. */
  zipped(request, response) {
    response.writeHead(200, { "Content-Encoding": "gzip", "Content-Type": "application/json" });
    response.end(gzipSync('{"text":"未命名"}'));
  },
  nothing: (request, response) => response.writeHead(204, { "X-TC-RequestId": "an-id" }).end(),
  missing: (request, response) =>
    response.writeHead(404, { "Content-Type": "application/json" }).end('{"Code":"NotFound"}'),
  gone: (request) => request.socket.destroy(),
};

/**
 * `asked` lists the hosts; `paced.next()` resolves to the next answer that the test writes itself.
 *
 * @param {{ key: string, cert: string }} [tls]  to be asked as the services are: by https, and by the Host header
 * @returns {Promise<{ url: string, asked: string[], paced: object, close(): void }>}
 */
export async function startUpstream(tls) {
  const endpoint = createEndpoint();
  const asked = [];
  const waiting = [];
  const paced = { next: () => new Promise((resolve) => waiting.push(resolve)) };
  const server = tls ? createSecureServer(tls, answer) : createServer(answer);

  function answer(request, response) {
    const [, host, url] = tls ? [undefined, request.headers.host, request.url] : /^\/([^/]*)(.*)$/.exec(request.url);
    asked.push(host);
    const label = host.split(".")[0];
    if (label in HOSTS) return HOSTS[label](request, response, url);
    if (label !== "paced" && label !== "silent") return endpoint.handle(request, response);
    request.resume();
    const left = new Promise((resolve) => response.on("close", resolve));
    if (label === "paced") response.writeHead(200, { "Content-Type": "text/event-stream" });
    waiting.shift()?.({ write: (text) => response.write(text), end: () => response.end(), left });
  }

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${server.address().port}`,
    asked,
    paced,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
