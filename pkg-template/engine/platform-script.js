// tc3fetch/js where a part of the web platform is missing: WeChat mini programs, old React Native.

/** What an AbortController does for a `fetch` that heeds no signal: nothing. The call ends all the same. */
export const withoutController = () => ({ signal: undefined, abort() {} });

/**
 * All of an answer that has no stream, as text where the runtime makes no bytes of it: the
 * `arrayBuffer` of React Native before 0.73 fails.
 */
export async function wholeOf(response) {
  // The one that failed is used up.
  const again = typeof response.clone === "function" ? response.clone() : response;
  try {
    return await response.arrayBuffer();
  } catch (cause) {
    return readText(again, cause);
  }
}

async function readText(response, cause) {
  try {
    return await response.text();
  } catch {
    throw cause;
  }
}

/** What TextEncoder does. No text is made on the way, since this one may be a secret. */
export const withoutEncoder = () => ({
  encode(text) {
    const bytes = new Uint8Array(3 * text.length);
    return bytes.slice(0, encodeInto(text, bytes).written);
  },
  encodeInto,
});

function encodeInto(text, bytes) {
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.codePointAt(index);
    if (code > 0xffff) index++;
    // Half of a surrogate pair has no bytes of its own.
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes[at++] = code;
    else {
      const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes[at++] = ((0xf0 << (3 - more)) & 0xff) | (code >> (6 * more));
      for (let left = more - 1; left >= 0; left--) bytes[at++] = 0x80 | ((code >> (6 * left)) & 0x3f);
    }
  }
  return { written: at };
}
