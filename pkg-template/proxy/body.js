// The bytes of a request, up to a limit.
import { concatenate } from "../payload/values.js";
import { Refusal } from "./refusal.js";

/**
 * All of a body, so that it goes on with its length: a gateway may take no other. Undefined
 * where there is none.
 */
export async function readBody(request, maxRequestBytes) {
  const tooLarge = () => new Refusal(413, "Size", `the request has more than ${maxRequestBytes} bytes`);
  if (Number(request.headers.get("content-length")) > maxRequestBytes) throw tooLarge();
  if (!request.body) return undefined;
  const reader = request.body.getReader();
  const pieces = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatenate(pieces);
    length += value.length;
    if (length > maxRequestBytes) {
      reader.cancel().catch(() => {});
      throw tooLarge();
    }
    pieces.push(value);
  }
}
