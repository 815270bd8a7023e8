/**
 * The local endpoint: a stand-in for the clouds that verifies every signature with their vendors' own
 * code. It sends nothing anywhere and needs no account.
 */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { pipeline } from "node:stream/promises";
import { createAliyun } from "./aliyun.mjs";
import { readBody } from "./body.mjs";
import { allowAnyOrigin } from "./cors.mjs";
import { ApiError } from "./errors.mjs";
import { createGuance } from "./guance.mjs";
import { readTarget } from "./target.mjs";
import { createTencent } from "./tencent.mjs";

export * from "./credentials.mjs";
export * from "./judge/acs3-credentials.mjs";
export * from "./services/guance/keys.mjs";

/** Node refuses more than 16 KB of request line and headers by default, which would hide the limit of a GET. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * @param {object} [options]
 * @param {() => number} [options.now]            the endpoint's clock, milliseconds since the epoch
 * @param {(line: string) => void} [options.log]  is told one line a request, without any secret
 */
export function createEndpoint({ now = () => Date.now(), log = () => {} } = {}) {
  /** The first that recognises a request answers it. */
  const systems = [createAliyun({ now }), createGuance({ now }), createTencent({ now })];

  /**
   * A request listener of node:http. It works under a prefix as well, where the framework has cut the
   * prefix from `req.url` (Vite: `server.middlewares.use("/endpoint", endpoint.handle)`).
   *
   * @param {import("node:http").IncomingMessage} req
   * @param {import("node:http").ServerResponse} res
   */
  async function handle(req, res) {
    const started = performance.now();
    // The Date header is this endpoint's clock, so that a client can see how far its own is off.
    res.setHeader("Date", new Date(now()).toUTCString());
    allowAnyOrigin(req, res);
    if (req.method === "OPTIONS") {
      res.writeHead(204).end();
      return;
    }
    const call = { service: "-", action: "-" };
    const answer = await respond(systems, req, call).catch(onMalformed);
    // The client went away while it was sending: there is none to answer.
    if (!answer || res.destroyed) return;
    const { status, headers, body, outcome } = answer;
    res.writeHead(status, headers);
    if (typeof body === "string" || body instanceof Uint8Array) res.end(body);
    // A client may hang up in the middle of a stream.
    else await pipeline(body, res).catch(() => res.destroy());
    const elapsed = Math.round(performance.now() - started);
    log(`${req.method} ${call.service} ${call.action} -> ${outcome} ${elapsed} ms`);
  }

  /**
   * @param {number} [port]  0 takes a free one
   * @param {string} [host]
   * @returns {Promise<{ url: string, close(): Promise<void> }>}  url without a trailing slash
   */
  async function listen(port = 0, host = "127.0.0.1") {
    const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, handle);
    await new Promise((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
    return {
      url: `http://${host}:${server.address().port}`,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          // Clients keep their connections alive, and close() would wait for them.
          server.closeAllConnections();
        }),
    };
  }

  return { handle, listen };
}

/**
 * @param {object[]} systems
 * @param {import("node:http").IncomingMessage} req
 * @param {{ service: string, action: string }} call  for the log
 * @returns {Promise<{ status: number, headers: object, body: string | Buffer | AsyncIterable<Buffer>, outcome: string }>}
 */
async function respond(systems, req, call) {
  const { method = "", headers, url = "/" } = req;
  // The body is read first in any case: an answer that overtakes it would break the client's sending.
  const body = await readBody(req);
  const request = { method, headers, body, ...readTarget(url, headers.host ?? "") };
  return systems.find((system) => system.recognises(request)).respond(request, call);
}

/** What went wrong before a system could be found. */
function onMalformed(error) {
  if (error.code === "ECONNRESET") return undefined;
  const { code, message } =
    error instanceof ApiError
      ? error
      : { code: "InternalError", message: "The local endpoint failed; its console says why." };
  if (!(error instanceof ApiError)) console.error(error);
  const body = JSON.stringify({ Response: { Error: { Code: code, Message: message }, RequestId: randomUUID() } });
  return { status: 200, headers: { "Content-Type": "application/json" }, body, outcome: code };
}
