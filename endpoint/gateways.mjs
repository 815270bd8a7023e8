/**
 * Gateways of Tencent Cloud: CloudBase's HTTP API, with a table and a model that repeats what it hears, and
 * the function URLs of SCF, where a function answers with what arrived. Both answer pages of other origins.
 */
import { randomUUID } from "node:crypto";
import { ApiError } from "./errors.mjs";
import { judge } from "./judge/gateway.mjs";

const CLOUDBASE = /(^|\.)tcloudbasegateway\.com(:\d+)?$/;
const FUNCTION_URL = /(^|\.)tencentscf\.com(:\d+)?$/;

/** @param {{ now: () => number }} options  the clock, milliseconds since the epoch */
export function createGateways({ now }) {
  const isVendorHost = (host) => CLOUDBASE.test(host) || FUNCTION_URL.test(host);
  const tables = new Map([["items", [{ id: 1, name: "未命名" }]]]);

  async function answerTo(request, call) {
    const isCloudBase = CLOUDBASE.test(request.host);
    const url = new URL(request.path, "http://gateway");
    Object.assign(call, { service: isCloudBase ? "tcb" : "scf", action: `${request.method} ${url.pathname}` });
    try {
      judge(request, call.service, now());
    } catch (error) {
      throw error instanceof ApiError ? new Refusal(isCloudBase, error) : error;
    }
    return isCloudBase ? cloudBase(request, url, tables) : echo(request, url);
  }

  return {
    recognises: ({ host }) => isVendorHost(host),
    isVendorHost,

    failures: {
      throttled: () => failure(429, "EXCEED_RATELIMIT", "Too many requests."),
      internal: () => failure(500, "SYS_ERR", "An internal error, as you asked."),
    },

    /**
     * @param {import("./judge/common.mjs").ReceivedRequest} request
     * @param {{ service: string, action: string }} call  filled in for the log
     */
    async respond(request, call) {
      const requestId = randomUUID();
      const answer = await answerTo(request, call).catch((error) => refusal(error, requestId));
      const headers = {
        "Access-Control-Expose-Headers": "date, x-cloudbase-request-id, x-scf-request-id",
        [CLOUDBASE.test(request.host) ? "X-Cloudbase-Request-Id" : "X-Scf-Request-Id"]: requestId,
        "Content-Type": "application/json",
        ...answer.headers,
      };
      return { status: 200, outcome: "ok", ...answer, headers };
    },
  };
}

/** CloudBase has one code for whatever is wrong with a signature; the message says what. */
class Refusal extends Error {
  constructor(isCloudBase, { code, message }) {
    super(isCloudBase ? (MESSAGES[code] ?? message) : message);
    this.code = isCloudBase ? "SIGN_PARAM_INVALID" : code;
  }
}

const MESSAGES = {
  "AuthFailure.SignatureExpire": "signature is expired",
  "AuthFailure.TokenFailure": "check tmp secret key expire",
};

function refusal(error, requestId) {
  if (error instanceof Refusal) return failure(401, error.code, error.message, requestId);
  console.error(error);
  return failure(500, "SYS_ERR", "The local endpoint failed; its console says why.", requestId);
}

const failure = (status, code, message, requestId = randomUUID()) => ({
  status,
  body: JSON.stringify({ code, message, requestId }),
  outcome: code,
});

const json = (value, status = 200) => ({ status, body: JSON.stringify(value) });

/** The table `items` by `/v1/rdb/rest/items`, and a model by `/v1/ai/{provider}/chat/completions`. */
function cloudBase({ method, body }, { pathname, searchParams }, tables) {
  const [, name] = /^\/v1\/rdb\/rest\/(\w+)$/.exec(pathname) ?? [];
  const rows = tables.get(name);
  if (rows && method === "GET") {
    const ids = searchParams.getAll("id").map((filter) => filter.split("."));
    const has = ({ id }) => ids.every(([is, than]) => (is === "gte" ? id >= Number(than) : id < Number(than)));
    return json(rows.filter(has).slice(0, Number(searchParams.get("limit") ?? 100)));
  }
  if (rows && method === "POST") {
    const row = { id: rows.length + 1, ...JSON.parse(body.toString()) };
    rows.push(row);
    return json([row], 201);
  }
  if (rows && method === "DELETE") return { status: 204, body: "", headers: { "Content-Length": "0" } };
  if (/^\/v1\/ai\/\w+\/chat\/completions$/.test(pathname) && method === "POST") return chat(body);
  return failure(404, "NOT_FOUND", `There is nothing at ${pathname}.`);
}

function chat(body) {
  const { messages, stream } = JSON.parse(body.toString());
  const { content } = messages.at(-1);
  if (!stream) return json({ choices: [{ message: { role: "assistant", content } }] });
  const events = [...content].map(
    (letter) => `data: ${JSON.stringify({ choices: [{ delta: { content: letter } }] })}\n\n`,
  );
  return { headers: { "Content-Type": "text/event-stream" }, body: `${events.join("")}data: [DONE]\n\n` };
}

/** A function that answers with what arrived; `/status/404` fails in a form of its own, `/text` is no JSON. */
function echo({ method, headers, body }, { pathname, search }) {
  const [, status] = /^\/status\/([45]\d\d)$/.exec(pathname) ?? [];
  if (status) return json({ error: "as you asked" }, Number(status));
  if (pathname === "/text") return { headers: { "Content-Type": "text/plain" }, body: "a text" };
  return json({
    method,
    path: pathname,
    query: search.slice(1),
    contentType: headers["content-type"],
    uin: headers["x-scf-cam-uin"],
    body: body.toString(),
  });
}
