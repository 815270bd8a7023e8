/** What recurses into parameters later (a comparison, a check, writing them back) must not run out of stack. */
export const MAX_DEPTH = 200;

/**
 * Reads a body as JSON in UTF-8, nested at most `MAX_DEPTH` deep.
 *
 * @param {Uint8Array} bytes
 * @throws {Error} of any kind, where it is something else
 */
export function readJson(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  checkDepth(text);
  return JSON.parse(text);
}

function checkDepth(text) {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isString) {
      if (character === "\\") at++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === "[" || character === "{") {
      if (++depth > MAX_DEPTH) throw new RangeError("The JSON is nested too deeply.");
    } else if (character === "]" || character === "}") depth--;
  }
}
