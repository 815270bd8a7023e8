// Guance and TrueWatch: functions of DataFlux Func that an Open API runs. There is no
// signature, so there is no engine. src/guance has the same rules for Rust, and
// tests/vectors/guance holds both to the same cases.
// Source: https://docs.guance.com/open-api/outer-function/execute/

import { createAction } from "./action.js";
import { entriesOf, isObject } from "./bytes.js";
import { refuse } from "./check.js";
import { reading, Tc3Error } from "./error.js";
import { guance as remedies } from "./errors/remedies.js";
import { faults } from "./faults.js";
import * as actions from "./guance-actions.js";
import { encodeStrictly, placed } from "./rest.js";
import { beginCall, readCall } from "./sending.js";
import { sites as known } from "./vendors/sites.js";

export { Tc3Error };

/** Each site's Open API. */
export const sites = /* @__PURE__ */ Object.freeze(known);

async function call(spec, params, config, options = {}) {
  const { action } = spec;
  const { given, base } = reading(() => {
    const given = readCall({ params }, config, options);
    if (given.shape) {
      const [name, found] = given.shape.split(" ");
      refuse("WrongType", name, `is ${found}`, "Give what the types say.");
    }
    return { given, base: baseUrl(config) };
  });
  const { deadline, ...its } = beginCall(given, (reason, cause) => {
    throw interrupted(reason, action, cause);
  });
  try {
    const apiKey = checkedKey(await its.credentials(config.apiKey, action));
    const { method, path, query, headers, payload } = reading(() => placed(spec, params, checkedHeaders(config.headers)));
    if (payload && !payload.bytes) refuse("NotSerializable", payload.kind.split(" ").at(-1), "cannot be written as JSON", "Convert it to a string, a number, a boolean, an array or an object.");
    const search = Object.entries(query).map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`);
    const response = await its.send({
      url: base + path + (search.length ? `?${search.join("&")}` : ""),
      method,
      headers: { ...headers, ...(payload && { "Content-Type": "application/json" }), "DF-API-KEY": apiKey },
      body: payload?.bytes,
    });
    return receive(response, await its.bytes(response), action, apiKey);
  } finally {
    deadline.end();
  }
}

function baseUrl({ site = "cn1", baseUrl }) {
  if (baseUrl !== undefined) {
    // Visible ASCII without a fragment, a query and a user.
    if (typeof baseUrl !== "string" || !/^https?:\/\/(?!\/)[!"$->A-~]+$/.test(baseUrl)) refuse("InvalidFormat", "baseUrl", "must have the form https://host/path", "Give the address before /api/v1.");
    return baseUrl.replace(/\/$/, "");
  }
  if (!Object.hasOwn(sites, site)) refuse("UnknownValue", "site", `is not one of ${Object.keys(sites).join(", ")}`, "Give the site of your workspace, or the `baseUrl` of a deployment of your own.");
  return sites[site];
}

function checkedKey(apiKey) {
  if (apiKey === undefined || apiKey === "") refuse("MissingParameter", "apiKey", "is missing", "Create one in the console, under management, API keys.");
  if (typeof apiKey !== "string") refuse("WrongType", "apiKey", "must be a string", "Give the key, or a function that gives it.");
  if (!/^[!-~]+$/.test(apiKey)) refuse("InvalidCharacter", "apiKey", "contains a character that is not allowed", "Remove what came along when it was copied.");
  return apiKey;
}

/** Headers that a request has already, or that `fetch` sets: a second value would be joined to the first. */
const RESERVED = /^(connection|content-length|content-type|df-api-key|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** The headers of the config. The same name in another case is the same header: the later one counts, in the place of the first. */
function checkedHeaders(given) {
  const headers = new Map();
  for (const [name, value] of entriesOf(given)) {
    const parameter = `headers.${name}`;
    if (name === "__proto__" || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) refuse("InvalidHeaderName", "headers", "has a name that HTTP does not allow", "Header names are letters, digits and dashes.");
    if (RESERVED.test(name)) refuse("ReservedHeader", parameter, "is a header that tc3fetch sets itself", "Leave it out.");
    if (!/^[\t -~]*$/.test(value)) refuse("InvalidCharacter", parameter, "contains a character that is not allowed", "Remove what is not ASCII, and line breaks.");
    headers.set(name.toLowerCase(), [name, `${value}`.trim()]);
  }
  return Object.fromEntries(headers.values());
}

/** The error of a call without an answer: its reason is that of `beginCall`. */
function interrupted(reason, action, cause) {
  const [word, words] = reason.split("\n");
  const codes = { aborted: "Aborted", timeout: "Timeout", "not-a-response": "NotAResponse" };
  const code = codes[word] ?? "Network";
  return fault(code, { action, retryable: code === "Timeout" || code === "Network" }, code === "Network" ? words : undefined, cause);
}

function fault(code, fields, words, cause) {
  const [kind, problem, hint] = faults[code];
  return new Tc3Error(words ?? problem, { code: `ClientError.${code}`, kind, hint, ...fields }, cause);
}

/**
 * The result, or the error of the layer that failed: something on the way, the Open API,
 * or the function.
 */
function receive({ status }, bytes, action, apiKey) {
  const text = new TextDecoder().decode(bytes).trim();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    // It stays undefined, which no JSON is.
  }
  const { content, errorCode, message, success, traceId } = Object(json);
  const fields = { httpStatus: status, requestId: typeof traceId === "string" ? traceId : undefined, action, retryable: status === 429 || status >= 500 };
  // What the service says may repeat what it was sent.
  const redacted = (words, code) => (typeof words === "string" && words ? words : code).replaceAll(apiKey, "***");

  if (typeof errorCode !== "string") {
    const code = status === 0 || (status >= 300 && status < 400) ? "Redirected" : !text ? "EmptyResponse" : text[0] === "<" ? "HtmlResponse" : json !== undefined ? "NotAnEnvelope" : text[0] === "{" && !text.endsWith("}") ? "TruncatedResponse" : "InvalidResponse";
    const [, problem] = faults[code];
    throw fault(code, fields, `${problem} (HTTP status ${status})`);
  }
  // The HTTP status of one and the same error has changed over time: only the code counts.
  if (errorCode || success === false) {
    const code = errorCode || "ft.Unknown";
    const [hint, isTransient = fields.retryable] = Object.hasOwn(remedies, code) ? remedies[code] : [];
    throw new Tc3Error(redacted(message, code), { ...fields, code, kind: "api", retryable: isTransient, hint });
  }
  if (isFailure(content)) {
    // `detail` and `reqDump` hold the arguments: they are left out.
    const { reason, message: words } = content;
    const code = (typeof reason === "string" && reason) || "EFuncFailed";
    const hint = "The function failed: see its log in DataFlux Func.";
    throw new Tc3Error(redacted(words, code), { ...fields, code, kind: "function", retryable: false, hint });
  }
  return { content, traceId, pageInfo: json.pageInfo };
}

/**
 * Whether the function failed. `error` is a status with a fraction that has changed its
 * meaning, so only its whole part counts; an unboxed result may be anything, and is none of
 * this.
 */
const isFailure = (content) => isObject(content) && (content.ok === false || (content.ok !== true && typeof content.error === "number" && content.error >= 201 && typeof content.reason === "string"));

/** What a function returned; what it unboxed, as it is. */
const resultOf = (content) => (isObject(content) && content.ok === true ? content.data?.result : content);

export const executeFunction = /* @__PURE__ */ createAction(async (...given) => {
  const { content, traceId } = await call(...given);
  return { result: resultOf(content), taskId: content?.ok === true ? content.data?.id : undefined, content, traceId };
}, actions.executeFunction);

export const listFunctions = /* @__PURE__ */ createAction(async (...given) => {
  const { content, traceId, pageInfo } = await call(...given);
  return { functions: content, traceId, pageInfo };
}, actions.listFunctions);
