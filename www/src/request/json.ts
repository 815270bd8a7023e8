import { jsonText, parseJson } from "tc3fetch/inspect";

/** Reads JSON; an integer that a JavaScript number would round becomes a BigInt, which keeps its digits. */
export function parseExactly(text: string): unknown {
  try {
    return parseJson(text, "bigint");
  } catch (error) {
    // The place, as the browser names it.
    throw (error as Error).cause ?? error;
  }
}

/** JSON of parameters, with the digits of a BigInt; indented, or as the package writes it. */
export function write(value: unknown, indented: boolean): string {
  return reformatted(textOf(value), indented);
}

/** A call refuses some values, as the Infinity that `1e999` is read as; the page has to show them all the same. */
function textOf(value: unknown): string {
  try {
    return jsonText(value);
  } catch {
    return JSON.stringify(value, (_name, part: unknown) => (typeof part === "bigint" ? Number(part) : part));
  }
}

/**
 * JSON with line breaks and indentation, or without any; any other text as it is. Only white space
 * changes: names that are there twice, and numbers of any length, stay as they are.
 */
export function reformatted(text: string, indented: boolean): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const tokens = text.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  if (!indented) return tokens.join("");
  let depth = 0;
  let before = "";
  return tokens.reduce((written, token) => {
    const isEnd = token === "}" || token === "]";
    if (isEnd) depth -= 1;
    const isEmpty = isEnd && (before === "{" || before === "[");
    const breaks = !isEmpty && (isEnd || before === "{" || before === "[" || before === ",");
    const gap = breaks ? `\n${"  ".repeat(depth)}` : before === ":" ? " " : "";
    if (token === "{" || token === "[") depth += 1;
    before = token;
    return written + gap + token;
  }, "");
}
