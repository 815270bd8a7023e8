// A request as `fetch` takes it, signed and sent. What comes back is not read.
import { readArguments } from "./arguments.js";
import { cancel, piecesOf } from "./body.js";
import { clockOf } from "./call.js";
import { createDeadline, kindOf } from "./deadline.js";
import { provide } from "./provider.js";
import { ForeignHost, RequestTooLarge } from "../errors/faults.js";
import { fault, ownError, readSafely } from "../errors/error.js";
import { concatenate } from "../payload/values.js";

/** What a Request may say besides, where the runtime knows it. */
const OF_REQUEST = ["cache", "credentials", "integrity", "keepalive", "mode", "referrerPolicy"];

/**
 * @param vendor, config of a client
 * @param isHost   (URL, config) => whether the vendor's API is there
 * @param describe (URL, Request, bytes, isFlat) => the vendor's request
 * @param limit    bytes of a body
 */
export const createSigningFetch = ({ vendor, config }, { isHost, describe, limit }, passThrough) =>
  async function signingFetch(input, init) {
    const isRequest = typeof input === "object" && typeof input?.url === "string";
    const url = new URL(isRequest ? input.url : input, globalThis.location?.href);
    const given = readSafely(() => readArguments(vendor, config, {}));
    const { fetch } = given;
    // `fetch` refuses a user in a URL by an error that shows the password.
    const isPlain = url.protocol === "https:" && url.port === "" && url.username + url.password === "";
    const isOurs = isPlain && isHost(url, config);
    if (!isOurs && passThrough) return fetch(input, init);
    if (!isOurs) throw fault(ForeignHost, "url", [url.host]);
    // What is no request is refused here, as by `fetch`.
    const request = new Request(input, init);
    // That of a Request made here may be collected before it fires.
    const signal = (init?.signal === undefined && isRequest ? input.signal : init?.signal) ?? undefined;
    const deadline = createDeadline(signal, Infinity);
    let signed;
    try {
      const bytes = await readBytes(request, limit, deadline.race);
      signed = await sign(describe(url, request, bytes, vendor.name === "v1"), { vendor, config, given, deadline });
    } catch (cause) {
      throw deadline.interrupted ? deadline.interrupted.reason : cause;
    } finally {
      deadline.end();
    }
    const { method, headers, body } = signed;
    const more = isRequest ? pick(input, OF_REQUEST) : {};
    const redirect = request.redirect === "error" ? "error" : "manual";
    try {
      return await fetch(signed.url, { ...more, ...init, method, headers, body, redirect, signal });
    } catch (cause) {
      // The URL of signature v1 holds the signature and the token, and `fetch` may repeat it.
      if (signal?.aborted || !/[?&]Signature=/.test(signed.url)) throw cause;
      throw new TypeError(`fetch failed (${kindOf(cause)})`);
    }
  };

async function sign(request, { vendor, config, given, deadline }) {
  try {
    const read = vendor.read(request, { ...given.config, host: undefined, endpoint: undefined }, given.options);
    await deadline.race(() => vendor.ready?.());
    const { offset } = clockOf(vendor, config);
    const now = () => Date.now() + offset;
    const { [vendor.keys]: keys } = given.config;
    const credentials = await provide(keys, { name: vendor.keys, now, race: deadline.race });
    return await vendor.sign(read, credentials, { request, deadline, now });
  } catch (cause) {
    throw ownError(cause, request);
  }
}

/** The body, whatever it is made of. */
async function readBytes(request, limit, race) {
  if (request.body === null) return undefined;
  const pieces = piecesOf(request);
  const read = [];
  let size = 0;
  for (let piece; (piece = await race(() => pieces.next())) !== undefined;) {
    read.push(piece);
    size += piece.length;
    if (size > limit) {
      cancel(pieces);
      throw fault(RequestTooLarge, "body", [size, limit]);
    }
  }
  return size > 0 ? concatenate(read) : undefined;
}

const pick = (object, names) =>
  Object.fromEntries(
    names.map((name) => [name, object[name]]).filter(([, value]) => value !== undefined && value !== ""),
  );
