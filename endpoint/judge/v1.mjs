/**
 * The judge of HmacSHA1 and HmacSHA256, signature v1. Rules: https://cloud.tencent.com/document/api/1120/37548
 *
 * Every parameter is signed, raw: those of a GET are its query, those of a POST its form.
 * Tencent's Node SDK writes the string to sign and makes the signature; this file only takes
 * the parameters apart.
 */
import abstractClient from "tencentcloud-sdk-nodejs-common/tencentcloud/common/abstract_client.js";
import sdk from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js";
import { ApiError } from "../errors.mjs";
import { credentialsOf, explainFailure, readTimestamp, sameSignature, serviceOf } from "./common.mjs";

const METHODS = ["HmacSHA1", "HmacSHA256"];

/** The common parameters; every other one is the action's. */
const COMMON = [
  "Action",
  "Version",
  "Region",
  "Timestamp",
  "Nonce",
  "SecretId",
  "Signature",
  "SignatureMethod",
  "Token",
  "Language",
  "RequestClient",
];

/** Everything is among the parameters, nothing in headers. */
export const recognises = ({ headers }) => headers.authorization === undefined && headers["x-tc-action"] === undefined;

/**
 * Verifies the signature of a request.
 *
 * @param {import("./common.mjs").ReceivedRequest} request
 * @param {number} now  milliseconds since the epoch
 * @returns {import("./common.mjs").CommonParameters}
 * @throws {ApiError} AuthFailure.*, MissingParameter or InvalidParameter
 */
export function judge({ method, host, path, query, headers, body }, now) {
  if (method === "POST" && !/^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "")) {
    throw new ApiError("InvalidParameter", "A POST with signature v1 must be application/x-www-form-urlencoded.");
  }
  const pairs = readPairs(method === "GET" ? query : body.toString("latin1"));
  const params = Object.fromEntries(pairs);
  for (const name of ["Action", "Version", "Timestamp", "Nonce", "SecretId", "Signature"]) {
    if (!params[name]) throw new ApiError("MissingParameter", `The parameter ${name} is missing.`);
  }
  if (!/^\d{1,20}$/.test(params.Nonce)) throw new ApiError("InvalidParameterValue", "Nonce is not a positive integer.");
  const algorithm = params.SignatureMethod ?? "HmacSHA1";
  if (!METHODS.includes(algorithm))
    throw new ApiError("InvalidParameterValue", `SignatureMethod must be ${METHODS.join(" or ")}.`);
  const credentials = credentialsOf(params.SecretId, params.Token, "Token");
  readTimestamp(params.Timestamp, "Timestamp", now);

  const expected = () => recompute({ method, host, path: path.split("?")[0] }, params, algorithm, credentials);
  explainFailure(() => sameSignature(params.Signature, expected()), expected, { hasCanonicalRequest: false });
  return {
    algorithm,
    service: serviceOf(host),
    action: params.Action,
    version: params.Version,
    region: params.Region,
    language: params.Language,
    params: pairs.filter(([name]) => !COMMON.includes(name)),
  };
}

/** Names and values as they were before they were encoded; a name that comes twice is ambiguous. */
function readPairs(encoded) {
  const pairs = [...new URLSearchParams(encoded)];
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) {
    throw new ApiError("InvalidParameter", "A parameter was given more than once.");
  }
  return pairs;
}

/** The signature that the request should have, in base64. */
function recompute({ method, host, path }, { Signature: _, ...signed }, algorithm, credentials) {
  const client = new abstractClient.AbstractClient(host, signed.Version, {
    credential: credentials,
    profile: { signMethod: algorithm, httpProfile: { reqMethod: method } },
  });
  client.path = path;
  return sdk.default.sign(credentials.secretKey, client.formatSignString(signed), algorithm);
}
