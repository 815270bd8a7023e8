/**
 * The judge of TC3-HMAC-SHA256, signature v3. Rules: https://cloud.tencent.com/document/api/1120/37547
 *
 * None of the arithmetic is ours. Tencent's Node SDK recomputes the usual `content-type;host`, and
 * Tencent's CloudBase signer recomputes every other choice of signed headers; this file only lays the
 * request out for them and compares.
 */
import { timingSafeEqual } from "node:crypto";
import cloudbase from "@cloudbase/signature-nodejs/lib/signer.js";
import cloudbaseHash from "@cloudbase/signature-nodejs/lib/utils.js";
import sdk from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js";
import { knownCredentials } from "../credentials.mjs";
import { ApiError } from "../errors.mjs";

/** A timestamp may differ from the server's clock by at most five minutes. */
export const MAX_CLOCK_SKEW_SECONDS = 300;

/**
 * A request as it was received, before anything was decoded.
 *
 * @typedef {object} ReceivedRequest
 * @property {string} method   "POST" or "GET"
 * @property {string} host     lower case; see target.mjs
 * @property {string} path     path and query as received
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {Buffer} body
 *
 * What a valid signature establishes about a call.
 *
 * @typedef {object} CommonParameters
 * @property {string} service  the first label of the host
 * @property {string} action
 * @property {string} version
 * @property {string | undefined} region
 */

/** Does this judge's algorithm sign the request? */
export function recognises(headers) {
  return headers.authorization?.startsWith("TC3-HMAC-SHA256") ?? false;
}

/**
 * Verifies the signature of a request.
 *
 * @param {ReceivedRequest} request
 * @param {number} now  milliseconds since the epoch
 * @returns {CommonParameters}
 * @throws {ApiError} AuthFailure.* or MissingParameter
 */
export function judge(request, now) {
  const { headers, host } = request;
  const claim = parseAuthorization(headers.authorization);
  const action = required(headers, "X-TC-Action");
  const version = required(headers, "X-TC-Version");
  const timestamp = readTimestamp(required(headers, "X-TC-Timestamp"));
  required(headers, "Content-Type");

  const credentials = knownCredentials.get(claim.secretId);
  if (!credentials) {
    throw new ApiError(
      "AuthFailure.SecretIdNotFound",
      "The SecretId is not found, please ensure that your SecretId is correct.",
    );
  }
  // A token belongs to temporary keys, and to them alone.
  if (headers["x-tc-token"] !== credentials.token) {
    throw new ApiError(
      "AuthFailure.TokenFailure",
      credentials.token
        ? "X-TC-Token is missing or is not the token of this temporary SecretId."
        : "X-TC-Token was sent with a SecretId that is not temporary.",
    );
  }
  if (Math.abs(now / 1000 - timestamp) > MAX_CLOCK_SKEW_SECONDS) {
    throw new ApiError(
      "AuthFailure.SignatureExpire",
      "X-TC-Timestamp differs from the server's time by more than five minutes.",
    );
  }
  if (claim.date !== new Date(timestamp * 1000).toISOString().slice(0, 10)) {
    throw signatureFailure("The date of the credential scope is not the UTC date of X-TC-Timestamp.");
  }
  // The gateway knows the product by its domain, so a scope for another product cannot match.
  const service = host.split(/[.:]/)[0];
  if (claim.service !== service) {
    throw signatureFailure("The service of the credential scope is not the first label of the host.");
  }
  const expected = recompute(request, claim.signedHeaders, credentials, service, timestamp);
  if (!timingSafeEqual(Buffer.from(claim.signature), Buffer.from(expected))) {
    throw signatureFailure("Please check your signature is correct.");
  }
  return { service, action, version, region: headers["x-tc-region"] };
}

/**
 * TC3-HMAC-SHA256 Credential=<SecretId>/<date>/<service>/tc3_request, SignedHeaders=<a;b>, Signature=<hex>
 *
 * Clients differ in the white space behind the commas; everything else is fixed.
 */
const AUTHORIZATION =
  /^TC3-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** @param {string | undefined} authorization */
function parseAuthorization(authorization) {
  const parts = AUTHORIZATION.exec(authorization ?? "");
  if (!parts) throw invalidAuthorization("The Authorization header is not of the form that TC3-HMAC-SHA256 prescribes.");
  const [, secretId, date, service, list, signature] = parts;
  const signedHeaders = list.split(";");
  // The recomputation sorts by itself, so a list in any other order must not get that far.
  const inOrder = signedHeaders.every((name, i) => /^[a-z0-9-]+$/.test(name) && (i === 0 || signedHeaders[i - 1] < name));
  if (!inOrder || !signedHeaders.includes("content-type") || !signedHeaders.includes("host")) {
    throw invalidAuthorization(
      "SignedHeaders must be lower case, in ascending order, and name content-type and host.",
    );
  }
  return { secretId, date, service, signedHeaders, signature };
}

/** @param {string} value Unix seconds */
function readTimestamp(value) {
  if (!/^\d{1,11}$/.test(value)) {
    throw new ApiError("InvalidParameterValue", "X-TC-Timestamp is not a Unix time in seconds.");
  }
  return Number(value);
}

/** The value of a header that every request must have. */
function required(headers, name) {
  const value = headers[name.toLowerCase()];
  if (!value) throw new ApiError("MissingParameter", `The request header ${name} is missing.`);
  return value;
}

/**
 * The signature that the request should have, in hex.
 *
 * @param {ReceivedRequest} request
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

function recomputeWithCloudbase(request, signedHeaders, { secretId, secretKey }, service, timestamp) {
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
  // is synchronous, so nobody else can see the replacement.
  Signer.calcParamsHash = () => cloudbaseHash.sha256hash(signedPayload(request));
  try {
    return signer.tc3sign(request.method, url, headers, "", timestamp, { isCloudApi: true }).signature;
  } finally {
    Signer.calcParamsHash = calcParamsHash;
  }
}

const invalidAuthorization = (message) => new ApiError("AuthFailure.InvalidAuthorization", message);

const signatureFailure = (reason) =>
  new ApiError("AuthFailure.SignatureFailure", `The provided credentials could not be validated. ${reason}`);
