// Guance and TrueWatch: functions of DataFlux Func that an Open API runs. There is no
// signature, so there is no engine. src/guance has the same rules for Rust, and
// tests/vectors/guance holds both to the same cases.
// Source: https://docs.guance.com/open-api/outer-function/execute/
import { directConfigOf, optionsOf } from "../call/arguments.js";
import { bytesOf, callOf } from "../call/call.js";
import { madeOnce } from "../call/decide.js";
import * as faults from "../errors/faults.js";
import { fault, refuseType, Tc3Error } from "../errors/error.js";
import { guance as remedies } from "../errors/remedies.js";
import { encodeStrictly, placeParams } from "../models/placement.js";
import { readAnswer } from "../payload/answer.js";
import { encode } from "../payload/utf8.js";
import { firstText, isObject, readHeaders } from "../payload/values.js";
import { sites } from "./sites.js";

/** Sends an action of the model: (spec, params, config, options) => what its answer has. */
export const send = (spec, params, config, options) => call({ action: spec.action, spec, params }, config, options);

export const vendor = {
  config: /* @__PURE__ */ directConfigOf(["apiKey", "site", "baseUrl"]),
  options: /* @__PURE__ */ optionsOf(),
  keys: "apiKey",
  clocks: new Map(),
  budgets: new Map(),
  read({ spec, params }, config, options) {
    const base = baseUrl(config);
    const { method, path, query, headers, body } = placeParams(spec, params);
    const search = Object.entries(query).map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`);
    return {
      action: spec.action,
      url: base + path + (search.length ? `?${search.join("&")}` : ""),
      method,
      own: [config.headers ?? {}, options.headers ?? {}].flatMap(readHeaders),
      headers: { ...headers, ...(body && { "Content-Type": "application/json" }) },
      body: body && encode(body),
    };
  },
  sign(read, apiKey) {
    if (apiKey === undefined || apiKey === "")
      throw fault(faults.MissingParameter, "apiKey", [], {
        hint: "Create one in the console, under management, API keys.",
      });
    if (typeof apiKey !== "string") refuseType("apiKey", "a string", apiKey);
    if (!/^[!-~]+$/.test(apiKey))
      throw fault(faults.InvalidCharacter, "apiKey", [], { hint: "Remove what came along when it was copied." });
    read.secrets = [apiKey, ...secretsOf(read.own)];
    return {
      url: read.url,
      method: read.method,
      body: read.body,
      headers: { ...checkHeaders(read.own), ...read.headers, "DF-API-KEY": apiKey },
    };
  },
  about: ({ action }) => ({ service: undefined, action, region: undefined }),
  async receive(response, { secrets }, exchange) {
    const data = judge(response.status, await bytesOf(response, exchange), secrets);
    return { data, requestId: data.traceId };
  },
  decide: ({ method }, facts) => madeOnce(facts, method === "GET"),
};

const call = /* @__PURE__ */ callOf(vendor);

function baseUrl({ site = "cn1", baseUrl }) {
  const names = Object.keys(sites);
  if (baseUrl === undefined && !names.includes(site)) {
    throw fault(faults.UnknownValue, "site", [names.join(", ")], {
      hint: "Give the site of your workspace, or the `baseUrl` of a deployment of your own.",
    });
  }
  const base = baseUrl ?? sites[site];
  // Visible ASCII without a fragment, a query and a user.
  if (typeof base !== "string" || !/^https?:\/\/(?!\/)[!"$->A-~]+$/.test(base)) {
    throw fault(faults.InvalidFormat, "baseUrl", ["https://host/path"], { hint: "Give the address before /api/v1." });
  }
  return base.replace(/\/$/, "");
}

/** Headers that a request has already, or that `fetch` sets: a second value would be joined to the first. */
const RESERVED =
  /^(connection|content-length|content-type|df-api-key|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** The values of headers whose names say that they are secrets. */
const secretsOf = (flat) =>
  flat.filter((value, at) => at % 2 && value && /auth|cookie|key|secret|token/i.test(flat[at - 1]));

/** The headers of config and options. The same name in another case is the same header: the later one counts, in the place of the first. */
function checkHeaders(flat) {
  const headers = new Map();
  for (let at = 0; at < flat.length; at += 2) {
    const [name, value] = [flat[at], flat[at + 1]];
    if (name === "__proto__" || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw fault(faults.InvalidHeaderName, "headers");
    if (RESERVED.test(name)) throw fault(faults.ReservedHeader, `headers.${name}`);
    if (!/^[\t -~]*$/.test(value)) throw fault(faults.InvalidCharacter, `headers.${name}`);
    headers.set(name.toLowerCase(), [name, value.trim()]);
  }
  return Object.fromEntries(headers.values());
}

/**
 * The result, or the error of the layer that failed: something on the way, the Open API,
 * or the function.
 */
function judge(status, bytes, secrets) {
  const { text, json } = readAnswer(bytes);
  const { content, errorCode, message, success, traceId } = Object(json);
  const more = {
    httpStatus: status,
    requestId: typeof traceId === "string" ? traceId : undefined,
    retryable: status === 429 || status >= 500,
  };
  // What the service says may repeat what it was sent.
  const fail = (words, code, fields) => {
    const message = secrets.reduce((text, secret) => text.split(secret).join("***"), firstText(words) || code);
    throw new Tc3Error(message, { ...more, code, ...fields });
  };

  if (typeof errorCode !== "string") throw fault(notAnAnswer(status, text, json), "", [status], more);
  // The HTTP status of one and the same error has changed over time: only the code counts.
  if (errorCode || success === false) {
    const code = errorCode || "ft.Unknown";
    const [hint, retryable = more.retryable] = Object.prototype.hasOwnProperty.call(remedies, code)
      ? remedies[code]
      : [];
    fail(message, code, { kind: "api", retryable, hint });
  }
  // `detail` and `reqDump` hold the arguments: they are left out.
  if (isFailure(content))
    fail(content.message, firstText(content.reason) || "EFuncFailed", {
      kind: "function",
      retryable: false,
      hint: "The function failed: see its log in DataFlux Func.",
    });
  return { content, traceId, pageInfo: json.pageInfo };
}

/** What came that is no answer of the Open API, as src/answer.rs calls it. */
export function notAnAnswer(status, text, json) {
  if (status === 0 || (status >= 300 && status < 400)) return faults.Redirected;
  if (!text) return faults.EmptyResponse;
  if (text[0] === "<") return faults.HtmlResponse;
  if (json !== undefined) return faults.NotAnEnvelope;
  return text[0] === "{" && !text.endsWith("}") ? faults.TruncatedResponse : faults.InvalidResponse;
}

/**
 * Whether the function failed. `error` is a status with a fraction that has changed its
 * meaning, so only its whole part counts; an unboxed result may be anything, and is none of
 * this.
 */
const isFailure = (content) =>
  isObject(content) &&
  (content.ok === false ||
    (content.ok !== true &&
      typeof content.error === "number" &&
      content.error >= 201 &&
      typeof content.reason === "string"));
