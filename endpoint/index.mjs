/**
 * The local endpoint: a stand-in for `tiems` (2019-04-16) and `scf` (2018-04-16) of Tencent Cloud that
 * verifies every signature with Tencent's own code. It sends nothing anywhere and needs no account.
 */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { readBody } from "./body.mjs";
import { allowAnyOrigin } from "./cors.mjs";
import { ApiError } from "./errors.mjs";
import * as tc3 from "./judge/tc3.mjs";
import { readParams } from "./params.mjs";
import { answer, findAction } from "./services/index.mjs";
import { readTarget } from "./target.mjs";

export * from "./credentials.mjs";

/** One judge an algorithm. */
const judges = [tc3];

/** A GET may be at most 32 KB long. https://cloud.tencent.com/document/product/1278/46710 */
const MAX_GET_BYTES = 32 * 1024;

/** Node refuses more than 16 KB of request line and headers by default, which would hide MAX_GET_BYTES. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * @param {object} [options]
 * @param {() => number} [options.now]            the endpoint's clock, milliseconds since the epoch
 * @param {(line: string) => void} [options.log]  is told one line a request, without any secret
 */
export function createEndpoint({ now = () => Date.now(), log = () => {} } = {}) {
  /**
   * A request listener of node:http. It works under a prefix as well, where the framework has cut the
   * prefix from `req.url` (Vite: `server.middlewares.use("/endpoint", endpoint.handle)`).
   *
   * @param {import("node:http").IncomingMessage} req
   * @param {import("node:http").ServerResponse} res
   */
  async function handle(req, res) {
    const started = performance.now();
    // The Date header is this endpoint's clock too: clients correct their clock by it.
    res.setHeader("Date", new Date(now()).toUTCString());
    allowAnyOrigin(req, res);
    if (req.method === "OPTIONS") {
      res.writeHead(204).end();
      return;
    }
    const call = { service: "-", action: "-" };
    const content = await respond(req, call, now).catch(toErrorContent);
    // The client went away while it was sending: nobody is left to answer.
    if (!content || res.destroyed) return;
    const RequestId = randomUUID();
    res.setHeader("X-TC-RequestId", RequestId);
    res.setHeader("Content-Type", "application/json");
    res.end(JSON.stringify({ Response: { ...content, RequestId } }));
    const elapsed = Math.round(performance.now() - started);
    log(`${req.method} ${call.service} ${call.action} -> ${content.Error?.Code ?? "ok"} ${elapsed} ms`);
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
 * The content of `Response`. The order is a gateway's: size, signature, action, parameters.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {{ service: string, action: string }} call  filled in for the log once the signature holds
 * @param {() => number} now
 */
async function respond(req, call, now) {
  const { method = "", headers, url = "/" } = req;
  // The body is read first in any case: an answer that overtakes it would break the client's sending.
  const body = await readBody(req);
  if (method !== "POST" && method !== "GET") {
    throw new ApiError("UnsupportedProtocol", "Only GET and POST requests are supported.");
  }
  const target = readTarget(url, headers.host ?? "");
  if (method === "GET" && Buffer.byteLength(target.path) + body.length > MAX_GET_BYTES) {
    throw new ApiError("RequestSizeLimitExceeded", "The GET request is larger than 32 KB.");
  }
  const judge = judges.find(({ recognises }) => recognises(headers));
  if (!judge) {
    throw new ApiError("AuthFailure.InvalidAuthorization", "The Authorization header is missing or of an unknown algorithm.");
  }
  const common = judge.judge({ method, host: target.host, path: target.path, headers, body }, now());
  Object.assign(call, { service: common.service, action: common.action });
  const action = findAction(common);
  return answer(action, readParams(method, target.query, body), method === "GET");
}

/** Anything but an ApiError is our mistake, except that the client may have hung up. */
function toErrorContent(error) {
  if (error instanceof ApiError) return { Error: { Code: error.code, Message: error.message } };
  if (error.code === "ECONNRESET") return undefined;
  console.error(error);
  return { Error: { Code: "InternalError", Message: "The local endpoint failed; its console says why." } };
}
