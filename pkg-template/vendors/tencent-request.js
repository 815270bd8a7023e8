// A request to Tencent Cloud as its caller gives it: everything is read here, once.
import { SeveralBodies, UnknownParameter } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { CREDENTIALS, FIELDS, PAYLOAD_BODY, PAYLOAD_JSON, PAYLOAD_MULTIPART, PAYLOAD_PARAMS } from "../engine/wire.js";
import { flatten, jsonBytes } from "../payload/json.js";
import { partsOf, writeMultipart } from "../payload/multipart.js";
import {
  bodyBytes,
  checkText,
  isObject,
  millisecondsOf,
  ownMember,
  placesOf,
  readHeaders,
  readMembers,
  refuseForeignKeys,
} from "../payload/values.js";

export const SERVICE = /* @__PURE__ */ FIELDS.indexOf("service");
export const ACTION = /* @__PURE__ */ FIELDS.indexOf("action");
export const REGION = /* @__PURE__ */ FIELDS.indexOf("region");
export const HOST = /* @__PURE__ */ FIELDS.indexOf("host");
export const METHOD = /* @__PURE__ */ FIELDS.indexOf("method");
export const CONTENT_TYPE = /* @__PURE__ */ FIELDS.indexOf("contentType");
export const ALGORITHM = /* @__PURE__ */ FIELDS.indexOf("algorithm");
export const PAYLOAD_SIGNING = /* @__PURE__ */ FIELDS.indexOf("payloadSigning");
const PROXY = /* @__PURE__ */ FIELDS.indexOf("proxy");

/** Where the members of a request stand, as `readMembers` gives them. */
export const PLACES = /* @__PURE__ */ placesOf([
  ...FIELDS,
  "params",
  "body",
  "multipart",
  "headers",
  "signedHeaders",
  "timestamp",
  "nonce",
]);

/** The members of a request, each read once. */
export const membersOf = (request) =>
  isObject(request) ? readMembers(request, PLACES, "") : refuseType("request", "an object", request);

/**
 * Reads a request.
 *
 * @param members of the request, by `PLACES`
 * @param proxy   where it will be sent
 * @param isFlat  whether parameters travel by flat names; by default those of a GET do
 * @returns what is sent: `fields` in the order of the engine, the `payload`'s kind with its
 *          `bytes`, `parts` or `flat` names, `headers` and `signed` names where there are any
 */
export function readRequest(members, proxy, isFlat) {
  const fields = members.slice(0, FIELDS.length);
  const more = FIELDS.length;
  const params = members[more];
  const body = members[more + 1];
  const multipart = members[more + 2];
  const headers = members[more + 3];
  const signedHeaders = members[more + 4];
  if (fields[PROXY] !== undefined) throw fault(UnknownParameter, "proxy", [], ONLY_IN_CONFIG);
  fields[PROXY] = proxy;
  const read = {
    fields,
    payload: PAYLOAD_JSON,
    bytes: undefined,
    parts: undefined,
    flat: NONE,
    headers: NONE,
    signed: NONE,
    timestamp: secondsOf(members[more + 5]),
    nonce: members[more + 6],
  };
  if (headers !== undefined) read.headers = readHeaders(headers);
  if (signedHeaders !== undefined) read.signed = readNames(signedHeaders);
  if (body !== undefined) {
    if (params !== undefined || multipart !== undefined)
      throw fault(SeveralBodies, multipart === undefined ? "body" : "multipart");
    read.payload = PAYLOAD_BODY;
    read.bytes = bodyBytes(body);
  } else if (multipart !== undefined) {
    if (params !== undefined) throw fault(SeveralBodies, "multipart");
    read.payload = PAYLOAD_MULTIPART;
    read.parts = partsOf(multipart);
  } else if (isFlat === undefined ? fields[METHOD] === "GET" : isFlat) {
    read.payload = PAYLOAD_PARAMS;
    read.flat = params === undefined ? NONE : flatten(params);
  } else read.bytes = jsonBytes(params === undefined ? {} : params);
  return read;
}

/** Seconds since 1970; of a Date, the whole ones. */
export function secondsOf(timestamp) {
  if (timestamp === undefined || typeof timestamp === "number") return timestamp;
  const milliseconds = millisecondsOf(timestamp);
  return milliseconds === undefined
    ? refuseType("timestamp", "a number or a Date", timestamp)
    : Math.floor(milliseconds / 1000);
}

const ONLY_IN_CONFIG = { hint: "Give it in the config of a call." };

const NONE = /* @__PURE__ */ Object.freeze([]);

/** An array may have holes and may lie about its members. */
export function readNames(names) {
  if (!Array.isArray(names)) refuseType("signedHeaders", "an array of strings", names);
  return Array.from(names, (name, index) =>
    typeof name === "string" ? name : refuseType(`signedHeaders[${index}]`, "a string", name),
  );
}

/** Makes the bytes of parts, with their Content-Type. */
export function joinParts(read) {
  if (read.parts === undefined) return;
  const { contentType, bytes } = writeMultipart(read.parts, read.fields[CONTENT_TYPE]);
  read.fields[CONTENT_TYPE] = contentType;
  read.bytes = bytes;
  read.parts = undefined;
}

/** The keys, read once by their names, as they may be hidden from logs, in the order of the engine. What needs no signature needs none. */
export function readCredentials(credentials, fields) {
  if (credentials === null && fields[ALGORITHM] === "SKIP") return CREDENTIALS.map(() => undefined);
  if (!isObject(credentials)) refuseType("credentials", "an object", credentials);
  const keys = CREDENTIALS.map((name) => ownMember(credentials, name));
  // Written out: this is on the way of every signature.
  if (keys[SECRET_ID] === undefined) refuseForeignKeys(credentials, OTHER_NAMES.secretId, "secretId");
  if (keys[SECRET_KEY] === undefined) refuseForeignKeys(credentials, OTHER_NAMES.secretKey, "secretKey");
  if (keys[TOKEN] === undefined) refuseForeignKeys(credentials, OTHER_NAMES.token, "token");
  return keys;
}

const SECRET_ID = /* @__PURE__ */ CREDENTIALS.indexOf("secretId");
const SECRET_KEY = /* @__PURE__ */ CREDENTIALS.indexOf("secretKey");
const TOKEN = /* @__PURE__ */ CREDENTIALS.indexOf("token");

/** Under what names keys come from elsewhere: STS, an answer of CAM, Alibaba Cloud, the SDKs. */
const OTHER_NAMES = {
  secretId: ["TmpSecretId", "tmpSecretId", "SecretId", "accessKeyId", "AccessKeyId"],
  secretKey: ["TmpSecretKey", "tmpSecretKey", "SecretKey", "accessKeySecret", "AccessKeySecret"],
  token: ["Token", "sessionToken", "SessionToken", "securityToken", "SecurityToken"],
};

/** Refuses fields and keys that are no text; what is missing is the engine's to say. */
export function checkTexts({ fields }, keys = []) {
  checkEach(FIELDS, fields);
  checkEach(CREDENTIALS, keys);
}

function checkEach(names, texts) {
  for (let index = 0; index < texts.length; index++) checkText(names[index], texts[index]);
}
