// tc3fetch/proxy/page: what a page has of a proxy that holds the keys. It signs nothing, so it has no engine.
import { bytesOf, callOf, responseOf } from "../call/call.js";
import { createClient } from "../call/client.js";
import { madeOnce } from "../call/decide.js";
import { streamOf } from "../call/stream.js";
import { fault, readSafely, refuseType, Tc3Error } from "../errors/error.js";
import {
  InvalidCharacter,
  InvalidFormat,
  InvalidHeaderName,
  MissingParameter,
  ReservedHeader,
} from "../errors/faults.js";
import { checkUnsafeIntegers, memberText, readAnswer } from "../payload/answer.js";
import { jsonBytes } from "../payload/json.js";
import { encode } from "../payload/utf8.js";
import { firstText, isObject, placesOf, readHeaders, readMembers, readNamed } from "../payload/values.js";
import { notAnAnswer } from "../vendors/guance.js";
import { pickTold } from "./told.js";

export { Tc3Error } from "../errors/error.js";

/** What means something here. An attempt more, and where the service is, are the proxy's to know. */
const BOTH = ["timeout", "attemptTimeout", "headers", "maxResponseBytes", "unsafeIntegers"];
const REQUEST = /* @__PURE__ */ placesOf(["service", "version", "action", "region", "params"]);

/** Headers that have options of their own, or none. */
const OWN_HEADERS = /^(accept|authorization|content-type|host)$/i;

/** What the functions of this entry have in common: another POST to the proxy. */
const POST = {
  config: /* @__PURE__ */ placesOf(["url", "authorization", "fetch", "observe", ...BOTH]),
  options: /* @__PURE__ */ placesOf(["signal", ...BOTH]),
  // What the function `authorize` of the proxy goes by, where it goes by a header.
  keys: "authorization",
  clocks: new Map(),
  budgets: /* @__PURE__ */ new Map(),
  about: ({ service, action, region }) => ({ service, action, region }),
  sign({ url, body, headers: more }, authorization, { openStream }) {
    if (authorization !== undefined && typeof authorization !== "string")
      refuseType("authorization", "a string", authorization);
    const headers = {
      ...more,
      "Content-Type": "application/json",
      Accept: openStream ? "text/event-stream" : "application/json",
    };
    if (authorization) headers.Authorization = checkHeader("authorization", authorization);
    return { url, method: "POST", headers, body };
  },
  decide: (_, facts) => madeOnce(facts),
};

const callVendor = {
  ...POST,
  read(request, config, options) {
    if (!isObject(request)) refuseType("request", "an object", request);
    const [service, version, action, region, params] = readMembers(request, REQUEST, "");
    return {
      ...shared(config, options),
      service,
      action,
      region,
      body: jsonBytes({ service, version, action, region, params }),
      unsafeIntegers: checkUnsafeIntegers(options.unsafeIntegers ?? config.unsafeIntegers),
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
          const { RequestId } = contentOf(response, answer);
          return { bytes, text: memberText(answer.text, "Response"), requestId: RequestId ?? requestId };
        },
      });
    const data = contentOf(response, read(await bytesOf(response, exchange)));
    return { data, requestId: data.RequestId ?? requestId };
  },
};

/** What the functions of this entry read alike. */
function shared(config, options) {
  if (config.url === undefined) throw fault(MissingParameter, "url");
  const headers = {};
  for (const given of [config.headers, options.headers]) {
    const flat = given === undefined ? [] : readHeaders(given);
    for (let at = 0; at < flat.length; at += 2) {
      const [name, value] = [flat[at], flat[at + 1]];
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw fault(InvalidHeaderName, "headers");
      if (OWN_HEADERS.test(name)) throw fault(ReservedHeader, `headers.${name}`);
      headers[name.toLowerCase()] = checkHeader(`headers.${name}`, value);
    }
  }
  return { url: addressOf(config.url), headers };
}

/** `fetch` would show in its message what it does not take. */
function checkHeader(name, value) {
  if (/[^\t\x20-\x7e]/.test(value)) throw fault(InvalidCharacter, name);
  return value;
}

/** The address as text; relative ones are the page's. A password in it `fetch` would refuse, and show. */
function addressOf(url) {
  let address;
  try {
    address = new URL(url, globalThis.location && globalThis.location.href);
  } catch {
    // It is none.
  }
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password)
    throw fault(InvalidFormat, "url", ["https://host/path"]);
  return address.href;
}

/** The content of `Response`, or the error that came in its place: the client's at the edge, or the proxy's own. */
function contentOf({ status }, { text, json }) {
  const { Response: content, error } = Object(json);
  const more = { httpStatus: status, retryable: status === 429 };
  if (isObject(error) && firstText(error.code)) throw new Tc3Error(firstText(error.message), pickTold(error));
  const { Error: refused } = Object(content);
  const code = firstText(Object(refused).Code);
  if (code) throw new Tc3Error(firstText(refused.Message), { ...more, code, kind: "api" });
  if (!isObject(content) || refused) throw fault(notAnAnswer(status, text, json), "", [status], more);
  return content;
}

export const EdgeClient = /* @__PURE__ */ createClient(
  {
    call: /* @__PURE__ */ callOf(callVendor),
    callWithResponse: /* @__PURE__ */ responseOf(callVendor),
    stream: /* @__PURE__ */ streamOf(callVendor),
  },
  callVendor,
);

const credentialsVendor = {
  ...POST,
  read: (_, config, options) => ({ ...shared(config, options), body: encode("{}") }),
  async receive(response, _, exchange) {
    const answer = readAnswer(await bytesOf(response, exchange));
    const isGiven = typeof Object(answer.json).secretId === "string";
    return { data: isGiven ? answer.json : contentOf(response, answer), requestId: undefined };
  },
};

const askForCredentials = /* @__PURE__ */ callOf(credentialsVendor);

/** A function for `credentials` that asks `temporaryCredentials` for them. */
export function createCredentialsProvider(config) {
  const own = readSafely(() => readNamed(config, POST.config, "config"));
  return () => askForCredentials({}, own);
}
