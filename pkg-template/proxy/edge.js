// Mode 2: the keys live here, and the page only says what it wants to call.
import { readAnswer } from "../payload/answer.js";
import { isObject } from "../payload/values.js";
import { CredentialsProvider, InvalidFormat, Network } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { readBody } from "./body.js";
import { pick } from "./headers.js";
import { pickTold } from "./told.js";
import { handOn, JSON_HEADERS, Refusal, WRONG_PATH } from "./refusal.js";

/** What a page may say of a call. A host, an endpoint or a header of its own would lead the signature elsewhere. */
const TEXTS = ["service", "version", "action", "region"];

/** Refuses a list of actions that has something else than `service.Action` and `service.*`. */
export function checkActions(actions) {
  actions.forEach((name, index) => {
    if (!/^[a-z][a-z\d]*\.(\*|[A-Z][A-Za-z\d]*)$/.test(name))
      throw fault(InvalidFormat, `actions[${index}]`, ["service.Action or service.*"]);
  });
}

const NO_STORE = { "cache-control": "no-store" };

export async function callForPage(request, url, settings, call, checkLimit) {
  const { prefix, client, actions, callTimeout } = settings;
  if (url.pathname !== `${prefix}/call`) throw new Refusal(404, "Path", WRONG_PATH);
  requirePost(request);
  await checkLimit();
  const asked = await readCall(request, settings);
  const { service, action } = asked;
  if (!actions.includes(`${service}.${action}`) && !actions.includes(`${service}.*`))
    throw new Refusal(403, "Action", "the action is not in the proxy's list");
  // A copy: what was looked up in the list is what is called.
  await requireAuthorization(request, settings, { ...asked }, call.env);
  // Its own time-out is the client's to know.
  const options = { signal: request.signal, ...(callTimeout && { timeout: callTimeout }) };
  if (/\btext\/event-stream\b/.test(request.headers.get("accept") || "")) {
    if (typeof client.stream !== "function") throw new Refusal(406, "Stream", "the proxy's client makes no streams");
    const outcome = await settle(() => client.stream(asked, options));
    if (outcome.failure) return outcome.failure;
    return handOn(() => {
      const { status, headers, body } = outcome.result.toResponse();
      return { status, headers: { ...pick(headers, settings.headerLists.isAnswered), ...NO_STORE }, body };
    }, true);
  }
  // Integers of any size arrive as they were sent.
  const outcome = await settle(() => client.call(asked, { ...options, unsafeIntegers: "bigint" }));
  return outcome.failure || handOn(() => json(200, { Response: outcome.result }), true);
}

/** Only a POST of JSON: a browser asks before it sends that, and never without an Origin. */
export function requirePost(request) {
  if (request.method !== "POST") throw new Refusal(405, "Method", "calls are made by POST");
}

/** Anything but true, and anything thrown, is a no. */
export async function requireAuthorization(request, { authorize }, ...more) {
  let isAllowed = false;
  try {
    isAllowed = (await authorize(request, ...more)) === true;
  } catch {
    // The caller must not learn why.
  }
  if (!isAllowed) throw new Refusal(403, "Authorization", "the caller may not do this");
}

async function readCall(request, settings) {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") || ""))
    throw new Refusal(415, "Call", "a call is application/json");
  const { json: asked } = readAnswer((await readBody(request, settings)) || new Uint8Array(), "bigint");
  const wrong = (message) => new Refusal(400, "Call", message);
  if (!isObject(asked)) throw wrong("a call is an object");
  const { params, ...texts } = asked;
  for (const [name, value] of Object.entries(texts)) {
    if (!TEXTS.includes(name) || typeof value !== "string")
      throw wrong(`a call has params, and as texts ${TEXTS.join(", ")}: nothing else`);
  }
  if (params !== undefined && !isObject(params)) throw wrong("params is an object");
  return params === undefined ? texts : { ...texts, params };
}

/** What the client gave, or the answer that its error is. */
export async function settle(start) {
  try {
    return { result: await start() };
  } catch (cause) {
    return { failure: failureOf(cause) };
  }
}

const STATUS = { api: 200, input: 400, timeout: 504 };

function failureOf(error) {
  // Another copy of the package has another class of this name. Of what else was thrown the page learns nothing.
  if (Object(error).name !== "Tc3Error")
    throw new Refusal(500, "Answer", "the client of the proxy failed; its own log says why");
  const { code, requestId, kind } = error;
  const message = messageOf(error);
  const told = pickTold(error);
  return json(STATUS[kind] || 502, {
    Response: { Error: { Code: code, Message: message }, RequestId: requestId },
    error: { ...told, message },
  });
}

/** What a network, a provider or a runtime says may name hosts and paths of its own: the page learns what it was. */
function messageOf({ code, kind, message }) {
  if (kind === "network") return fault(Network).message;
  if (code === `ClientError.${CredentialsProvider[0]}`) return fault(CredentialsProvider, "credentials").message;
  return kind === "engine" ? "the client of the proxy could not start" : message;
}

export const json = (status, value) => ({
  status,
  headers: JSON_HEADERS,
  body: textOf(value),
});

/**
 * The JSON of an answer. What a service has said is handed on, and nothing in it is refused: half
 * a surrogate pair stays escaped, and a number that is too large stays one.
 */
function textOf(value) {
  if (typeof value === "bigint") return `${value}`;
  if (value === Infinity || value === -Infinity) return value > 0 ? "1e999" : "-1e999";
  if (Array.isArray(value)) return `[${value.map((element) => textOf(element) ?? "null")}]`;
  if (!isObject(value) || typeof value.toJSON === "function") return JSON.stringify(value);
  const members = Object.keys(value).map((name) => [name, textOf(value[name])]);
  return `{${members.filter(([, text]) => text !== undefined).map(([name, text]) => `${JSON.stringify(name)}:${text}`)}}`;
}
