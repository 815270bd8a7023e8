/**
 * The local endpoint: a stand-in for the clouds that verifies every signature with their vendors' own
 * code. It sends nothing anywhere and needs no account.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { pipeline } from "node:stream/promises";
import { createAccess } from "./access.mjs";
import { createAliyun } from "./aliyun.mjs";
import { readBody } from "./body.mjs";
import { allowOrigin } from "./cors.mjs";
import { ApiError } from "./errors.mjs";
import { createFailures } from "./failures.mjs";
import { createGateways } from "./gateways.mjs";
import { createGuance } from "./guance.mjs";
import { readTarget } from "./target.mjs";
import { createTencent } from "./tencent.mjs";

export { catalogueFolder } from "./catalogue.mjs";
export * from "./credentials.mjs";
export { FAILURES } from "./failures.mjs";
export * from "./judge/acs3-credentials.mjs";
export { CANONICAL_REQUEST, STRING_TO_SIGN } from "./judge/computed.mjs";
export * from "./services/guance/keys.mjs";

/** Node refuses more than 16 KB of request line and headers by default, which would hide the limit of a GET. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * @param {object} [options]
 * @param {() => number} [options.now]            the endpoint's clock, milliseconds since the epoch
 * @param {(line: string) => void} [options.log]  is told one line a request, without any secret
 * @param {string[]} [options.origins]            pages that may come in besides those of this machine
 * @param {URL} [options.catalogue]               the folder of all services, `catalogueFolder`; without it the endpoint knows its own stand-ins alone
 * @param {Parameters<typeof createFailures>[0]} [options.failures]  what goes wrong at random; see failures.mjs
 */
export function createEndpoint({
  now = () => Date.now(),
  log = () => {},
  origins = [],
  catalogue,
  failures = { rate: 0 },
} = {}) {
  /** The first that recognises a request answers it. */
  const systems = [
    createAliyun({ now }),
    createGuance({ now }),
    createGateways({ now }),
    createTencent({ now, catalogue }),
  ];
  const refusal = createAccess({ origins, isVendorHost: (host) => systems.some((it) => it.isVendorHost(host)) });
  const nextFailure = createFailures(failures);
  /** How often each action was carried out, by service and action: `tiems DescribeServices`. @type {Map<string, number>} */
  const carriedOut = new Map();
  /** How often each failure happened. @type {Map<string, number>} */
  const failed = new Map();

  /**
   * A request listener of node:http, which never rejects. It works under a prefix as well, where the
   * framework has cut the prefix from `req.url` (Vite: `server.middlewares.use("/endpoint", endpoint.handle)`).
   *
   * @param {import("node:http").IncomingMessage} req
   * @param {import("node:http").ServerResponse} res
   */
  async function handle(req, res) {
    try {
      await serve(req, res);
    } catch (error) {
      console.error(error);
      if (res.headersSent) res.destroy();
      else res.writeHead(500, { "Content-Type": "text/plain" }).end("The local endpoint failed; its console says why.");
    }
  }

  async function serve(req, res) {
    const started = performance.now();
    // The Date header is this endpoint's clock, so that a client can see how far its own is off.
    res.setHeader("Date", new Date(now()).toUTCString());
    const refused = refusal(req.headers);
    if (refused) {
      res.writeHead(403, { "Content-Type": "text/plain", Connection: "close" }).end(`${refused}\n`);
      return;
    }
    allowOrigin(req, res);
    if (req.method === "OPTIONS") {
      res.writeHead(204).end();
      return;
    }
    const call = { service: "-", action: "-" };
    const answer = await respond(req, call).catch(onMalformed);
    // The client went away while it was sending: there is none to answer.
    if (!answer || res.destroyed) return;
    await write(res, answer);
    const elapsed = Math.round(performance.now() - started);
    log(`${req.method} ${printable(call.service)} ${printable(call.action)} -> ${answer.outcome} ${elapsed} ms`);
  }

  /**
   * @param {import("node:http").IncomingMessage} req
   * @param {{ service: string, action: string }} call  for the log
   * @returns {Promise<{ status?: number, headers?: object, body?: string | Buffer | AsyncIterable<Buffer>, outcome: string }>}
   */
  async function respond(req, call) {
    const { method = "", headers, url = "/" } = req;
    // The body is read first in any case: an answer that overtakes it would break the client's sending.
    const body = await readBody(req);
    const request = { method, headers, body, ...readTarget(url, headers.host ?? "") };
    const system = systems.find((system) => system.recognises(request));
    const failure = nextFailure();
    if (failure && !failure.isCarriedOut) return failedAnswer(system, failure);
    const answer = await system.respond(request, call);
    if (answer.outcome === "ok") count(carriedOut, `${call.service} ${call.action}`);
    return failure ? failedAnswer(system, failure) : answer;
  }

  function failedAnswer(system, { kind }) {
    count(failed, kind);
    const outcome = `failed on purpose: ${kind}`;
    if (kind in system.failures) return { ...system.failures[kind](), outcome };
    if (kind === "unavailable") return { status: 503, headers: { "Content-Length": 0 }, body: "", outcome };
    return { outcome, isReset: kind === "reset" };
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

  return { handle, listen, carriedOut, failed };
}

const count = (counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1);

/** An action's name is any text until it is looked up; a line of the log stays one. */
const printable = (text) => text.replace(/[^\x21-\x7e]/g, "?").slice(0, 100);

/** Writes an answer; one without a status is none: the client is left without. */
async function write(res, { status, headers, body, isReset }) {
  if (status === undefined) {
    if (isReset) res.socket?.resetAndDestroy();
    else if (!res.closed) await once(res, "close");
    return;
  }
  res.writeHead(status, headers);
  if (typeof body === "string" || body instanceof Uint8Array) res.end(body);
  // A client may hang up in the middle of a stream.
  else await pipeline(body, res).catch(() => res.destroy());
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
