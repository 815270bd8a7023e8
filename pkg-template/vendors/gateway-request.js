// A request to a gateway of Tencent Cloud as its caller gives it: CloudBase's HTTP API, or a function URL.
import { readCredentials, readNames, secondsOf } from "./tencent-request.js";
import { SeveralBodies } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { CREDENTIALS, GATEWAY_FIELDS } from "../engine/wire.js";
import { jsonBytes } from "../payload/json.js";
import { bodyBytes, checkText, entriesOf, isObject, placesOf, readHeaders, readMembers } from "../payload/values.js";

/** Where the members of a request stand, as `readMembers` gives them. */
export const GATEWAY_PLACES = /* @__PURE__ */ placesOfRequest();

/** `proxy`, the last field, is no member of a request. */
function placesOfRequest() {
  return placesOf([...GATEWAY_FIELDS.slice(0, -1), "query", "params", "body", "headers", "signedHeaders", "timestamp"]);
}

/** The members of a request, each read once. */
export const gatewayMembersOf = (request) =>
  isObject(request) ? readMembers(request, GATEWAY_PLACES, "") : refuseType("request", "an object", request);

/** A request, by its members. */
export function readGatewayRequest(members, proxy) {
  const fields = GATEWAY_FIELDS.map((name) =>
    checkText(name, name === "proxy" ? proxy : members[GATEWAY_PLACES.get(name)]),
  );
  const [query, params, body, headers, signedHeaders, timestamp] = members.slice(GATEWAY_FIELDS.length - 1);
  if (params !== undefined && body !== undefined) throw fault(SeveralBodies, "body");
  return {
    fields,
    query: readQuery(query),
    bytes: params !== undefined ? jsonBytes(params) : body !== undefined ? bodyBytes(body) : undefined,
    headers: headers === undefined ? [] : readHeaders(headers),
    signed: signedHeaders === undefined ? [] : readNames(signedHeaders),
    timestamp: secondsOf(timestamp),
  };
}

const SCALARS = ["string", "number", "boolean", "bigint"];

/** Names and values of a query, one after the other, in their order; a list repeats its name. */
function readQuery(query) {
  const flat = [];
  for (const [name, value] of entriesOf(query, "query"))
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!SCALARS.includes(typeof one)) refuseType(`query.${name}`, "a string, a number or a boolean", one);
      flat.push(name, `${one}`);
    }
  return flat;
}

/** The keys in the order of the engine. null: a function URL that is open. */
export function gatewayKeysOf(credentials) {
  if (credentials === null) return CREDENTIALS.map(() => undefined);
  const keys = readCredentials(credentials, []);
  for (const [index, name] of CREDENTIALS.entries()) checkText(name, keys[index]);
  // The engine takes a request without any of them for one that asks for no signature.
  return keys.map((key, index) => (index === 0 ? key : (key ?? "")));
}
