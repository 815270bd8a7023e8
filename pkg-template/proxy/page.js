// tc3fetch/proxy/page: what a page has of a proxy that holds the keys. It signs nothing, so it has no engine.
import { call } from "../call/call.js";
import { createClient } from "../call/client.js";
import { fault, refuseType, Tc3Error } from "../errors/error.js";
import { InvalidFormat, MissingParameter } from "../errors/faults.js";
import { readAnswer } from "../payload/answer.js";
import { jsonBytes } from "../payload/json.js";
import { encoder, firstText, isObject } from "../payload/values.js";
import { isEventStream } from "../call/events.js";
import { notAnAnswer } from "../vendors/guance.js";
import { pickTold } from "./told.js";
import { readEvents } from "../vendors/tencent-answer.js";

export { Tc3Error } from "../errors/error.js";

const vendor = {
  // What the function `authorize` of the proxy goes by, where it goes by a header.
  keys: "authorization",
  read(request, { url }, { stream, unsafeIntegers }) {
    if (url === undefined) throw fault(MissingParameter, "url");
    const { service, version, action, region, params } = request;
    return {
      url: addressOf(url),
      body: jsonBytes({ service, version, action, region, params }),
      stream,
      unsafeIntegers,
    };
  },
  sign({ url, body, stream }, authorization) {
    if (authorization !== undefined && typeof authorization !== "string")
      refuseType("authorization", "a string", authorization);
    const headers = { "Content-Type": "application/json", Accept: stream ? "text/event-stream" : "application/json" };
    if (authorization) headers.Authorization = authorization;
    return { url, method: "POST", headers, body };
  },
  async receive(response, { stream, unsafeIntegers }, exchange) {
    if (stream && isEventStream(response)) {
      exchange.isOpen = true;
      return readEvents(response, exchange);
    }
    return contentOf(response, readAnswer(await exchange.bytes(response), unsafeIntegers));
  },
};

/** The address as text; relative ones are the page's. */
function addressOf(url) {
  try {
    return new URL(url, globalThis.location && globalThis.location.href).href;
  } catch {
    throw fault(InvalidFormat, "url", ["https://host/path"]);
  }
}

/** The content of `Response`, or the error that came in its place: the client's at the edge, or the proxy's own. */
function contentOf({ status }, { text, json }) {
  const { Response: content, error } = Object(json);
  const more = { httpStatus: status, retryable: status === 429 };
  if (isObject(error)) throw new Tc3Error(firstText(error.message), pickTold(error));
  const { Error: refused } = Object(content);
  if (isObject(refused))
    throw new Tc3Error(firstText(refused.Message), { ...more, code: firstText(refused.Code), kind: "api" });
  if (!isObject(content)) throw fault(notAnAnswer(status, text, json), "", [status], more);
  return content;
}

export const EdgeClient = /* @__PURE__ */ createClient({
  call: (request, config, options) => call(vendor, request, config, options),
  stream: (request, config, options) => call(vendor, request, config, { ...options, stream: true }),
});

const credentialsVendor = {
  ...vendor,
  read: (_, { url }) => ({ url: addressOf(url), body: encoder.encode("{}") }),
  async receive(response, _, exchange) {
    const answer = readAnswer(await exchange.bytes(response));
    return typeof Object(answer.json).secretId === "string" ? answer.json : contentOf(response, answer);
  },
};

/** A function for `credentials` that asks `temporaryCredentials` for them. */
export const createCredentialsProvider = (config) => () => call(credentialsVendor, {}, config);
