// What came back, as text and as the value of its JSON.

/**
 * The text of an answer and the value that it is as JSON, undefined where it is none.
 *
 * @param unsafeIntegers what becomes of integers that a number cannot hold exactly
 */
export function readAnswer(bytes, unsafeIntegers) {
  const text = new TextDecoder().decode(bytes).trim();
  try {
    return { text, json: parse(text, unsafeIntegers) };
  } catch {
    return { text };
  }
}

/** The integers are found in the text, where strings are skipped as a whole. */
function parse(text, unsafeIntegers = "number") {
  if (unsafeIntegers === "number") return JSON.parse(text);
  // Nothing in the text looks like it.
  let mark = unsafeIntegers === "bigint" ? "bigint:" : "";
  while (mark && text.includes(mark)) mark += Math.random();
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${mark}${token}"` : token,
  );
  return JSON.parse(
    marked,
    mark
      ? (_, value) => (typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value)
      : undefined,
  );
}
