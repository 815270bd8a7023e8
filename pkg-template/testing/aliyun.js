// Alibaba Cloud as the mock plays it: ACS3-HMAC-SHA256.
// Rules: https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
import { fail, jsonResponse } from "./answers.js";
import { formOf, headersWithout, nest } from "./received.js";
import { init, sign } from "../aliyun.js";
import * as fc from "../models/fc-actions.js";
import { readAnswer } from "../payload/answer.js";
import { isObject } from "../payload/values.js";

/** Seconds that a date may differ from the clock. */
const MAX_SKEW = 900;

const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,\s]+),\s?SignedHeaders=([^,\s]+),\s?Signature=([\da-f]{64})$/;

/** Headers that the signer makes of its options. */
const OWN = /^x-acs-(accesskey-id|action|content-sha256|date|security-token|signature-nonce|version)$/;

const SECRET = /^(authorization|x-acs-(accesskey-id|security-token))$/;

export const aliyun = {
  headersOf: (requestId) => ({ "x-acs-request-id": requestId }),
  recognises: ({ headers }) => "x-acs-action" in headers || /^ACS3-/.test(headers.authorization ?? ""),

  read({ headers, places, url }) {
    return {
      service: serviceOf(places),
      version: headers["x-acs-version"],
      action: headers["x-acs-action"],
      region: regionOf(places),
      url: url.href,
      headers: headersWithout(headers, SECRET),
    };
  },

  /** Of an action of Function Compute by its model; of any other the query, the form and the JSON together. */
  async params(received) {
    const { headers } = received;
    const spec = Object.values(fc).find(
      ({ action, version }) => action === headers["x-acs-action"] && version === headers["x-acs-version"],
    );
    if (spec && serviceOf(received.places) === "fc") return placedParams(spec, received);
    return { ...nest(received.query, 1), ...nest((await formOf(received)) ?? [], 1), ...fieldsOf(received) };
  },

  async check(received, credentials, now) {
    const { headers, places } = received;
    for (const name of ["x-acs-action", "x-acs-version"])
      if (!headers[name]) throw fail("MissingRequiredHeader", `The request header ${name} is missing.`);
    // An action that needs no signature.
    if (headers.authorization === undefined) return;
    const claim = AUTHORIZATION.exec(headers.authorization);
    const date = headers["x-acs-date"] ?? "";
    if (!claim || !headers["x-acs-signature-nonce"])
      throw fail("IncompleteSignature", "The request is not signed as ACS3-HMAC-SHA256 prescribes.");
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date))
      throw fail("InvalidTimeStamp.Format", "x-acs-date is not of the form yyyy-MM-ddTHH:mm:ssZ.");
    if (!(Math.abs(now - Date.parse(date)) <= MAX_SKEW * 1000))
      throw fail("InvalidTimeStamp.Expired", "x-acs-date differs from the server's time by more than fifteen minutes.");
    const [, accessKeyId, , signature] = claim;
    const keys = keysOf(credentials, accessKeyId, headers["x-acs-security-token"]);
    const unknown = { accessKeyId, accessKeySecret: "unknown", securityToken: headers["x-acs-security-token"] };
    await init();
    const problems = places.map((place) => mismatch(received, place, keys ?? unknown, keys && signature));
    if (!problems.includes(undefined))
      throw fail("SignatureDoesNotMatch", `Specified signature is not matched with our calculation. ${problems[0]}`);
  },

  /** A function's result is its bytes; the body of an action in REST style has no request id. */
  answer(value = {}, requestId, headers, { headers: received, url }) {
    const isResult = received["x-acs-action"] === fc.invokeFunction.action;
    if (isResult && (typeof value === "string" || ArrayBuffer.isView(value))) return new Response(value, { headers });
    const isRest = isResult || url.pathname.includes(received["x-acs-version"]) || !isObject(value);
    return jsonResponse(isRest ? value : { ...value, RequestId: value.RequestId ?? requestId }, 200, headers);
  },
  refuse: ({ code, message, status = 400 }, requestId, headers) =>
    jsonResponse({ Code: code, Message: message, RequestId: requestId }, status, headers),
  unknownAction: (message) => fail("InvalidAction.NotFound", message, { status: 404 }),
};

/** What is wrong with a request that was signed for a place. Without its signature only the hash of the body is compared. */
function mismatch({ method, headers, query, body }, { host, path }, keys, signature) {
  try {
    const names = Object.keys(headers).filter((name) => name.startsWith("x-acs-") && !OWN.test(name));
    const signed = sign(
      {
        method,
        host,
        path,
        action: headers["x-acs-action"],
        version: headers["x-acs-version"],
        date: headers["x-acs-date"],
        nonce: headers["x-acs-signature-nonce"],
        query: Object.fromEntries(query),
        headers: Object.fromEntries(names.map((name) => [name, headers[name]])),
        contentType: headers["content-type"],
        body: body.length ? body : undefined,
      },
      keys,
    );
    if (signed.headers["x-acs-content-sha256"] !== headers["x-acs-content-sha256"])
      return "x-acs-content-sha256 is not the hash of the body that arrived.";
    if (signature && signed.signature !== signature) return "The key is another one, or the request was changed.";
    return undefined;
  } catch (error) {
    if (error.kind === "engine") throw error;
    // The package would not have signed it.
    return `${error.message}.`;
  }
}

/** The pair of an AccessKey; undefined where the test has given none of Alibaba Cloud. */
function keysOf(credentials, accessKeyId, token) {
  const pairs = credentials.filter(({ accessKeySecret }) => accessKeySecret !== undefined);
  if (!pairs.length) return undefined;
  const keys = pairs.find((pair) => pair.accessKeyId === accessKeyId);
  if (!keys) throw fail("InvalidAccessKeyId.NotFound", "Specified access key is not found.", { status: 404 });
  if ((keys.securityToken || undefined) !== (token || undefined))
    throw fail("InvalidSecurityToken.MismatchWithAccessKey", "The token does not belong to the AccessKey.");
  return keys;
}

const REGION = /^[a-z]{2}-[a-z]+(-[a-z\d]+)*$/;

/** `ecs` of ecs.cn-hangzhou.aliyuncs.com, `fc` of fcv3.cn-hangzhou.aliyuncs.com and of {account}.cn-hangzhou.fc.aliyuncs.com. */
function serviceOf(places) {
  const name = labelsOf(places).find((label) => !REGION.test(label) && !/^\d+$/.test(label)) ?? "";
  return name === "fcv3" ? "fc" : name;
}

const regionOf = (places) => labelsOf(places).find((label) => REGION.test(label));

const labelsOf = ([{ host }]) => host.replace(/(\.aliyuncs\.com)?(:\d+)?$/, "").split(".");

/** Parameters from where the model places them. */
function placedParams({ path: pattern, places = {} }, { query, headers, body, places: [{ path }], ...rest }) {
  const params = {};
  const segments = path.split("/");
  for (const [index, segment] of pattern.split("/").entries())
    if (segment.startsWith("{")) params[segment.slice(1, -1)] = decodeURIComponent(segments[index] ?? "");
  for (const [name, value] of query) params[name] = value;
  for (const [name, place] of Object.entries(places)) {
    const [kind, as] = place.split(" ");
    if (kind === "header" && as in headers) params[name] = headers[as];
    if (kind === "body" && body.length) params[name] = body;
  }
  return Object.values(places).includes("body") ? params : { ...params, ...fieldsOf({ headers, body, ...rest }) };
}

/** Members of a body of JSON. */
function fieldsOf({ headers, body }) {
  if (!body.length || !/^application\/json\b/i.test(headers["content-type"])) return {};
  const { json } = readAnswer(body, "bigint");
  if (!isObject(json)) throw fail("InvalidParameter", "The request body is not a JSON object.");
  return json;
}
