// What came back, as text and as the value of its JSON.
import { ResponseTooLarge, UnknownValue } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { decode } from "./utf8.js";

/**
 * The text of an answer and the value that it is as JSON, undefined where it is none.
 *
 * @param unsafeIntegers what becomes of integers that a number cannot hold exactly
 */
export function readAnswer(bytes, unsafeIntegers) {
  const text = textOf(bytes).trim();
  try {
    return { text, json: parseJson(text, unsafeIntegers) };
  } catch {
    return { text };
  }
}

/** Some runtimes have strings of half a gigabyte at most. */
function textOf(bytes) {
  try {
    return decode(bytes);
  } catch (cause) {
    throw fault(ResponseTooLarge, "", [LONGEST_STRING], {}, cause);
  }
}

const LONGEST_STRING = 0x1fffffe8;

const INTEGERS = ["number", "bigint", "string"];

/** What becomes of unsafe integers, by default numbers. */
export function checkUnsafeIntegers(given = "number") {
  if (INTEGERS.includes(given)) return given;
  throw typeof given === "string"
    ? fault(UnknownValue, "unsafeIntegers", [INTEGERS.join(", ")])
    : refuseType("unsafeIntegers", "a string", given);
}

/**
 * The value of a JSON text, as JSON.parse reads it.
 *
 * @param unsafeIntegers what becomes of integers beyond ±(2^53 - 1): numbers, BigInts ("bigint") or text ("string")
 */
export function parseJson(text, unsafeIntegers = "number") {
  // First of all: below, the text is known to be JSON.
  const value = JSON.parse(text);
  if (unsafeIntegers === "number") return value;
  const marked = markIntegers(text, unsafeIntegers === "bigint" ? MARK : "");
  if (marked === text) return value;
  const read = JSON.parse(marked);
  return unsafeIntegers === "bigint" ? unmarked([read])[0] : read;
}

/** In JSON, this is the one way to write the character NUL, so that each text that begins with it is seen. */
const MARK = "\\u0000";

/** BigInts for marked integers; a text that began with a mark of its own has two. A reviver would overflow the stack where JSON.parse does not. */
function unmarked(list) {
  const holders = [list];
  for (const holder of holders)
    for (const key of Object.keys(holder)) {
      const value = holder[key];
      if (typeof value === "object" && value !== null) holders.push(value);
      else if (typeof value === "string" && value[0] === "\0")
        holder[key] = value[1] === "\0" ? value.slice(1) : BigInt(value.slice(1));
    }
  return list;
}

/** The text of JSON with each unsafe integer as a string, after the mark if there is one. */
function markIntegers(text, mark) {
  let marked = "";
  let from = 0;
  const replace = (start, end, by) => {
    marked += text.slice(from, start) + by;
    from = end;
  };
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      // A name is left as it is: the reviver sees values only.
      if (mark && text.startsWith(mark, at + 1) && !isName(text, end)) replace(at + 1, at + 1, mark);
      at = end;
    } else if (code === MINUS || isDigit(code)) {
      let end = at + 1;
      while (isDigit(text.charCodeAt(end))) end++;
      const isInteger = !/[.eE]/.test(text[end] ?? "");
      // A fraction, an exponent and its sign.
      while (/[\d.eE+-]/.test(text[end] ?? "")) end++;
      if (isInteger && end - at > 15 && !Number.isSafeInteger(Number(text.slice(at, end))))
        replace(at, end, `"${mark}${text.slice(at, end)}"`);
      at = end;
    } else at++;
  }
  return marked + text.slice(from);
}

const QUOTE = 34;
const MINUS = 45;
const isDigit = (code) => code >= 48 && code <= 57;

/** The place after a string that begins here. */
function endOfString(text, start) {
  for (let end = start; ;) {
    end = text.indexOf('"', end + 1);
    let backslashes = 0;
    while (text[end - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
}

/** Whether the string that ends here is the name of a member. */
function isName(text, end) {
  while (end < text.length && " \t\r\n".includes(text[end])) end++;
  return text[end] === ":";
}

/**
 * The text of a member of the object that a JSON text is, in the digits and the order that it
 * came in; undefined where there is none. Of a name that is there twice, the last one counts,
 * as for JSON.parse.
 */
export function memberText(text, name) {
  let found;
  let key;
  let start = -1;
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const character = text[at];
    let end = at + 1;
    if (character === '"') {
      end = endOfString(text, at);
      if (depth === 1 && start < 0) key = JSON.parse(text.slice(at, end));
    } else if (character === "{" || character === "[") depth++;
    else if (depth === 1 && character === ":") start = end;
    else if (depth === 1 && (character === "," || character === "}")) {
      if (start >= 0 && key === name) found = text.slice(start, at).trim();
      start = -1;
    }
    if (character === "}" || character === "]") depth--;
    at = end;
  }
  return found;
}
