/** What every judge of a signature of Tencent Cloud asks, whatever the algorithm. */
import { timingSafeEqual } from "node:crypto";
import { knownCredentials } from "../credentials.mjs";
import { ApiError } from "../errors.mjs";
import { computedHeaders } from "./computed.mjs";

/** A timestamp may differ from the server's clock by at most five minutes. */
export const MAX_CLOCK_SKEW_SECONDS = 300;

/**
 * A request as it was received, before anything was decoded.
 *
 * @typedef {object} ReceivedRequest
 * @property {string} method   "POST" or "GET"
 * @property {string} host     lower case; see target.mjs
 * @property {string} path     path and query as received
 * @property {string} query    the part of `path` after the first "?", still encoded
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {Buffer} body
 *
 * What a request says about its call, once its signature holds.
 *
 * @typedef {object} CommonParameters
 * @property {string} algorithm  "TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256" or "SKIP"
 * @property {string} service    the first label of the host
 * @property {string} action
 * @property {string} version
 * @property {string} [region]
 * @property {string} [language]
 * @property {[string, string][]} [params]  of signature v1, which has them among its own
 */

/** The keys of a SecretId, with their token if it is theirs. */
export function credentialsOf(secretId, token, tokenName) {
  const credentials = knownCredentials.get(secretId);
  if (!credentials) {
    throw new ApiError(
      "AuthFailure.SecretIdNotFound",
      "The SecretId is not found, please ensure that your SecretId is correct.",
    );
  }
  // A token belongs to temporary keys, and to them alone.
  if (token !== credentials.token) {
    throw new ApiError(
      "AuthFailure.TokenFailure",
      credentials.token
        ? `${tokenName} is missing or is not the token of this temporary SecretId.`
        : `${tokenName} was sent with a SecretId that is not temporary.`,
    );
  }
  return credentials;
}

/** @param {string} value Unix seconds */
export function readTimestamp(value, name, now) {
  if (!/^\d{1,11}$/.test(value)) throw new ApiError("InvalidParameterValue", `${name} is not a Unix time in seconds.`);
  const timestamp = Number(value);
  if (Math.abs(now / 1000 - timestamp) > MAX_CLOCK_SKEW_SECONDS) {
    throw new ApiError(
      "AuthFailure.SignatureExpire",
      `${name} differs from the server's time by more than five minutes.`,
    );
  }
  return timestamp;
}

/** The gateway knows the product by its domain. */
export const serviceOf = (host) => host.split(/[.:]/)[0];

/** The value of a header that every request with common parameters in headers must have. */
export function requiredHeader(headers, name) {
  const value = headers[name.toLowerCase()];
  if (!value) throw new ApiError("MissingParameter", `The request header ${name} is missing.`);
  return value;
}

/** Compares without telling by the time where two signatures part. */
export function sameSignature(claimed, expected) {
  const [a, b] = [Buffer.from(claimed), Buffer.from(expected)];
  if (a.length !== b.length || !timingSafeEqual(a, b))
    throw signatureFailure("Please check your signature is correct.");
}

/**
 * Runs the checks of a signature. Where they find that it is wrong, the answer says what the judge
 * computed.
 *
 * @param {() => void} check      throws where the signature is wrong
 * @param {() => unknown} recompute
 * @param {{ hasCanonicalRequest: boolean }} system
 */
export function explainFailure(check, recompute, system) {
  try {
    check();
  } catch (error) {
    if (error.code === SIGNATURE_FAILURE) Object.assign(error.headers, computedHeaders(recompute, system));
    throw error;
  }
}

const SIGNATURE_FAILURE = "AuthFailure.SignatureFailure";

export const invalidAuthorization = (message) => new ApiError("AuthFailure.InvalidAuthorization", message);

export const signatureFailure = (reason) =>
  new ApiError(SIGNATURE_FAILURE, `The provided credentials could not be validated. ${reason}`);
