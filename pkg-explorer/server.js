// explorer-template/server/main.js
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import process2 from "node:process";

// explorer-template/server/handler.js
import { timingSafeEqual } from "node:crypto";

// pkg/errors/faults.js
var MissingParameter = ["MissingParameter", "{parameter} is missing[, and so is {1}]", "The request needs it."];
var WrongType = ["WrongType", "{parameter} must be {1}, and is {2}", "Convert it, or leave it out where it is optional."];
var UnknownValue = ["UnknownValue", "{parameter} is not one of {1}", "Give one of these, or leave it out for its default."];
var InvalidHost = ["InvalidHost", "{parameter} is not a host name with an optional port", "No scheme, no user info; a path goes into `path`."];
var UnreadableInput = ["UnreadableInput", "an argument could not be read", "See `cause`: a getter, a toJSON, a proxy or a Blob failed, or it is nested too deep."];
var CredentialsProvider = ["CredentialsProvider", "{parameter} could not be had: their provider failed[ ({1})]", "See `cause`; nothing was sent."];
var Network = ["Network", "the connection failed[: {1}]", "Check connection and host. A page needs `proxy`: the service does not answer CORS.", "network"];
var ResponseTooLarge = ["ResponseTooLarge", "the answer has more than {1} bytes", "Ask for less at once, or raise `maxResponseBytes`.", "response"];
var UnknownParameter = ["UnknownParameter", "{parameter} is not known[; did you mean {1}?]", 'Correct its name. A parameter of an action is sent all the same with `validate: "off"`.'];
var InvalidFormat = ["InvalidFormat", "{parameter} must have the form {1}", 'Correct it. A parameter of an action is sent all the same with `validate: "off"`.'];
var MissingApi = ["MissingApi", "this runtime has no {1}", "Load a polyfill for it before this package is used, or import tc3fetch/js, which needs less.", "engine"];

// pkg/core.js
var defineMember = (object, name, value, enumerable = true) => Object.defineProperty(object, name, { __proto__: null, value, enumerable, writable: true, configurable: true });
var Tc3Error = class extends Error {
  constructor(message, members, cause) {
    super(message);
    if (cause !== void 0) defineMember(this, "cause", cause, false);
    defineMember(this, "name", "Tc3Error", false);
    const all = { code: "Unknown", kind: "api", retryable: false, outcome: "unknown", ...members };
    for (const [name, value] of Object.entries(all)) defineMember(this, name, value);
  }
  static is(error, code) {
    try {
      const is = error?.name === "Tc3Error" && typeof error.code === "string";
      return is && (code === void 0 || error.code === code || error.code.startsWith(`${code}.`));
    } catch {
      return false;
    }
  }
  static from(json2) {
    return readSafely(() => {
      const { name, message, ...members } = Object(json2);
      return errorOf(`${message}`, members);
    });
  }
  toJSON() {
    return { name: this.name, message: this.message, ...this };
  }
};
var errorOf = (message, members, cause) => new Tc3Error(message, members, cause);
function fault([code, text, hint, kind = "input"], parameter = "", given2 = [], more, cause) {
  const members = {
    code: `ClientError.${code}`,
    kind,
    parameter: parameter || void 0,
    retryable: false,
    outcome: "not-sent",
    hint,
    ...more
  };
  return errorOf(fill(text, Object.assign(["", ...given2], { parameter })), members, cause);
}
var fill = (text, given2) => text.replace(
  /\[(.*?{(\w+)}.*?)]|{(\w+)}/g,
  (_, optional, needed2, place) => optional === void 0 ? given2[place] : (given2[needed2] ?? "") === "" ? "" : fill(optional, given2)
);
function refuseType(parameter, expected, value) {
  throw fault(WrongType, parameter, [expected, typeName(value)]);
}
var typeName = (value) => value === null ? "null" : Array.isArray(value) ? "array" : Number.isNaN(value) ? "NaN" : typeof value;
function readSafely(read3, request) {
  try {
    return read3();
  } catch (cause) {
    throw ownError(cause, request);
  }
}
function ownError(cause, request) {
  const error = cause instanceof Tc3Error ? cause : fault(UnreadableInput, "", [], {}, cause);
  try {
    const { action } = request;
    if (typeof action === "string" && error.action === void 0) defineMember(error, "action", action);
  } catch {
  }
  return error;
}
var FIELDS = ["service", "version", "action", "region", "language", "method", "host", "endpoint", "path", "contentType", "algorithm", "payloadSigning", "proxy"];
function nearest(name, names) {
  if (name.length > 64) return "";
  const [best] = names.map((known) => [distance(name.toLowerCase(), known.toLowerCase()), known]).sort(([a], [b]) => a - b);
  return best?.[0] <= name.length / 3 ? best[1] : "";
}
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
var refuse = (name) => () => {
  throw fault(MissingApi, "", [name]);
};
var withoutEncoder = refuse("TextEncoder");
var withoutController = refuse("AbortController");
var decoder;
function decode(bytes2) {
  if (decoder === void 0) {
    if (typeof TextDecoder !== "function") return decodeEscaped(bytes2);
    decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  }
  return decoder.decode(bytes2);
}
function decodeEscaped(bytes2) {
  try {
    return decodeURIComponent(hexOf(bytes2).replace(/../g, "%$&"));
  } catch {
    return Array.from(bytes2, (byte) => byte < 128 ? String.fromCharCode(byte) : "�").join("");
  }
}
var hexOf = (bytes2) => Array.from(bytes2, (byte) => (256 + byte).toString(16).slice(1)).join("");
var placesOf = (names) => new Map(names.map((name, index) => [name, index]));
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function concatenate(pieces) {
  const bytes2 = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at2 = 0;
  for (const piece of pieces) {
    bytes2.set(piece, at2);
    at2 += piece.length;
  }
  return bytes2;
}
var MAX_RESPONSE_BYTES = 64 << 20;
async function cancel(pieces) {
  try {
    await pieces.cancel();
  } catch {
  }
}
var NATIVE_FROM = 32 * 1024;
function readAnswer(bytes2, unsafeIntegers) {
  const text = textOf2(bytes2).trim();
  try {
    return { text, json: parseJson(text, unsafeIntegers) };
  } catch {
    return { text };
  }
}
function textOf2(bytes2) {
  try {
    return decode(bytes2);
  } catch (cause) {
    throw fault(ResponseTooLarge, "", [LONGEST_STRING], {}, cause);
  }
}
var LONGEST_STRING = 536870888;
function parseJson(text, unsafeIntegers = "number") {
  const value = JSON.parse(text);
  if (unsafeIntegers === "number") return value;
  const marked = markIntegers(text, unsafeIntegers === "bigint" ? MARK : "");
  if (marked === text) return value;
  const read3 = JSON.parse(marked);
  return unsafeIntegers === "bigint" ? unmarked([read3])[0] : read3;
}
var MARK = "\\u0000";
function unmarked(list) {
  const holders = [list];
  for (const holder of holders)
    for (const key of Object.keys(holder)) {
      const value = holder[key];
      if (typeof value === "object" && value !== null) holders.push(value);
      else if (typeof value === "string" && value[0] === "\0")
        holder[key] = value[1] === "\0" ? value.slice(1) : BigInt(value.slice(1));
    }
  return list;
}
function markIntegers(text, mark2) {
  let marked = "";
  let from = 0;
  const replace = (start, end, by) => {
    marked += text.slice(from, start) + by;
    from = end;
  };
  for (let at2 = 0; at2 < text.length; ) {
    const code = text.charCodeAt(at2);
    if (code === QUOTE) {
      const end = endOfString(text, at2);
      if (mark2 && text.startsWith(mark2, at2 + 1) && !isName(text, end)) replace(at2 + 1, at2 + 1, mark2);
      at2 = end;
    } else if (code === MINUS || isDigit(code)) {
      let end = at2 + 1;
      while (isDigit(text.charCodeAt(end))) end++;
      const isInteger = !/[.eE]/.test(text[end] ?? "");
      while (/[\d.eE+-]/.test(text[end] ?? "")) end++;
      if (isInteger && end - at2 > 15 && !Number.isSafeInteger(Number(text.slice(at2, end))))
        replace(at2, end, `"${mark2}${text.slice(at2, end)}"`);
      at2 = end;
    } else at2++;
  }
  return marked + text.slice(from);
}
var QUOTE = 34;
var MINUS = 45;
var isDigit = (code) => code >= 48 && code <= 57;
function endOfString(text, start) {
  for (let end = start; ; ) {
    end = text.indexOf('"', end + 1);
    let backslashes = 0;
    while (text[end - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
}
function isName(text, end) {
  while (end < text.length && " 	\r\n".includes(text[end])) end++;
  return text[end] === ":";
}
var MOST_KEPT = 1 << 16;
var ASYNCHRONOUS_EVENT = 128 * 1024;
var IS_WARNING = {
  // The vendor's own examples have null where the document asks for a value.
  [MissingParameter[0]]: (holder, name, nulls) => nulls.get(holder)?.includes(name),
  [WrongType[0]]: isReadable,
  // A service grows before its model does: only a slip is refused.
  [UnknownParameter[0]]: (holder, name, known) => !nearest(
    name,
    known.filter((one) => !Object.hasOwn(holder, one) || holder[one] === void 0)
  ),
  [UnknownValue[0]]: (value, values) => !nearest(String(value), values.split("|"))
};
function isReadable(value, letter) {
  if (letter === "s") return Number.isFinite(value) || typeof value === "boolean";
  if (typeof value !== "string") return false;
  if (letter === "b") return /^(true|false)$/i.test(value);
  return /^[iu]$/.test(letter) ? /^-?\d+$/.test(value) : letter === "f" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value);
}
var ISO_TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+\-]\d\d:?\d\d)`;
var TENCENT_API = /^[a-z\d-]+(?:\.[a-z\d-]+){0,2}\.tencentcloudapi\.com$/;
var ALIYUN_API = /^(?!.*\b(?:oss|img|s3)\b)(?:[a-z][a-z\d-]*(?:\.(?:ap|cn|eu|me|na|rus|sa|us)-[a-z\d-]+)?|(?:\d+\.)?(?:ap|cn|eu|me|na|rus|sa|us)-[a-z\d-]+\.fc)\.aliyuncs\.com$/;
var GUANCE_API = /^(?:[a-z\d]+-)?openapi\.(?:guance\.(?:com|one)|truewatch\.com)$/;
var INTERNAL = /(?:^|\.)internal\.|-(?:internal|inner|intranet|vpc)\b/;
var PLACES = /* @__PURE__ */ placesOf([
  ...FIELDS,
  "params",
  "body",
  "multipart",
  "headers",
  "signedHeaders",
  "timestamp",
  "nonce"
]);

// pkg/proxy/refusal.js
var JSON_HEADERS = { "content-type": "application/json", "cache-control": "no-store" };
var WRONG_PATH = "the path is none of the proxy's";
var Refusal = class extends Error {
  /**
   * @param status  of HTTP
   * @param why     the end of the code: `ProxyRefused.Host`
   * @param message what was wrong, for people; nothing secret
   */
  constructor(status, why, message) {
    super(message);
    Object.assign(this, { status, why });
  }
};
function handOn(make, isSigner) {
  try {
    return make();
  } catch {
    const message = "the service answered, and the proxy could not hand that on";
    throw isSigner ? new Refusal(502, "Answer", message) : new Refusal(502, "Upstream", message);
  }
}
var OF_SERVICES = {
  RateLimit: ["RequestLimitExceeded.Proxy", "Throttling.Proxy"],
  Upstream: ["InternalError.Proxy", "InternalError.Proxy"]
};
function answerOf({ status, why, message }) {
  const own = `ProxyRefused.${why}`;
  const [tencent, aliyun] = OF_SERVICES[why] || [own, own];
  const body = JSON.stringify({
    Response: { Error: { Code: tencent, Message: message } },
    Code: aliyun,
    Message: message,
    errorCode: own,
    message,
    success: false,
    // EdgeClient throws it as it is here.
    error: why === "Answer" ? { code: own, kind: "response", retryable: false, outcome: "unknown", message } : void 0
  });
  return { status, headers: JSON_HEADERS, body };
}
var refusalOf = (cause) => cause instanceof Refusal ? cause : new Refusal(500, "Upstream", "the proxy failed; its own log says why");

// pkg/proxy/body.js
async function readBody(request, { maxRequestBytes, timeout }) {
  const tooLarge = () => new Refusal(413, "Size", `the request has more than ${maxRequestBytes} bytes`);
  if (Number(request.headers.get("content-length")) > maxRequestBytes) throw tooLarge();
  if (!request.body) return void 0;
  const reader = request.body.getReader();
  const leave = () => reader.cancel().catch(() => {
  });
  const pieces = [];
  let length = 0;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    leave();
  }, timeout);
  try {
    for (; ; ) {
      const { done, value } = await reader.read();
      if (isLate) break;
      if (done) return concatenate(pieces);
      length += value.length;
      if (length > maxRequestBytes) {
        leave();
        throw tooLarge();
      }
      pieces.push(value);
    }
  } catch (cause) {
    if (!isLate) throw cause;
  } finally {
    clearTimeout(timer);
  }
  throw new Refusal(408, "Late", `the request did not arrive within ${timeout} ms`);
}

// pkg/proxy/headers.js
var SENT = "accept authorization content-type date df-api-key x-acs-* x-cls-* x-fc-* x-tc-*";
var ANSWERED = "cache-control content-disposition content-type date df-* retry-after x-acs-* x-cls-* x-fc-* x-request-id x-tc-*";
var matcherOf = (list) => {
  const names = list.map((name) => name.toLowerCase());
  return (given) => names.some((name) => name.endsWith("*") ? given.startsWith(name.slice(0, -1)) : given === name);
};
var readHeaderLists = (more = []) => ({
  isSent: matcherOf(SENT.split(" ").concat(more)),
  isAnswered: matcherOf(ANSWERED.split(" ").concat(more))
});
function pick(headers, passes) {
  const picked = {};
  for (const [name, value] of headers) if (passes(name)) picked[name] = value;
  return picked;
}

// pkg/proxy/told.js
var TOLD = ["code", "kind", "parameter", "requestId", "httpStatus", "action", "retryable", "outcome", "hint"];
var pickTold = (error) => Object.fromEntries(TOLD.filter((name) => error[name] !== void 0).map((name) => [name, error[name]]));

// pkg/proxy/edge.js
var TEXTS = ["service", "version", "action", "region"];
function checkActions(actions) {
  actions.forEach((name, index) => {
    if (!/^[a-z][a-z\d]*\.(\*|[A-Z][A-Za-z\d]*)$/.test(name))
      throw fault(InvalidFormat, `actions[${index}]`, ["service.Action or service.*"]);
  });
}
var NO_STORE = { "cache-control": "no-store" };
async function callForPage(request, url, settings, call, checkLimit) {
  const { prefix, client, actions, callTimeout } = settings;
  if (url.pathname !== `${prefix}/call`) throw new Refusal(404, "Path", WRONG_PATH);
  requirePost(request);
  await checkLimit();
  const asked = await readCall(request, settings);
  const { service, action } = asked;
  if (!actions.includes(`${service}.${action}`) && !actions.includes(`${service}.*`))
    throw new Refusal(403, "Action", "the action is not in the proxy's list");
  await requireAuthorization(request, settings, asked, call.env);
  const options = { signal: request.signal, ...callTimeout && { timeout: callTimeout } };
  if (/\btext\/event-stream\b/.test(request.headers.get("accept") || "")) {
    if (typeof client.stream !== "function") throw new Refusal(406, "Stream", "the proxy's client makes no streams");
    const outcome2 = await settle(() => client.stream(asked, options));
    if (outcome2.failure) return outcome2.failure;
    return handOn(() => {
      const { status, headers, body } = outcome2.result.toResponse();
      return { status, headers: { ...pick(headers, settings.headerLists.isAnswered), ...NO_STORE }, body };
    }, true);
  }
  const outcome = await settle(() => client.call(asked, { ...options, unsafeIntegers: "bigint" }));
  return outcome.failure || handOn(() => json(200, { Response: outcome.result }), true);
}
function requirePost(request) {
  if (request.method !== "POST") throw new Refusal(405, "Method", "calls are made by POST");
}
async function requireAuthorization(request, { authorize }, ...more) {
  let isAllowed = false;
  try {
    isAllowed = await authorize(request, ...more) === true;
  } catch {
  }
  if (!isAllowed) throw new Refusal(403, "Authorization", "the caller may not do this");
}
async function readCall(request, settings) {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") || ""))
    throw new Refusal(415, "Call", "a call is application/json");
  const { json: asked } = readAnswer(await readBody(request, settings) || new Uint8Array(), "bigint");
  const wrong = (message) => new Refusal(400, "Call", message);
  if (!isObject(asked)) throw wrong("a call is an object");
  const { params, ...texts } = asked;
  for (const [name, value] of Object.entries(texts)) {
    if (!TEXTS.includes(name) || typeof value !== "string")
      throw wrong(`a call has params, and as texts ${TEXTS.join(", ")}: nothing else`);
  }
  if (params !== void 0 && !isObject(params)) throw wrong("params is an object");
  return params === void 0 ? texts : { ...texts, params };
}
async function settle(start) {
  try {
    return { result: await start() };
  } catch (cause) {
    return { failure: failureOf(cause) };
  }
}
var STATUS = { api: 200, input: 400, timeout: 504 };
function failureOf(error) {
  if (Object(error).name !== "Tc3Error")
    throw new Refusal(500, "Answer", "the client of the proxy failed; its own log says why");
  const { code, requestId, kind } = error;
  const message = messageOf(error);
  const told = pickTold(error);
  return json(STATUS[kind] || 502, {
    Response: { Error: { Code: code, Message: message }, RequestId: requestId },
    error: { ...told, message }
  });
}
function messageOf({ code, kind, message }) {
  if (kind === "network") return fault(Network).message;
  if (code === `ClientError.${CredentialsProvider[0]}`) return fault(CredentialsProvider, "credentials").message;
  return kind === "engine" ? "the client of the proxy could not start" : message;
}
var json = (status, value) => ({
  status,
  headers: JSON_HEADERS,
  body: textOf(value)
});
function textOf(value) {
  if (typeof value === "bigint") return `${value}`;
  if (value === Infinity || value === -Infinity) return value > 0 ? "1e999" : "-1e999";
  if (Array.isArray(value)) return `[${value.map((element) => textOf(element) ?? "null")}]`;
  if (!isObject(value) || typeof value.toJSON === "function") return JSON.stringify(value);
  const members = Object.keys(value).map((name) => [name, textOf(value[name])]);
  return `{${members.filter(([, text]) => text !== void 0).map(([name, text]) => `${JSON.stringify(name)}:${text}`)}}`;
}

// pkg/proxy/admission.js
var MAX_AGE = "7200";
var METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
async function admit(request, url, { origins, allowNoOrigin }) {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin") || site === "same-origin" && url.origin;
  if (!origin) {
    if (allowNoOrigin && !site) return void 0;
    throw new Refusal(403, "Origin", "the request comes from no page");
  }
  if (!await isListed(origin, origins, request))
    throw new Refusal(403, "Origin", "the origin is not in the proxy's list");
  return origin;
}
var isListed = async (origin, origins, request) => origins === "*" || (typeof origins === "function" ? await origins(origin, request) === true : origins.includes(origin));
function corsHeaders(origin, { origins }, names) {
  const headers = origins === "*" ? {} : { vary: "Origin" };
  if (origin === void 0) return headers;
  headers["access-control-allow-origin"] = origins === "*" ? "*" : origin;
  if (names.length) headers["access-control-expose-headers"] = names.join(", ");
  return headers;
}
function preflight(request, passes) {
  const asked = (request.headers.get("access-control-request-headers") || "").toLowerCase().split(",");
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": asked.map((name) => name.trim()).filter(passes).join(", "),
      "access-control-max-age": MAX_AGE
    },
    body: null
  };
}

// pkg/proxy/hosts.js
var APIS = [TENCENT_API, ALIYUN_API, GUANCE_API];
var NAME = /^(?!.*\.(?:localhost|local|internal|lan|home|corp|arpa)$)(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z](?:[a-z\d-]*[a-z\d])?$/;
function readHosts(hosts) {
  if (!hosts) return (name, port) => port === "443" && !INTERNAL.test(name) && APIS.some((api) => api.test(name));
  const list = hosts.map((given, index) => {
    const [name, port = "443", ...rest] = given.split(":");
    if (!NAME.test(name) || !/^[1-9]\d{0,4}$/.test(port) || rest.length) throw fault(InvalidHost, `hosts[${index}]`);
    return [name, port];
  });
  return (name, port) => list.some(([known, itsPort]) => port === itsPort && (name === known || name.endsWith(`.${known}`)));
}
function targetOf(request, url, { isListed: isListed2, prefix }) {
  const path = url.pathname + url.search;
  if (!path.startsWith(`${prefix}/`)) throw new Refusal(404, "Path", WRONG_PATH);
  const [, name, port = "443", rest] = /^\/([^/?:]*)(?::(\d+))?(?=[/?]|$)(.*)$/.exec(path.slice(prefix.length)) || [];
  if (!name || !NAME.test(name) || !isListed2(name, port))
    throw new Refusal(403, "Host", "the host is not in the proxy's list");
  const host = port === "443" ? name : `${name}:${port}`;
  const target = `https://${host}${rest[0] === "/" ? "" : "/"}${rest}`;
  const arrived = request.url.replace(/^\w+:\/\/[^/?#\\]*/, "");
  if (arrived !== path || new URL(target).href !== target)
    throw new Refusal(400, "Path", "a URL parser would change what was signed");
  return { host, target };
}

// pkg/proxy/forward.js
async function forward(request, url, settings, call, checkLimit) {
  const { headerLists, timeout } = settings;
  const { method } = request;
  if (!METHODS.split(", ").includes(method)) throw new Refusal(405, "Method", "no API is called by this method");
  const { host, target } = targetOf(request, url, settings);
  call.host = host;
  await checkLimit();
  const end = Date.now() + timeout;
  const body = method === "GET" || method === "HEAD" ? void 0 : await readBody(request, settings);
  const headers = pick(request.headers, headerLists.isSent);
  const left = Math.max(1, Math.min(timeout, end - Date.now()));
  const answer = await answerWithin(
    request,
    settings,
    left,
    (fetch2, signal) => fetch2(target, { method, headers, body, redirect: "manual", signal })
  );
  const { status } = Object(answer);
  if (!(status >= 200 && status <= 599) || status > 299 && status < 400) {
    drop(answer);
    throw new Refusal(502, "Redirect", `the service answered with status ${status}`);
  }
  const headersBack = handOn(() => pick(answer.headers, headerLists.isAnswered), false);
  if (!hasNoBody(status)) return { status, headers: headersBack, body: answer.body };
  drop(answer);
  return { status, headers: headersBack, body: null };
}
async function answerWithin(request, { fetch: fetch2 = globalThis.fetch, timeout }, left, send2) {
  const controller = new AbortController();
  const leave = () => controller.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, left);
  if (request.signal) request.signal.addEventListener("abort", leave, { once: true });
  const end = new Promise((_, reject) => controller.signal.addEventListener("abort", reject));
  if (request.signal && request.signal.aborted) leave();
  const sent = (async () => send2(fetch2, controller.signal))();
  try {
    return await Promise.race([sent, end]);
  } catch {
    sent.then(drop, () => {
    });
    throw isLate ? new Refusal(504, "Upstream", `the proxy got no answer within ${timeout} ms`) : new Refusal(502, "Upstream", "the proxy could not reach the service");
  } finally {
    clearTimeout(timer);
  }
}
var hasNoBody = (status) => status === 204 || status === 205;
var drop = (answer) => cancel({ cancel: () => answer.body.cancel() });

// pkg/proxy/handler.js
var HARMLESS = { "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff" };
var createHandler = (settings, serve) => async (request, env) => {
  const started = Date.now();
  const call = { origin: void 0, host: void 0, env };
  let isAdmitted = false;
  let response;
  const respond = ({ status, headers, body }) => {
    const cors = isAdmitted ? corsHeaders(call.origin, settings, Object.keys(headers)) : { vary: "Origin" };
    return new Response(body, { status, headers: { ...headers, ...HARMLESS, ...cors } });
  };
  try {
    const url = new URL(request.url);
    call.origin = await admit(request, url, settings);
    isAdmitted = true;
    const checkLimit = async () => {
      if (settings.limit && await settings.limit(request, call) !== true)
        throw new Refusal(429, "RateLimit", "the proxy's limit of requests is reached");
    };
    const answer = request.method === "OPTIONS" ? preflight(request, settings.headerLists.isSent) : await serve(request, url, settings, call, checkLimit);
    response = handOn(() => respond(answer), settings.client !== void 0);
  } catch (cause) {
    response = respond(answerOf(refusalOf(cause)));
  }
  if (settings.observe) tell(settings.observe, request, call, response.status, Date.now() - started);
  return response;
};
async function tell(observe, { method }, { host }, status, milliseconds) {
  try {
    await observe({ method, host, status, milliseconds });
  } catch {
  }
}

// pkg/proxy/options.js
var MOST_BYTES = 10485760;
var TIMEOUT = 32e4;
var isFunction = (value) => typeof value === "function";
var isBoolean = (value) => typeof value === "boolean";
var isText = (value) => typeof value === "string";
var isList = (value) => Array.isArray(value) && value.every(isText);
var isPositive = (value) => typeof value === "number" && value > 0 && value < 2 ** 31;
var BOOLEAN = ["a boolean", isBoolean];
var FUNCTION = ["a function", isFunction];
var POSITIVE = ["a positive number below 2^31", isPositive];
var STRING = ["a string", isText];
var STRINGS = ["an array of strings", isList];
var COMMON = {
  origins: ['an array of origins, a function or "*"', (value) => value === "*" || isFunction(value) || isList(value)],
  allowNoOrigin: BOOLEAN,
  headers: STRINGS,
  limit: FUNCTION,
  maxRequestBytes: POSITIVE,
  observe: FUNCTION,
  timeout: POSITIVE
};
var CLIENT = ["an object with `call`", (value) => Object(value) === value && isFunction(value.call)];
var FORWARDING = { ...COMMON, prefix: STRING, hosts: STRINGS, fetch: FUNCTION };
var CALLING = { ...COMMON, prefix: STRING, client: CLIENT, authorize: FUNCTION, actions: STRINGS };
var GIVING = {
  ...COMMON,
  client: CLIENT,
  authorize: FUNCTION,
  policy: ["an object, a JSON text or a function", (value) => isFunction(value) || isText(value) || isObject(value)],
  durationSeconds: POSITIVE,
  name: STRING,
  region: STRING
};
var readKnown = (options, known, required) => readSafely(() => {
  if (!isObject(options)) refuseType("options", "an object", options);
  const given = { ...options };
  const names = Object.keys(known);
  for (const [name, value] of Object.entries(given)) {
    if (!names.includes(name)) throw fault(UnknownParameter, name, [nearest(name, names)]);
    const [expected, isRight] = known[name];
    if (value !== void 0 && !isRight(value)) refuseType(name, expected, value);
  }
  for (const name of required) if (given[name] === void 0) throw fault(MissingParameter, name);
  return given;
});
function readOptions(options, known, required) {
  const given = readKnown(options, known, required);
  const { prefix = "", origins, timeout = TIMEOUT, maxRequestBytes = MOST_BYTES, hosts, headers } = given;
  if (prefix && !/^(\/[\w.~-]+)+$/.test(prefix)) throw fault(InvalidFormat, "prefix", ["/path"]);
  if (isList(origins)) origins.forEach(checkOrigin);
  const lists = { headerLists: readHeaderLists(headers), isListed: readHosts(hosts) };
  return { ...given, prefix, timeout, callTimeout: given.timeout, maxRequestBytes, ...lists };
}
function checkOrigin(origin, index) {
  let canonical;
  try {
    canonical = new URL(origin).origin;
  } catch {
  }
  if (canonical !== origin || /^null$|\*/.test(origin))
    throw fault(InvalidFormat, `origins[${index}]`, ["https://host[:port]"]);
}

// pkg/proxy.js
function createProxy(options) {
  if (Object(options).client === void 0)
    return createHandler(readOptions(options, FORWARDING, ["origins"]), forward);
  const settings = readOptions(options, CALLING, ["origins", "authorize", "actions"]);
  checkActions(settings.actions);
  return createHandler(settings, callForPage);
}

// pkg/proxy/node.js
var toNodeListener = (handler) => async (incoming, outgoing) => {
  const controller = new AbortController();
  outgoing.on("close", () => controller.abort());
  let request;
  try {
    request = requestOf(incoming, controller.signal);
  } catch {
    return void outgoing.writeHead(400).end();
  }
  try {
    const response = await handler(request, { incoming });
    outgoing.writeHead(response.status, [...response.headers].flat());
    outgoing.flushHeaders();
    if (response.body) await send(response.body.getReader(), outgoing, controller.signal);
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
};
function requestOf(incoming, signal) {
  const { method, headers, rawHeaders, url } = incoming;
  const pairs = [];
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at][0] !== ":") pairs.push([rawHeaders[at], rawHeaders[at + 1]]);
  const hasBody = method !== "GET" && method !== "HEAD";
  const address = `http://${headers.host || headers[":authority"] || "localhost"}${url}`;
  const request = new Request(address, {
    method,
    headers: pairs,
    signal,
    ...hasBody && { body: bodyOf(incoming), duplex: "half" }
  });
  return Object.defineProperty(request, "url", { value: address });
}
function bodyOf(incoming) {
  let isWanted = true;
  return new ReadableStream(
    {
      start(controller) {
        incoming.on("data", (piece) => {
          if (!isWanted) return;
          controller.enqueue(new Uint8Array(piece));
          if (controller.desiredSize <= 0) incoming.pause();
        });
        incoming.on("end", () => isWanted && controller.close());
        incoming.on("error", (cause) => isWanted && controller.error(cause));
      },
      pull: () => void incoming.resume(),
      cancel() {
        isWanted = false;
        incoming.resume();
      }
    },
    { highWaterMark: 1 }
  );
}
async function send(reader, outgoing, signal) {
  const leave = () => reader.cancel().catch(() => {
  });
  signal.addEventListener("abort", leave, { once: true });
  for (; ; ) {
    const { done, value } = await reader.read();
    if (done || signal.aborted) return;
    if (!outgoing.write(value)) await drained(outgoing);
  }
}
var drained = (outgoing) => new Promise((resolve) => {
  const go = () => {
    for (const event of ["drain", "close"]) outgoing.off(event, go);
    resolve();
  };
  for (const event of ["drain", "close"]) outgoing.on(event, go);
});

// www/headers.ts
import { readFileSync } from "node:fs";
var framing = {
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer"
};
function contentPolicy(html = readFileSync(new URL("index.html", import.meta.url), "utf8")) {
  const [, policy2] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? [];
  if (policy2 === void 0) throw new Error("index.html has no policy");
  return `${policy2}; frame-ancestors 'none'`;
}

// explorer-template/server/files.js
import { createReadStream, readdirSync, readFileSync as readFileSync2 } from "node:fs";
import { extname, join, relative } from "node:path";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
var TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml"
};
var folder = fileURLToPath(new URL("./page/", import.meta.url));
var files = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const path = relative(folder, file).replaceAll("\\", "/");
    return [path.replace(/\.br$/, ""), { file, isCompressed: path.endsWith(".br") }];
  })
);
var policy = contentPolicy(readFileSync2(`${folder}index.html`, "utf8"));
function serveFile(path, { method, headers }, response) {
  const name = path || "index.html";
  const found = files.get(name);
  if (!found) return void response.writeHead(404, { "Content-Type": "text/plain" }).end("The page has no such file.\n");
  if (method !== "GET" && method !== "HEAD") return void response.writeHead(405, { Allow: "GET, HEAD" }).end();
  const passes = found.isCompressed && /\bbr\b/.test(headers["accept-encoding"] ?? "");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(name)] ?? "application/octet-stream",
    // Its address is that of one run: what is kept would never be used again.
    "Cache-Control": "no-store",
    Vary: "Accept-Encoding",
    ...passes && { "Content-Encoding": "br" },
    ...name.endsWith(".html") && { "Content-Security-Policy": policy }
  });
  if (method === "HEAD") return void response.end();
  const steps = [createReadStream(found.file), ...found.isCompressed && !passes ? [createBrotliDecompress()] : []];
  pipeline([...steps, response], () => {
  });
}

// explorer-template/server/handler.js
var PROXY = "tc3";
function createHandler2({ port, token, forward: forward2, log }) {
  const hosts = /* @__PURE__ */ new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  if (port === 80) for (const name of ["127.0.0.1", "localhost"]) hosts.add(name);
  const origins = [...hosts].map((host) => new URL(`http://${host}`).origin);
  const proxy = toNodeListener(
    createProxy({
      origins: (origin) => origins.includes(origin),
      prefix: `/${token}/${PROXY}`,
      fetch: (url, init) => fetch(addressOf(url, forward2), init),
      observe: ({ method, host = "-", status, milliseconds }) => log(`${method} ${host} ${status} ${milliseconds} ms`)
    })
  );
  return (request, response) => {
    for (const [name, value] of Object.entries({ ...framing, "Cross-Origin-Resource-Policy": "same-origin" }))
      response.setHeader(name, value);
    if (!hosts.has(request.headers.host)) return refuse2(response, 403, "This host is not that of the explorer.");
    const [, first = "", rest = ""] = /^\/([^/?#]*)(?:\/([^?#]*))?/.exec(request.url) ?? [];
    if (!isSame(first, token) || !request.url.startsWith(`/${token}/`))
      return refuse2(
        response,
        404,
        "The explorer's address is the one that it has printed: it is another one in each run."
      );
    if (rest.startsWith(`${PROXY}/`)) return void proxy(request, response);
    serveFile(rest, request, response);
  };
}
function isSame(given, token) {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
function addressOf(url, forward2) {
  const { host, origin } = new URL(url);
  const instead = forward2.get(host);
  return instead === void 0 ? url : instead + url.slice(origin.length);
}
function refuse2(response, status, text) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${text}
`);
}

// explorer-template/server/open.js
import { spawn } from "node:child_process";
import process from "node:process";
function openBrowser(address) {
  const [program, ...args] = commandFor(process.platform, process.env);
  if (!program) return;
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", () => {
  });
  child.unref();
}
function commandFor(platform, { DISPLAY, WAYLAND_DISPLAY }) {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return DISPLAY || WAYLAND_DISPLAY ? ["xdg-open"] : [];
}

// explorer-template/server/options.js
import { parseArgs } from "node:util";
var HELP = `npx @tc3fetch/explorer

Serves the explorer on this machine: every service of Tencent Cloud, forms, signatures step by step,
calls, code, and why a request was refused. Its page alone can send to the services through it.
本机调试页：腾讯云全部服务的表单、逐步签名、调用、代码与签名失败诊断。只有该页面可以经由本程序访问真实服务。

  --port N             listens on this port; without it 8787, or the next one that is free
  --no-open            does not open a browser; without a terminal none is opened
  --forward HOST=URL   for tests: what the page sends to HOST goes to URL, with the path behind it
  --version            prints the version
  --help               prints this
`;
function readArguments(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      "no-open": { type: "boolean" },
      forward: { type: "string", multiple: true },
      version: { type: "boolean" },
      help: { type: "boolean", short: "h" }
    }
  });
  return {
    help: values.help === true,
    version: values.version === true,
    open: !values["no-open"],
    port: readPort(values.port),
    forward: new Map((values.forward ?? []).map(readForward))
  };
}
function readPort(text) {
  if (text === void 0) return void 0;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new Error(`--port takes a number from 0 to 65535, not ${text}`);
  return port;
}
function readForward(text) {
  const [, host, url] = /^([a-z\d.-]+)=(https?:\/\/.+)$/.exec(text) ?? [];
  if (!host || !URL.canParse(url)) throw new Error(`--forward takes HOST=URL, not ${text}`);
  return [host, url.replace(/\/+$/, "")];
}

// explorer-template/server/main.js
var PORT = 8787;
var TRIES = 10;
var HOST = "127.0.0.1";
async function main() {
  let options;
  try {
    options = readArguments(process2.argv.slice(2));
  } catch (cause) {
    return fail(`${cause.message}
npx @tc3fetch/explorer --help shows what there is.`);
  }
  if (options.help) return void process2.stdout.write(HELP);
  if (options.version) return void console.log("0.1.0");
  const token = randomBytes(16).toString("base64url");
  const server = createServer();
  let port;
  try {
    port = await listen(server, options.port);
  } catch (cause) {
    return fail(
      cause.code === "EADDRINUSE" ? `Another program listens on port ${options.port}. --port takes another one, and --port 0 one that is free.` : `Cannot listen on ${HOST}: ${cause.message}`
    );
  }
  server.on("request", createHandler2({ port, token, forward: options.forward, log: (line) => console.log(line) }));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  process2.once("SIGINT", stop);
  process2.once("SIGTERM", stop);
  const address = `http://${HOST}:${port}/${token}/`;
  console.log(`The explorer is at ${address}
The address is for this run and this machine alone. Ctrl-C ends it.`);
  if (options.open && process2.stdout.isTTY) openBrowser(address);
}
async function listen(server, asked) {
  if (asked !== void 0) return tryPort(server, asked);
  for (let port = PORT; port < PORT + TRIES; port++) {
    try {
      return await tryPort(server, port);
    } catch (cause) {
      if (cause.code !== "EADDRINUSE") throw cause;
    }
  }
  return tryPort(server, 0);
}
var tryPort = (server, port) => new Promise((resolve, reject) => {
  server.once("error", reject);
  server.listen(port, HOST, () => {
    server.off("error", reject);
    resolve(server.address().port);
  });
});
function fail(message) {
  console.error(message);
  process2.exitCode = 1;
}
export {
  main
};
