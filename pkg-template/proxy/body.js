// The bytes of a request, up to a limit.
import { concatenate } from "../payload/values.js";
import { Refusal } from "./refusal.js";

/**
 * All of a body, so that it goes on with its length: a gateway may take no other. Undefined
 * where there is none. A caller that stops in the midst of it is not waited for.
 */
export async function readBody(request, { maxRequestBytes, timeout }) {
  const tooLarge = () => new Refusal(413, "Size", `the request has more than ${maxRequestBytes} bytes`);
  if (Number(request.headers.get("content-length")) > maxRequestBytes) throw tooLarge();
  if (!request.body) return undefined;
  const reader = request.body.getReader();
  const leave = () => reader.cancel().catch(() => {});
  const pieces = [];
  let length = 0;
  let isLate = false;
  // A read that waits ends with this, as with the end of the body.
  const timer = setTimeout(() => {
    isLate = true;
    leave();
  }, timeout);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (isLate) break;
      if (done) return concatenate(pieces);
      length += value.length;
      if (length > maxRequestBytes) {
        leave();
        throw tooLarge();
      }
      pieces.push(value);
    }
  } catch (cause) {
    if (!isLate) throw cause;
  } finally {
    clearTimeout(timer);
  }
  throw new Refusal(408, "Late", `the request did not arrive within ${timeout} ms`);
}
