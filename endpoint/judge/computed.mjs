/**
 * What a judge computed, in headers of the answer to a wrong signature: a page then shows it beside
 * what it computed itself. The vendors say nothing of the kind. The keys are published, and neither
 * of the two strings holds one.
 */
import crypto from "node:crypto";

/** Base64 of the canonical request in UTF-8. Signature v1 has none. */
export const CANONICAL_REQUEST = "X-Tc3fetch-Canonical-Request";
/** Base64 of the string to sign in UTF-8. */
export const STRING_TO_SIGN = "X-Tc3fetch-String-To-Sign";

/** Clients take 16 KB of headers in all: what is longer is left out. */
const MAX_CHARACTERS = 6 * 1024;

/**
 * Runs a judge's computation of a signature and gives what it went through, as headers. A
 * computation that refuses the request (a signed header did not arrive) gives none.
 *
 * @param {() => unknown} recompute  synchronous, by the vendor's code
 * @param {{ hasCanonicalRequest: boolean }} system
 * @returns {Record<string, string>}
 */
export function computedHeaders(recompute, { hasCanonicalRequest }) {
  const { hashed, signed } = overhear(recompute);
  // Every vendor's code hashes the canonical request last, and signs the string to sign last.
  const texts = {
    [CANONICAL_REQUEST]: hasCanonicalRequest ? hashed.at(-1) : undefined,
    [STRING_TO_SIGN]: signed.at(-1),
  };
  const headers = Object.entries(texts).map(([name, text]) => [name, text?.toString("base64")]);
  return Object.fromEntries(headers.filter(([, value]) => value && value.length <= MAX_CHARACTERS));
}

/**
 * What the vendors' code hashes and what it signs on its way, which it tells no caller: all of it
 * goes through `update` of node:crypto. The computation is synchronous, so no other one is heard.
 *
 * @param {() => unknown} compute
 * @returns {{ hashed: Buffer[], signed: Buffer[] }}  nothing, where it fails
 */
function overhear(compute) {
  const [hashes, hmacs] = [new Map(), new Map()];
  const silence = [listen(crypto.Hash.prototype, hashes), listen(crypto.Hmac.prototype, hmacs)];
  try {
    compute();
  } catch {
    return { hashed: [], signed: [] };
  } finally {
    for (const stop of silence) stop();
  }
  const [hashed, signed] = [hashes, hmacs].map((heard) => [...heard.values()].map((parts) => Buffer.concat(parts)));
  return { hashed, signed };
}

/** Notes what every digest of a kind is given, until the function that it returns is called. */
function listen(prototype, heard) {
  const { update } = prototype;
  prototype.update = function (data, encoding) {
    const bytes = typeof data === "string" ? Buffer.from(data, encoding) : Buffer.from(data);
    heard.set(this, [...(heard.get(this) ?? []), bytes]);
    return update.call(this, data, encoding);
  };
  return () => {
    prototype.update = update;
  };
}
