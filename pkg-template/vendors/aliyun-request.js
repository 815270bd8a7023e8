// A request to Alibaba Cloud as its caller gives it.
import { InvalidDate } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { ACS_CREDENTIALS, ACS_FIELDS } from "../engine/wire.js";
import { flatten } from "../payload/json.js";
import {
  bodyBytes,
  checkText,
  isObject,
  millisecondsOf,
  ownMember,
  placesOf,
  randomHex,
  readHeaders,
  readMembers,
  refuseForeignKeys,
} from "../payload/values.js";

/** Where the members of a request stand, as `readMembers` gives them. */
export const ACS_PLACES = /* @__PURE__ */ placesOfRequest();

/** `proxy`, the last field, is no member of a request. */
function placesOfRequest() {
  return placesOf([...ACS_FIELDS.slice(0, -1), "headers", "query", "body"]);
}

/** The members of a request, each read once. */
export const acsMembersOf = (request) =>
  isObject(request) ? readMembers(request, ACS_PLACES, "") : refuseType("request", "an object", request);

/** A request, by its members. */
export function readAcsRequest(members, proxy) {
  const [headers = {}, query = {}, body] = members.slice(ACS_PLACES.get("headers"));
  const texts = { proxy };
  for (const [name, place] of ACS_PLACES) texts[name] = members[place];
  const isText = typeof body === "string";
  if (body !== undefined) texts.contentType ??= isText ? "application/json; charset=utf-8" : "application/octet-stream";
  const time = millisecondsOf(texts.date);
  if (time !== undefined) texts.date = dateOf(time);
  return {
    texts,
    bytes: body === undefined ? undefined : bodyBytes(body),
    headers: readHeaders(headers),
    query: flatten(query, "query", 1),
  };
}

/** A time as Alibaba Cloud writes it: 2018-10-26T10:22:32Z. */
function dateOf(milliseconds) {
  // Beyond the years that a Date has; a clock may say anything.
  if (!(Math.abs(milliseconds) < 8.64e15)) throw fault(InvalidDate, "date", ["2018-10-26T10:22:32Z"]);
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** The texts and keys of a frame for the engine. `now` is the time for a request that has none. */
export function frameOf({ texts, headers, query, keys }, credentials, now = Date.now()) {
  const { date = dateOf(now), nonce = randomHex("nonce") } = texts;
  const fields = textsOf(ACS_FIELDS, { ...texts, date, nonce });
  return { texts: [...fields, ...headers, ...query], keys: keys ?? acsKeysOf(credentials) };
}

const textsOf = (names, given) => names.map((name) => checkText(name, ownMember(given, name)));

/** The keys, read once by their names, in the order of the engine. null: an action that needs no signature. */
export function acsKeysOf(credentials) {
  if (credentials === null) return textsOf(ACS_CREDENTIALS, {});
  if (!isObject(credentials)) refuseType("credentials", "an object", credentials);
  const keys = textsOf(ACS_CREDENTIALS, credentials);
  for (const [name, others] of Object.entries(OTHER_NAMES))
    if (keys[ACS_CREDENTIALS.indexOf(name)] === undefined) refuseForeignKeys(credentials, others, name);
  // The engine takes a request without any of them for one that asks for no signature.
  const id = ACS_CREDENTIALS.indexOf("accessKeyId");
  keys[id] ??= "";
  return keys;
}

/** Under what names keys come from elsewhere: STS, Tencent Cloud. */
const OTHER_NAMES = {
  accessKeyId: ["AccessKeyId", "secretId", "SecretId"],
  accessKeySecret: ["AccessKeySecret", "secretKey", "SecretKey"],
  securityToken: ["SecurityToken", "token", "Token", "sessionToken"],
};
