// What an answer is, for the engine to judge; src/response/mod.rs has the rules.
import { typeName } from "./bytes.js";

/** The fields of an answer as the engine reads them, and the content of its `Response`. */
export function packAnswer({ status, headers }, bytes, unsafeIntegers) {
  const text = new TextDecoder().decode(bytes).trim();
  let json;
  try {
    json = parse(text, unsafeIntegers);
  } catch {
    // It stays undefined, which no JSON is.
  }
  const { Response: content, code, codeDesc, message } = Object(json);
  const { Error: error, RequestId } = Object(content);
  const { Code, Message } = Object(error);
  const isCode = typeof code === "number" && code !== 0;
  const fields = [
    text[0],
    text.at(-1),
    json === undefined ? "" : typeName(json),
    typeName(content),
    typeName(error),
    firstText(RequestId, headers?.get?.("x-tc-requestid")),
    firstText(Code),
    isCode ? firstText(codeDesc) : "",
  ];
  // The message comes last because it may have line breaks.
  return { content, text: [status, ...fields.map((field = "") => field.replaceAll("\n", " ")), firstText(Message, message)].join("\n") };
}

const firstText = (...values) => values.find((value) => typeof value === "string") ?? "";

/**
 * JSON.parse, with a choice for integers that a number cannot hold exactly. They are
 * found in the text, where strings are skipped as a whole.
 */
function parse(text, unsafeIntegers) {
  if (unsafeIntegers === "number") return JSON.parse(text);
  // Nothing in the text looks like it.
  let mark = unsafeIntegers === "bigint" ? "bigint:" : "";
  while (mark && text.includes(mark)) mark += Math.random();
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${mark}${token}"` : token,
  );
  return JSON.parse(marked, mark ? (_, value) => (typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value) : undefined);
}
