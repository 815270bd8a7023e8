/**
 * The judge of TC3-HMAC-SHA256, signature v3. Rules: https://cloud.tencent.com/document/api/1120/37547
 *
 * None of the arithmetic is ours. Tencent's Node SDK recomputes the usual `content-type;host`, and
 * Tencent's CloudBase signer recomputes every other choice of signed headers; this file only lays the
 * request out for them and compares.
 */
import cloudbase from "@cloudbase/signature-nodejs/lib/signer.js";
import cloudbaseHash from "@cloudbase/signature-nodejs/lib/utils.js";
import sdk from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js";
import { ApiError } from "../errors.mjs";
import {
  credentialsOf,
  explainFailure,
  invalidAuthorization,
  readTimestamp,
  requiredHeader,
  sameSignature,
  serviceOf,
  signatureFailure,
} from "./common.mjs";

/** What a POST may carry; a form belongs to signature v1. */
const BODIES = /^(application\/json|multipart\/form-data|application\/octet-stream)\b/i;

export const recognises = ({ headers }) => headers.authorization?.startsWith("TC3-HMAC-SHA256") ?? false;

/**
 * Verifies the signature of a request.
 *
 * @param {import("./common.mjs").ReceivedRequest} request
 * @param {number} now  milliseconds since the epoch
 * @returns {import("./common.mjs").CommonParameters}
 * @throws {ApiError} AuthFailure.*, MissingParameter or InvalidParameter
 */
export function judge(request, now) {
  const { method, headers, host } = request;
  const claim = parseAuthorization(headers.authorization);
  const action = requiredHeader(headers, "X-TC-Action");
  const version = requiredHeader(headers, "X-TC-Version");
  const sent = requiredHeader(headers, "X-TC-Timestamp");
  const contentType = requiredHeader(headers, "Content-Type");
  const credentials = credentialsOf(claim.secretId, headers["x-tc-token"], "X-TC-Token");
  const timestamp = readTimestamp(sent, "X-TC-Timestamp", now);
  const service = serviceOf(host);
  const expected = () => recompute(request, claim.signedHeaders, credentials, service, timestamp);
  explainFailure(
    () => {
      checkScope(claim, service, timestamp);
      sameSignature(claim.signature, expected());
    },
    expected,
    { hasCanonicalRequest: true },
  );
  if (method === "GET" ? !/^application\/x-www-form-urlencoded\b/i.test(contentType) : !BODIES.test(contentType)) {
    throw new ApiError(
      "InvalidParameter",
      `A ${method} with TC3-HMAC-SHA256 cannot have the Content-Type ${contentType}.`,
    );
  }
  return {
    algorithm: "TC3-HMAC-SHA256",
    service,
    action,
    version,
    region: headers["x-tc-region"],
    language: headers["x-tc-language"],
  };
}

/** A scope for another day than the timestamp's, or for another product than the domain's, cannot match. */
function checkScope(claim, service, timestamp) {
  if (claim.date !== new Date(timestamp * 1000).toISOString().slice(0, 10)) {
    throw signatureFailure("The date of the credential scope is not the UTC date of X-TC-Timestamp.");
  }
  if (claim.service !== service) {
    throw signatureFailure("The service of the credential scope is not the first label of the host.");
  }
}

/**
 * TC3-HMAC-SHA256 Credential=<SecretId>/<date>/<service>/tc3_request, SignedHeaders=<a;b>, Signature=<hex>
 *
 * Clients differ in the white space after the commas; everything else is fixed.
 */
const AUTHORIZATION =
  /^TC3-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** @param {string | undefined} authorization */
export function parseAuthorization(authorization) {
  const parts = AUTHORIZATION.exec(authorization ?? "");
  if (!parts)
    throw invalidAuthorization("The Authorization header is not of the form that TC3-HMAC-SHA256 prescribes.");
  const [, secretId, date, service, list, signature] = parts;
  const signedHeaders = list.split(";");
  // The recomputation sorts by itself, so a list in any other order must not get that far.
  const inOrder = signedHeaders.every(
    (name, i) => /^[a-z0-9-]+$/.test(name) && (i === 0 || signedHeaders[i - 1] < name),
  );
  if (!inOrder || !signedHeaders.includes("content-type") || !signedHeaders.includes("host")) {
    throw invalidAuthorization("SignedHeaders must be lower case, in ascending order, and name content-type and host.");
  }
  return { secretId, date, service, signedHeaders, signature };
}

/**
 * The signature that the request should have, in hex.
 *
 * @param {import("./common.mjs").ReceivedRequest} request
 * @param {string[]} signedHeaders  lower case, sorted
 * @param {import("../credentials.mjs").KnownCredentials} credentials
 * @param {string} service
 * @param {number} timestamp  Unix seconds
 * @returns {string}
 */
export function recompute(request, signedHeaders, credentials, service, timestamp) {
  // Both signers parse the URL. Where parsing would rewrite it, they would verify something that was
  // never received; such a request (a raw quote, "..", a fragment) is not encoded as the rules ask.
  const url = new URL(`http://${request.host}${request.path}`);
  if (![request.path, request.path.replace(/\?$/, "")].includes(url.pathname + url.search)) {
    throw signatureFailure("The path or the query is not percent-encoded as RFC 3986 prescribes.");
  }
  const usual = signedHeaders.join(";") === "content-type;host";
  // The SDK signs the host without its port; the host as received includes it.
  const signer = usual && url.host === url.hostname ? recomputeWithSdk : recomputeWithCloudbase;
  return signer(request, signedHeaders, credentials, service, timestamp);
}

/** `payloadSigning: "unsigned"` of several SDKs: this literal takes the place of the body. */
function signedPayload({ headers, body }) {
  return headers["x-tc-content-sha256"] === "UNSIGNED-PAYLOAD" ? Buffer.from("UNSIGNED-PAYLOAD") : body;
}

function recomputeWithSdk(request, _signedHeaders, { secretId, secretKey }, service, timestamp) {
  const authorization = sdk.default.sign3({
    method: request.method,
    url: `http://${request.host}${request.path}`,
    payload: signedPayload(request),
    headers: { "Content-Type": request.headers["content-type"] },
    timestamp,
    service,
    secretId,
    secretKey,
  });
  return authorization.slice(-64);
}

export function recomputeWithCloudbase(request, signedHeaders, { secretId, secretKey }, service, timestamp) {
  /** @type {Record<string, string>} */
  const headers = {};
  for (const name of signedHeaders) {
    const value = name === "host" ? request.host : request.headers[name];
    if (typeof value !== "string") throw signatureFailure(`The signed header ${name} was not received.`);
    headers[name] = value;
  }
  const { Signer } = cloudbase;
  const { calcParamsHash } = Signer;
  const url = `http://${request.host}${request.path}`;
  const signer = new Signer({ secretId, secretKey }, service);
  // The signer takes parameters and serialises them itself, which gives other bytes than another
  // serialiser's. Its hash of the parameters is replaced by its hash of the received bytes; the call
  // is synchronous, so no other call can see the replacement.
  Signer.calcParamsHash = () => cloudbaseHash.sha256hash(signedPayload(request));
  try {
    return signer.tc3sign(request.method, url, headers, "", timestamp, { isCloudApi: true }).signature;
  } finally {
    Signer.calcParamsHash = calcParamsHash;
  }
}
