// Newer than the library types: a reviver that gets the source text, and JSON.rawJSON to write it back.
// Without them a browser still works, and rounds.
interface SourceJson {
  rawJSON?(text: string): unknown;
  parse(text: string, reviver: (key: string, value: unknown, context?: { source?: string }) => unknown): unknown;
}

const json = JSON as unknown as SourceJson;

/** Reads JSON; an integer that a JavaScript number would round becomes a BigInt, which keeps its digits. */
export function parseExactly(text: string): unknown {
  return json.parse(text, (_key, value, context) =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
      ? BigInt(context!.source!)
      : value,
  );
}

/** The JSON text of a value, with the digits of a BigInt. */
function exactText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? (json.rawJSON?.(String(part)) ?? Number(part)) : part,
  );
}

/** JSON of parameters, with the digits of a BigInt; indented, or as the package writes it. */
export function write(value: unknown, indented: boolean): string {
  const text = exactText(value);
  return indented ? reformatted(text, true) : text;
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
