/**
 * The judge of ACS3-HMAC-SHA256, version 3 of Alibaba Cloud's request signature.
 * Rules: https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 *
 * None of the arithmetic is ours: the core of Alibaba Cloud's own SDK for Node recomputes the hash of
 * the body and the signature. This file only lays the request out for it and compares.
 */
import { timingSafeEqual } from "node:crypto";
import sdk from "@alicloud/openapi-core/dist/utils.js";
import { knownAcsCredentials } from "./acs3-credentials.mjs";
import { computedHeaders } from "./computed.mjs";

const ALGORITHM = "ACS3-HMAC-SHA256";

/** A date may differ from the server's clock by at most fifteen minutes, and for so long a nonce counts as used. */
export const MAX_CLOCK_SKEW_SECONDS = 15 * 60;

/**
 * An error as Alibaba Cloud answers it: `{"Code", "Message", "RequestId"}` with an HTTP status.
 * The gateway's codes and their statuses are those of its table of common errors, repeated by many
 * products: https://help.aliyun.com/zh/kms/key-management-service/support/sample-responses
 */
export class AcsError extends Error {
  /**
   * @param {number} status  HTTP status
   * @param {string} code    for example "SignatureDoesNotMatch"
   * @param {string} message what was wrong; never a secret, a token or an Authorization header
   * @param {Record<string, string>} [headers]  of the answer
   */
  constructor(status, code, message, headers = {}) {
    super(message);
    this.name = "AcsError";
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/**
 * What a valid signature establishes about a call.
 *
 * @typedef {object} AcsCall
 * @property {string} action
 * @property {string} version
 */

/** Does this judge's algorithm sign the request? */
export function recognises(headers) {
  return headers.authorization?.startsWith("ACS3-") ?? false;
}

/** A judge that remembers the nonces it has seen; each endpoint has its own. */
export function createJudge() {
  /** When each nonce was used, the oldest first. @type {Map<string, number>} */
  const used = new Map();

  /** Only a request with a valid signature may use up a nonce: anybody can write one into a header. */
  function useOnce(nonce, now) {
    for (const [old, time] of used) {
      if (now - time <= MAX_CLOCK_SKEW_SECONDS * 1000) break;
      used.delete(old);
    }
    if (used.has(nonce)) {
      throw new AcsError(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    }
    used.set(nonce, now);
  }

  /**
   * Verifies the signature of a request.
   *
   * @param {import("./common.mjs").ReceivedRequest} request
   * @param {number} now  milliseconds since the epoch
   * @returns {AcsCall}
   * @throws {AcsError}
   */
  return function judge(request, now) {
    const { headers } = request;
    const claim = parseAuthorization(required(headers, "Authorization"));
    const [action, version, date, nonce, contentHash] = [
      "action",
      "version",
      "date",
      "signature-nonce",
      "content-sha256",
    ].map((name) => required(headers, `x-acs-${name}`));
    const credentials = knownAcsCredentials.get(claim.accessKeyId);
    if (!credentials) {
      throw new AcsError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
    }
    checkToken(headers, credentials);
    checkDate(date, now);
    try {
      checkSignature(request, claim, contentHash, credentials);
    } catch (error) {
      if (error.code === DOES_NOT_MATCH) Object.assign(error.headers, computedOf(request, claim, credentials));
      throw error;
    }
    useOnce(`${claim.accessKeyId} ${nonce}`, now);
    return { action, version };
  };
}

/** @throws {AcsError} */
function checkSignature(request, claim, contentHash, credentials) {
  if (contentHash !== hashOf(request.body)) {
    throw doesNotMatch("x-acs-content-sha256 is not the SHA-256 of the body as it arrived, in lower case hex.");
  }
  checkSignedHeaders(claim.signedHeaders, request.headers);
  const expected = recompute(request, claim.signedHeaders, credentials);
  if (!timingSafeEqual(Buffer.from(claim.signature), Buffer.from(expected))) {
    throw doesNotMatch("It is not the signature of what arrived.");
  }
}

const hashOf = (body) => sdk.default.hash(body, ALGORITHM).toString("hex");

/** What the signature of this request is made of: with the hash of the body that arrived, whatever was claimed. */
function computedOf(request, { signedHeaders }, credentials) {
  const headers = { ...request.headers, "x-acs-content-sha256": hashOf(request.body) };
  return computedHeaders(() => recompute({ ...request, headers }, signedHeaders, credentials), {
    hasCanonicalRequest: true,
  });
}

/** ACS3-HMAC-SHA256 Credential=<AccessKeyId>,SignedHeaders=<a;b>,Signature=<hex> */
const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,\s]+),\s?SignedHeaders=([^,\s]+),\s?Signature=([0-9a-f]{64})$/;

/** @param {string} authorization */
function parseAuthorization(authorization) {
  const parts = AUTHORIZATION.exec(authorization);
  if (!parts) {
    throw new AcsError(
      400,
      "IncompleteSignature",
      `The Authorization header is not of the form that ${ALGORITHM} prescribes.`,
    );
  }
  const [, accessKeyId, signedHeaders, signature] = parts;
  return { accessKeyId, signedHeaders: signedHeaders.split(";"), signature };
}

/** The value of a header that every request must have. */
function required(headers, name) {
  const value = headers[name.toLowerCase()];
  if (!value) throw new AcsError(400, "MissingRequiredHeader", `The request header ${name} is missing.`);
  return value;
}

/** A token belongs to temporary keys, and to them alone. */
function checkToken(headers, { accessKeyId, securityToken }) {
  const token = headers["x-acs-security-token"];
  if (securityToken && !token) {
    throw new AcsError(
      400,
      "MissingSecurityToken",
      "x-acs-security-token is missing, and the AccessKey is a temporary one.",
    );
  }
  if (token !== securityToken || (headers["x-acs-accesskey-id"] ?? accessKeyId) !== accessKeyId) {
    throw new AcsError(
      400,
      "InvalidSecurityToken.MismatchWithAccessKey",
      "Specified SecurityToken does not belong to the AccessKey.",
    );
  }
}

/** @param {string} date  UTC, without a fraction of a second */
function checkDate(date, now) {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) ? Date.parse(date) : NaN;
  if (Number.isNaN(time)) {
    throw new AcsError(400, "InvalidTimeStamp.Format", "x-acs-date is not of the form yyyy-MM-ddTHH:mm:ssZ.");
  }
  if (Math.abs(now - time) > MAX_CLOCK_SKEW_SECONDS * 1000) {
    throw new AcsError(
      400,
      "InvalidTimeStamp.Expired",
      "x-acs-date differs from the server's time by more than fifteen minutes.",
    );
  }
}

/**
 * Signed are `host`, every `x-acs-` header and, where there is one, `content-type`. Python's SDK signs
 * all other headers as well, which the signer of Node's cannot recompute; they are refused here.
 */
function checkSignedHeaders(signedHeaders, headers) {
  const inOrder = signedHeaders.every((name, i) => i === 0 || signedHeaders[i - 1] < name);
  const known = signedHeaders.every((name) => name === "host" || name === "content-type" || name.startsWith("x-acs-"));
  if (!inOrder || !known) {
    throw new AcsError(
      400,
      "IncompleteSignature",
      "SignedHeaders must be in lower case and in ascending order, and name nothing but host, content-type and x-acs- headers.",
    );
  }
  const missing = signedHeaders.find((name) => headers[name] === undefined && name !== "host");
  if (missing) throw doesNotMatch(`The signed header ${missing} was not received.`);
  const needed = ["host", ...Object.keys(headers).filter((name) => name.startsWith("x-acs-"))];
  const unsigned = needed.find((name) => !signedHeaders.includes(name));
  if (unsigned) throw doesNotMatch(`The header ${unsigned} is not signed.`);
}

/**
 * The signature that the request should have, in hex.
 *
 * @param {import("./common.mjs").ReceivedRequest} request
 * @param {string[]} signedHeaders  lower case, sorted
 * @param {import("./acs3-credentials.mjs").AcsCredentials} credentials
 * @returns {string}
 */
export function recompute(request, signedHeaders, { accessKeyId, accessKeySecret }) {
  const { method, host, path, headers } = request;
  const [pathname, search = ""] = path.split(/\?(.*)/s);
  const signed = Object.fromEntries(signedHeaders.map((name) => [name, name === "host" ? host : headers[name]]));
  const authorization = sdk.default.getAuthorization(
    { method, pathname, query: canonicalNames(search), headers: signed },
    ALGORITHM,
    headers["x-acs-content-sha256"],
    accessKeyId,
    accessKeySecret,
  );
  return authorization.slice(-64);
}

/**
 * The query as the signer has to be given it. The document sorts parameters by their names and then
 * encodes names and values; the signer sorts and encodes the values, but leaves the names as they are.
 */
function canonicalNames(search) {
  const params = [...new URLSearchParams(search)].sort(([a], [b]) => (a < b ? -1 : 1));
  const encoded = params.map(([name, value]) => [encode(name), value]);
  const names = encoded.map(([name]) => name);
  if (new Set(names).size < names.length) {
    throw new AcsError(400, "InvalidParameter", "The query names a parameter twice.");
  }
  if (names.every((name, i) => i === 0 || names[i - 1] < name)) return Object.fromEntries(encoded);
  // Encoding has changed the order, and the signer would sort anew. A single name is not sorted:
  // everything before the last value is given as if it were one.
  const [lastName, lastValue] = encoded.pop();
  const before = encoded.map(([name, value]) => `${name}=${encode(value)}&`).join("");
  return { [before + lastName]: lastValue };
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const DOES_NOT_MATCH = "SignatureDoesNotMatch";

const doesNotMatch = (reason) =>
  new AcsError(400, DOES_NOT_MATCH, `Specified signature is not matched with our calculation. ${reason}`);
