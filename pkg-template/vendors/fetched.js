// What another library sends, as a request of the vendor: which host, action and version it is for.
import { ALIYUN_API, GATEWAY, TENCENT_API } from "./api-hosts.js";
import { partsOfPath } from "./api-path.js";
import { InvalidFormat, MissingParameter, WrongType } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { parseExactly } from "../payload/exact.js";
import { decode } from "../payload/utf8.js";

/** Headers that a signed request has by itself, or that belong to the connection: those of the caller are not sent. */
const OWN =
  /^(authorization|connection|content-length|content-type|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/;
const OWN_OF_TENCENT = /^x-tc-(action|content-sha256|language|region|timestamp|token|version)$/;
const OWN_OF_GATEWAYS = /^x-scf-cam-(timestamp|token|uin)$/;
const OWN_OF_ALIYUN = /^x-acs-(accesskey-id|action|content-sha256|date|security-token|signature-nonce|version)$/;

/**
 * What there is to know of a vendor: `isHost` of its API, `describe`, which makes its request of one that
 * arrived, and `limit`, how many bytes a body may have.
 */
export const arrivalsAt = (vendor) => ({ aliyun, gateway })[vendor] ?? tencent;

const tencent = {
  isHost: ({ hostname }) => TENCENT_API.test(hostname),
  describe: (...request) => tencentRequest(...request),
  // What a POST may have (src/tencent/limits.rs). In digits: bundlers take a shift for an effect.
  limit: 10485760,
};

const aliyun = {
  isHost: ({ hostname }) => ALIYUN_API.test(hostname),
  describe: (...request) => aliyunRequest(...request),
  // Function Compute takes 32 MB of an event.
  limit: 67108864,
};

const gateway = {
  // A domain of the caller's own is one that the client names.
  isHost: ({ host, hostname }, config) => GATEWAY.test(hostname) || host === config.host,
  describe: (...request) => gatewayRequest(...request),
  // What a function takes.
  limit: 6291456,
};

function gatewayRequest({ host, pathname, searchParams }, { method, headers }, body) {
  return {
    host,
    path: pathname,
    query: searchParams,
    method,
    contentType: headers.get("content-type") ?? undefined,
    headers: otherHeaders(headers, OWN_OF_GATEWAYS),
    body,
  };
}

function aliyunRequest({ host, pathname, searchParams }, { method, headers }, body) {
  return {
    ...named(headers, "x-acs"),
    host,
    path: pathname,
    query: readQuery(searchParams),
    method,
    contentType: headers.get("content-type") ?? undefined,
    headers: otherHeaders(headers, OWN_OF_ALIYUN),
    body,
  };
}

function tencentRequest({ hostname, pathname, search, searchParams }, { method, headers }, body, isFlat) {
  const { service, version, action } = partsOfPath(pathname) ?? {};
  const isGet = method === "GET";
  if ((!service && pathname !== "/") || (!isGet && search)) throw fault(InvalidFormat, "url", [FORM]);
  const [label, ...root] = hostname.split(".");
  const contentType = headers.get("content-type");
  const request = {
    service: service ?? label,
    version,
    action,
    ...named(headers, "x-tc", !service),
    region: headers.get("x-tc-region") ?? undefined,
    language: headers.get("x-tc-language") ?? undefined,
    host: [service ?? label, ...root].join("."),
    method,
    // The type that `fetch` gives a text of which nothing else is known; the service takes JSON.
    contentType:
      isGet || body === undefined || /^text\/plain\b/.test(contentType) ? undefined : (contentType ?? undefined),
    headers: otherHeaders(headers, OWN_OF_TENCENT),
    params: isGet ? readQuery(searchParams) : undefined,
    body,
  };
  return isFlat && body ? withParams(request) : request;
}

const FORM = "/ or /service/version/action, with a query for GET alone";

/** In signature v1, parameters travel by flat names. */
function withParams({ body, contentType, ...request }) {
  const text = decode(body);
  const isForm = /^application\/x-www-form-urlencoded\b/.test(contentType);
  return { ...request, params: isForm ? readQuery(new URLSearchParams(text)) : parseExactly(text, "bigint", "body") };
}

/** Action and version by the headers that have them. */
function named(headers, prefix, isNeeded = true) {
  const found = {};
  for (const name of ["action", "version"]) {
    const header = `${prefix}-${name}`;
    const value = headers.get(header);
    if (value) found[name] = value;
    else if (isNeeded) throw fault(MissingParameter, header, [], { hint: "Send it as a header of the request." });
  }
  return found;
}

const otherHeaders = (headers, own) => new Map([...headers].filter(([name]) => !OWN.test(name) && !own.test(name)));

/** The names of a query as they are: flat. */
function readQuery(searchParams) {
  const query = Object.create(null);
  for (const [name, value] of searchParams) {
    if (name in query) throw fault(WrongType, `query.${name}`, ["a single value", "a repeated one"]);
    query[name] = value;
  }
  return query;
}
