/** Tencent's own Node SDK, as it is. It gives the Authorization only, and derives the key every time. */
import sdk from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js";

/**
 * @param {import("../request.mjs").BenchRequest} request
 * @param {import("../request.mjs").BenchCredentials} credentials
 * @returns {string} Authorization
 */
export function sign({ service, params, timestamp, contentType }, { secretId, secretKey }) {
  return sdk.default.sign3({
    method: "POST",
    url: `https://${service}.tencentcloudapi.com/`,
    payload: params,
    timestamp,
    service,
    secretId,
    secretKey,
    headers: { "Content-Type": contentType },
  });
}
