// Guance and TrueWatch: functions of DataFlux Func that an Open API runs. There is no
// signature, so there is no engine.
// Source: https://docs.guance.com/open-api/outer-function/execute/
import { call } from "../call/call.js";
import { calling, checking, signing } from "../errors/faults.js";
import { fault, refuseType, Tc3Error } from "../errors/error.js";
import { guance as remedies } from "../errors/remedies.js";
import { encodeStrictly, placeParams } from "../models/placement.js";
import { readAnswer } from "../payload/answer.js";
import { encoder, entriesOf, isObject } from "../payload/values.js";
import { sites } from "./sites.js";

/** Sends an action of the model: (spec, params, config, options) => what its answer has. */
export const send = (spec, params, config, options) => call(vendor, { action: spec.action, spec, params }, config, options);

const vendor = {
  keys: "apiKey",
  read({ spec, params }, config) {
    const base = baseUrl(config);
    const { method, path, query, headers, body } = placeParams(spec, params);
    const search = Object.entries(query).map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`);
    if (config.headers !== undefined && !isObject(config.headers)) refuseType("headers", "an object", config.headers);
    return {
      url: base + path + (search.length ? `?${search.join("&")}` : ""),
      method,
      headers: { ...Object.fromEntries(entriesOf(config.headers)), ...headers, ...(body && { "Content-Type": "application/json" }) },
      body: body && encoder.encode(body),
    };
  },
  sign(read, apiKey) {
    if (apiKey === undefined) throw fault(signing, "MissingParameter", "apiKey");
    if (typeof apiKey !== "string") refuseType("apiKey", "a string", apiKey);
    if (!/^[!-~]+$/.test(apiKey)) throw fault(signing, "InvalidCharacter", "apiKey");
    read.apiKey = apiKey;
    return { ...read, headers: { ...read.headers, "DF-API-KEY": apiKey } };
  },
  receive: async (response, { apiKey }, exchange) => judge(response.status, await exchange.bytes(response), apiKey),
};

function baseUrl({ site, baseUrl }) {
  if (baseUrl === undefined) {
    if (!Object.keys(sites).includes(site)) throw fault(signing, "UnknownValue", "site", [Object.keys(sites).join(", ")]);
    return sites[site];
  }
  if (typeof baseUrl !== "string" || !/^https?:\/\/[^/?#@\s][^?#@\s]*$/.test(baseUrl)) throw fault(checking, "InvalidFormat", "baseUrl", ["http(s)://host/path"]);
  return baseUrl.replace(/\/$/, "");
}

/**
 * The result, or the error of the layer that failed: something on the way, the Open API,
 * or the function.
 */
function judge(status, bytes, apiKey) {
  const { text, json } = readAnswer(bytes);
  const { content, errorCode, message, success, traceId } = Object(json);
  const more = { httpStatus: status, requestId: typeof traceId === "string" ? traceId : undefined, retryable: status === 429 || status >= 500 };
  // What the service says may repeat what it was sent.
  const redacted = (words) => `${words ?? ""}`.split(apiKey).join("***");

  if (typeof errorCode !== "string") throw fault(calling, notAnAnswer(status, text, json), "", [status], more);
  // The HTTP status of one and the same error has changed over time: only the code counts.
  if (errorCode || success === false) {
    const [hint, retryable = more.retryable] = remedies[errorCode] ?? [];
    throw new Tc3Error(redacted(message) || errorCode, { ...more, code: errorCode || "ft.Unknown", kind: "api", retryable, hint });
  }
  if (isFailure(content)) {
    // `detail` and `reqDump` hold the arguments: they are left out.
    const { reason, message: words } = content;
    throw new Tc3Error(redacted(words) || reason, { ...more, code: reason ?? "EFuncFailed", kind: "function", retryable: false, hint: "The function failed: see its log in DataFlux Func." });
  }
  return { content, traceId, pageInfo: json.pageInfo };
}

/** What came that is no answer of the Open API, as src/answer.rs calls it. */
function notAnAnswer(status, text, json) {
  if (status === 0 || (status >= 300 && status < 400)) return "Redirected";
  if (!text) return "EmptyResponse";
  if (text[0] === "<") return "HtmlResponse";
  if (json !== undefined) return "NotAnEnvelope";
  return text[0] === "{" && !text.endsWith("}") ? "TruncatedResponse" : "InvalidResponse";
}

/**
 * Whether the function failed. `error` is a status with a fraction that has changed its
 * meaning, so only its whole part counts; an unboxed result may be anything, and is none of
 * this.
 */
const isFailure = (content) => isObject(content) && (content.ok === false || (content.ok !== true && Math.trunc(content.error) > 200 && typeof content.reason === "string"));
