/**
 * The Open API of Guance and TrueWatch, as far as outer functions go. There is no signature: a key in
 * a header names the workspace.
 * https://docs.guance.com/open-api/outer-function/execute/
 */
import { readJson } from "./json.mjs";
import { envelope, errorEnvelope, GuanceError, newTraceId } from "./services/guance/envelope.mjs";
import { execute, isObject, list } from "./services/guance/functions.mjs";
import { exhaustedGuanceKey, guanceKey, revokedGuanceKey } from "./services/guance/keys.mjs";

/** The sites of the document, and TrueWatch's. */
const HOSTS = new Set([
  "openapi.guance.com",
  "aws-openapi.guance.com",
  ...["cn3", "cn4", "cn5", "us1", "za1", "id1", "me1"].map((site) => `${site}-openapi.guance.com`),
  ...["cn6", "eu1", "ap1"].map((site) => `${site}-openapi.guance.one`),
  ...["us1", "eu1", "ap1", "za1", "id1"].map((site) => `${site}-openapi.truewatch.com`),
]);

/** Where this endpoint plays a deployment of one's own: `http://127.0.0.1:{port}/guance`. */
const OWN_BASE = "/guance";

const isOwnBase = (path) => path.startsWith(`${OWN_BASE}/api/`);

/** @param {{ now: () => number }} options  the clock, milliseconds since the epoch */
export function createGuance({ now }) {
  return {
    recognises: ({ host, path }) => HOSTS.has(host) || isOwnBase(path),

    isVendorHost: (host) => HOSTS.has(host),

    /** What the Open API answers in place of a function. */
    failures: {
      throttled: () => failure(new GuanceError(401, "ft.TriggerApiAkCurrentLimiting"), newTraceId()),
      internal: () => failure(new GuanceError(500, "ft.InternalError"), newTraceId()),
    },

    /**
     * @param {import("./judge/common.mjs").ReceivedRequest} request
     * @param {{ service: string, action: string }} call  filled in for the log once the key is known
     */
    async respond(request, call) {
      const traceId = newTraceId();
      try {
        return { outcome: "ok", ...(await answerTo(request, call, traceId)) };
      } catch (error) {
        if (!(error instanceof GuanceError)) console.error(error);
        const known =
          error instanceof GuanceError
            ? error
            : new GuanceError(500, "ft.InternalError", "The local endpoint failed; its console says why.");
        return failure(known, traceId);
      }
    },
  };

  async function answerTo({ method, path, query, headers, body }, call, traceId) {
    checkKey(headers["df-api-key"]);
    const [name] = (isOwnBase(path) ? path.slice(OWN_BASE.length) : path).split("?");
    if (method === "POST" && name === "/api/v1/outer_function/execute") {
      Object.assign(call, { service: "guance", action: "execute" });
      return execute({ ...readBody(body), traceId, started: now(), now });
    }
    if (method === "GET" && name === "/api/v1/outer_function/list") {
      Object.assign(call, { service: "guance", action: "list" });
      return json(200, envelope(list(new URLSearchParams(query)), traceId));
    }
    throw new GuanceError(404, "ft.NotFound", `There is no ${method} ${name}.`);
  }
}

const json = (status, value) => ({
  status,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(value),
});

const failure = (error, traceId) => ({
  ...json(error.status, errorEnvelope(error, traceId)),
  outcome: error.errorCode,
});

/** Only the codes and statuses of a wrong key and of limits are documented; what else is refused here has a code of ours. */
function checkKey(key) {
  if (key === exhaustedGuanceKey) throw new GuanceError(401, "ft.TriggerApiAkCurrentLimiting");
  if (key === revokedGuanceKey) throw new GuanceError(401, "ft.InvalidAPIKey");
  if (key !== guanceKey) throw new GuanceError(403, "ft.InvalidAPIKey");
}

/** @param {Buffer} body */
function readBody(body) {
  let value;
  try {
    value = readJson(body);
  } catch {
    throw invalid("The request body is not JSON in UTF-8.");
  }
  const { funcId, funcBody = {} } = Object(value);
  if (typeof funcId !== "string" || funcId === "") throw invalid("funcId must be a string, and not empty.");
  if (!isObject(funcBody)) throw invalid("funcBody must be a JSON object.");
  for (const name of ["kwargs", "options"]) {
    if (funcBody[name] === null) throw invalid(`funcBody.${name} must not be null.`);
  }
  return { funcId, funcBody };
}

const invalid = (message) => new GuanceError(400, "ft.InvalidParameter", message);
