/**
 * How languages write the same JSON. A text is rewritten token by token: no value is read as a
 * number or a string of JavaScript on the way.
 */

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** With `separators` after commas and colons, and nothing else between the tokens. */
function joined(text, comma, colon) {
  return text
    .match(TOKENS)
    .reduce((written, token) => written + (token === "," ? comma : token === ":" ? colon : token), "");
}

/** JSON.stringify, PHP, gson and Jackson. */
export const compact = (text) => joined(text, ",", ":");

/** Python's json.dumps, but for its escapes. */
export const spaced = (text) => joined(text, ", ", ": ");

/** `JSON.stringify(value, null, n)`, and what editors write. */
export const indented = (text, blanks) => JSON.stringify(JSON.parse(text), null, blanks);

const unit = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** What is not ASCII as `\uXXXX`: Python's json.dumps, PHP's json_encode. */
export const ascii = (text) => text.replace(/[\u0080-\uffff]/g, unit);

/** PHP's json_encode without JSON_UNESCAPED_SLASHES. */
export const slashes = (text) => text.replaceAll("/", "\\/");

/** Go's encoding/json. */
export const html = (text) => text.replace(/[<>&]/g, unit);

/** gson, which escapes "=" and "'" as well. */
export const gson = (text) => text.replace(/[<>&=']/g, unit);

/** Members in the order of their names, at every depth: Go's maps, `sort_keys=True`, ksort. */
export function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}
