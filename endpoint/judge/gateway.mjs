/**
 * The judge of signature v3 as gateways take it. CloudBase has time and token at the end of Authorization, a
 * function URL in headers of their own: https://docs.cloudbase.net/http-api/basic/tc3-auth and
 * https://cloud.tencent.com/document/product/583/96100
 *
 * CloudBase's own signer recomputes the signature, of the path that arrived.
 */
import { credentialsOf, readTimestamp, requiredHeader, sameSignature, signatureFailure } from "./common.mjs";
import { parseAuthorization, recomputeWithCloudbase } from "./tc3.mjs";

const APPENDED = /, Timestamp=(\d+)(?:, Token=([^,\s]+))?$/;

/**
 * Verifies the signature of a request.
 *
 * @param {import("./common.mjs").ReceivedRequest} request
 * @param {"tcb" | "scf"} service
 * @param {number} now  milliseconds since the epoch
 * @throws {import("../errors.mjs").ApiError} AuthFailure.*
 */
export function judge(request, service, now) {
  const { headers } = request;
  const authorization = requiredHeader(headers, "Authorization");
  const [appended, time, token] =
    service === "tcb"
      ? (APPENDED.exec(authorization) ?? [""])
      : ["", requiredHeader(headers, "X-Scf-Cam-Timestamp"), headers["x-scf-cam-token"]];
  const claim = parseAuthorization(authorization.slice(0, authorization.length - appended.length));
  const timestamp = readTimestamp(time ?? "", "Timestamp", now);
  const credentials = credentialsOf(claim.secretId, token, "Token");
  requiredHeader(headers, "Content-Type");
  if (claim.date !== new Date(timestamp * 1000).toISOString().slice(0, 10))
    throw signatureFailure("The date of the credential scope is not the UTC date of the timestamp.");
  if (claim.service !== service) throw signatureFailure(`The service of the credential scope is not ${service}.`);
  if (service === "scf" && headers["x-scf-cam-uin"] && !claim.signedHeaders.includes("x-scf-cam-uin"))
    throw signatureFailure("X-Scf-Cam-Uin is not signed.");
  const expected = recomputeWithCloudbase(request, claim.signedHeaders, credentials, service, timestamp);
  sameSignature(claim.signature, expected);
}
