// TC3-HMAC-SHA256 once more, by node:crypto and the vendor's page alone:
// https://cloud.tencent.com/document/api/1120/37547
import { createHash, createHmac } from "node:crypto";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();

/**
 * The Authorization of a POST with these headers, of which content-type and host are signed. The scope's `date` is that
 * of the timestamp, unless a test wants a wrong one.
 */
export function authorization(
  { host, contentType, timestamp, body, service, date = new Date(timestamp * 1000).toISOString().slice(0, 10) },
  { secretId, secretKey },
) {
  const canonicalRequest = `POST\n/\n\ncontent-type:${contentType}\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`;
  const scope = `${date}/${service}/tc3_request`;
  const stringToSign = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonicalRequest)}`;
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), "tc3_request");
  const signature = createHmac("sha256", key).update(stringToSign).digest("hex");
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
}
