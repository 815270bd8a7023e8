/**
 * The text of TC3-HMAC-SHA256 for a POST to a service's default host, which every peer has in common.
 * Rules: https://cloud.tencent.com/document/api/1120/37547
 */

export const utcDate = (timestamp) => new Date(timestamp * 1000).toISOString().slice(0, 10);

export const credentialScope = (date, service) => `${date}/${service}/tc3_request`;

export const canonicalRequest = (service, contentType, payloadHash) =>
  `POST\n/\n\ncontent-type:${contentType}\nhost:${service}.tencentcloudapi.com\n\ncontent-type;host\n${payloadHash}`;

export const stringToSign = (timestamp, scope, canonicalRequestHash) =>
  `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${canonicalRequestHash}`;

export const authorization = (secretId, scope, signature) =>
  `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
