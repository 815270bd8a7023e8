// tc3fetch/proxy/page: what a page has of a proxy that holds the keys. It signs nothing, so it has no engine.
import { configOf, optionsOf } from "../call/arguments.js";
import { bytesOf, callOf, responseOf } from "../call/call.js";
import { createClient } from "../call/client.js";
import { madeOnce } from "../call/decide.js";
import { streamOf } from "../call/stream.js";
import { fault, refuseType, Tc3Error } from "../errors/error.js";
import { InvalidFormat, MissingParameter } from "../errors/faults.js";
import { memberText, readAnswer } from "../payload/answer.js";
import { jsonBytes } from "../payload/json.js";
import { encode } from "../payload/utf8.js";
import { firstText, isObject } from "../payload/values.js";
import { notAnAnswer } from "../vendors/guance.js";
import { pickTold } from "./told.js";

export { Tc3Error } from "../errors/error.js";

/** What the functions of this entry have in common: another POST to the proxy. */
const POST = {
  config: /* @__PURE__ */ configOf(["url", "authorization", "unsafeIntegers"]),
  options: /* @__PURE__ */ optionsOf(["unsafeIntegers"]),
  // What the function `authorize` of the proxy goes by, where it goes by a header.
  keys: "authorization",
  clocks: new Map(),
  budgets: /* @__PURE__ */ new Map(),
  about: ({ service, action, region }) => ({ service, action, region }),
  sign({ url, body }, authorization, { openStream }) {
    if (authorization !== undefined && typeof authorization !== "string")
      refuseType("authorization", "a string", authorization);
    const headers = {
      "Content-Type": "application/json",
      Accept: openStream ? "text/event-stream" : "application/json",
    };
    if (authorization) headers.Authorization = authorization;
    return { url, method: "POST", headers, body };
  },
  decide: (_, facts) => madeOnce(facts),
};

const callVendor = {
  ...POST,
  read(request, { url, unsafeIntegers }, options) {
    if (url === undefined) throw fault(MissingParameter, "url");
    const { service, version, action, region, params } = request;
    return {
      service,
      action,
      region,
      url: addressOf(url),
      body: jsonBytes({ service, version, action, region, params }),
      unsafeIntegers: options.unsafeIntegers ?? unsafeIntegers,
    };
  },
  async receive(response, { unsafeIntegers }, exchange) {
    const requestId = response.headers.get("x-tc-requestid") ?? undefined;
    const read = (bytes) => readAnswer(bytes, unsafeIntegers);
    if (exchange.openStream)
      return exchange.openStream(response, exchange, {
        requestId,
        plain(bytes) {
          const answer = read(bytes);
          contentOf(response, answer);
          return memberText(answer.text, "Response");
        },
        check({ data, json }) {
          if (data.includes('"Error"') && isObject(Object(Object(json).Response).Error))
            contentOf(response, { text: data, json });
        },
      });
    const data = contentOf(response, read(await bytesOf(response, exchange)));
    return { data, requestId: data.RequestId ?? requestId };
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
  call: /* @__PURE__ */ callOf(callVendor),
  callWithResponse: /* @__PURE__ */ responseOf(callVendor),
  stream: /* @__PURE__ */ streamOf(callVendor),
});

const credentialsVendor = {
  ...POST,
  read: (_, { url }) => ({ url: addressOf(url), body: encode("{}") }),
  async receive(response, _, exchange) {
    const answer = readAnswer(await bytesOf(response, exchange));
    const isGiven = typeof Object(answer.json).secretId === "string";
    return { data: isGiven ? answer.json : contentOf(response, answer), requestId: undefined };
  },
};

const askForCredentials = /* @__PURE__ */ callOf(credentialsVendor);

/** A function for `credentials` that asks `temporaryCredentials` for them. */
export const createCredentialsProvider = (config) => () => askForCredentials({}, config);
