import { ApiError } from "./errors.mjs";

/** A POST signed with TC3-HMAC-SHA256 may carry at most 10 MB. https://cloud.tencent.com/document/product/1278/46710 */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * The bytes of a request's body, unchanged: the signature is over exactly these.
 *
 * A body that is too long is read to its end and dropped rather than cut off. A client that is still
 * sending when the connection closes sees a broken pipe instead of the error.
 *
 * @param {AsyncIterable<Buffer>} request
 * @returns {Promise<Buffer>}
 */
export async function readBody(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > MAX_BODY_BYTES) {
    throw new ApiError("RequestSizeLimitExceeded", "The request body is larger than 10 MB.");
  }
  return Buffer.concat(chunks);
}
