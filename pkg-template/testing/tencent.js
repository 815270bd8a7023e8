// Tencent Cloud as the mock plays it: signature v3, and what both signatures have in common.
// Rules: https://cloud.tencent.com/document/api/1120/37547
import { fail, jsonResponse } from "./answers.js";
import { formOf, headersWithout, nest } from "./received.js";
import { readAnswer } from "../payload/answer.js";
import { isObject } from "../payload/values.js";
import { refuseType } from "../errors/error.js";
import { init, sign } from "../sign.js";

/** Seconds that a timestamp may differ from the clock. */
const MAX_SKEW = 300;

/** Clients differ in the white space after the commas. */
const AUTHORIZATION =
  /^TC3-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{4}-\d\d-\d\d)\/([^/,\s]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([\da-f]{64})$/;

/** Headers that the signer makes of its options. */
const OWN = /^(authorization|content-type|host|x-tc-(action|content-sha256|language|region|timestamp|token|version))$/;

const SECRET = /^(authorization|x-tc-token)$/;

/** How Tencent Cloud answers, whichever signature it was asked with. */
export const answers = {
  headersOf: (requestId) => ({ "X-TC-RequestId": requestId }),
  answer(value = {}, requestId, headers) {
    if (!isObject(value)) refuseType("the handler's answer", "an object, which stands in `Response`", value);
    return jsonResponse({ Response: { ...value, RequestId: value.RequestId ?? requestId } }, 200, headers);
  },
  refuse: ({ code, message, status = 200 }, requestId, headers) =>
    jsonResponse({ Response: { Error: { Code: code, Message: message }, RequestId: requestId } }, status, headers),
  unknownAction: (message) => fail("InvalidAction", message),
};

export const tencent = {
  ...answers,
  recognises: ({ headers }) => "x-tc-action" in headers || /^(TC3-|SKIP$)/.test(headers.authorization ?? ""),

  read({ headers, places, url }) {
    const [, , , service = serviceOf(places)] = AUTHORIZATION.exec(headers.authorization) ?? [];
    return {
      service,
      version: headers["x-tc-version"],
      action: headers["x-tc-action"],
      region: headers["x-tc-region"],
      url: url.href,
      headers: headersWithout(headers, SECRET),
    };
  },

  /** Parameters of JSON, of a query by flat names, or of multipart; none for bytes. Integers that a number cannot hold are BigInts. */
  async params(received) {
    if (received.method === "GET") return nest(received.query);
    const form = await formOf(received);
    if (form) return nest(form);
    if (!/^application\/json\b/i.test(received.headers["content-type"])) return {};
    const { json } = readAnswer(received.body, "bigint");
    if (!isObject(json)) throw fail("InvalidParameter", "The request body is not a JSON object.");
    return json;
  },

  async check(received, credentials, now) {
    const { headers, places } = received;
    for (const name of ["X-TC-Action", "X-TC-Version", "X-TC-Timestamp", "Content-Type"])
      if (!headers[name.toLowerCase()]) throw fail("MissingParameter", `The request header ${name} is missing.`);
    const timestamp = readTimestamp(headers["x-tc-timestamp"], now);
    // The few actions that need no signature say so.
    if (headers.authorization === "SKIP") return;
    const claim = AUTHORIZATION.exec(headers.authorization);
    if (!claim)
      throw fail(
        "AuthFailure.InvalidAuthorization",
        "The Authorization header is not of the form that TC3-HMAC-SHA256 prescribes.",
      );
    const [, secretId, date, service, list, signature] = claim;
    const names = list.split(";");
    const isInOrder = names.every((name, index) => index === 0 || names[index - 1] < name);
    if (!isInOrder || list !== list.toLowerCase() || !names.includes("content-type") || !names.includes("host"))
      throw fail(
        "AuthFailure.InvalidAuthorization",
        "SignedHeaders must be in lower case and in order, and name content-type and host.",
      );
    const missing = names.find((name) => name !== "host" && !(name in headers));
    if (missing) throw signatureFailure(`The signed header ${missing} was not received.`);
    if (date !== new Date(timestamp * 1000).toISOString().slice(0, 10))
      throw signatureFailure("The date of the credential scope is not that of X-TC-Timestamp in UTC.");
    if (isOfTencent(places) && service !== serviceOf(places))
      throw signatureFailure("The service of the credential scope is not that of the host.");
    const keys = keysOf(credentials, secretId, headers["x-tc-token"]);
    if (!keys) return;
    // A page may be forbidden to compile at once.
    await init();
    mustMatch(places, signature, (place) => sign(signedRequest(received, place, service, names), keys));
  },
};

/** What was signed, as the package's own `sign` takes it. */
function signedRequest({ method, headers, query, body }, { host, path }, service, names) {
  return {
    service,
    host,
    path,
    method,
    version: headers["x-tc-version"],
    action: headers["x-tc-action"],
    region: headers["x-tc-region"],
    language: headers["x-tc-language"],
    timestamp: Number(headers["x-tc-timestamp"]),
    payloadSigning: headers["x-tc-content-sha256"] === "UNSIGNED-PAYLOAD" ? "unsigned" : "signed",
    contentType: headers["content-type"],
    signedHeaders: names,
    headers: Object.fromEntries(names.filter((name) => !OWN.test(name)).map((name) => [name, headers[name]])),
    ...(method === "GET" ? { params: Object.fromEntries(query) } : { body }),
  };
}

/** Refuses a request whose signature is that of none of the places it may have been signed for. */
export function mustMatch(places, signature, signAnew) {
  let why = "It is not the signature of what arrived: the key is another one, or the request was changed.";
  const matches = (place) => {
    try {
      return signAnew(place).signature === signature;
    } catch (error) {
      if (error.kind === "engine") throw error;
      // The package would not have signed it.
      why = `${error.message}.`;
      return false;
    }
  };
  if (!places.some(matches)) throw signatureFailure(why);
}

/** The pair of a SecretId; undefined where the test has given none of Tencent Cloud. */
export function keysOf(credentials, secretId, token) {
  const pairs = credentials.filter(({ secretKey }) => secretKey !== undefined);
  if (!pairs.length) return undefined;
  const keys = pairs.find((pair) => pair.secretId === secretId);
  if (!keys) throw fail("AuthFailure.SecretIdNotFound", "The SecretId is not found.");
  if ((keys.token || undefined) !== (token || undefined))
    throw fail("AuthFailure.TokenFailure", "The token is not that of the SecretId.");
  return keys;
}

/** Seconds since 1970, five minutes more or less. */
export function readTimestamp(text, now) {
  const timestamp = Number(text);
  if (!/^\d{1,11}$/.test(text)) throw fail("InvalidParameterValue", "The timestamp is not a Unix time in seconds.");
  if (Math.abs(now / 1000 - timestamp) > MAX_SKEW)
    throw fail(
      "AuthFailure.SignatureExpire",
      "The timestamp differs from the server's time by more than five minutes.",
    );
  return timestamp;
}

const isOfTencent = ([{ host }]) => /\.tencentcloudapi\.com(:\d+)?$/.test(host);

/** The gateway knows the product by the first label of its host. */
export const serviceOf = ([{ host }]) => host.split(/[.:]/)[0];

const signatureFailure = (why) =>
  fail("AuthFailure.SignatureFailure", `The provided credentials could not be validated. ${why}`);
