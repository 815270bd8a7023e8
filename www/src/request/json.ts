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

/** JSON of parameters, with the digits of a BigInt; indented, or as the package writes it. */
export function write(value: unknown, indented: boolean): string {
  const exact = (_key: string, part: unknown) =>
    typeof part === "bigint" ? (json.rawJSON?.(String(part)) ?? Number(part)) : part;
  return JSON.stringify(value, exact, indented ? 2 : undefined);
}

/** JSON with line breaks and indentation, or without any; any other text as it is. */
export function reformatted(text: string, indented: boolean): string {
  try {
    // Numbers keep their spelling: these APIs return 64-bit identifiers, and the page shows what arrived.
    const value = json.parse(text, (_key, number, context) =>
      typeof number === "number" && context?.source !== undefined && json.rawJSON ? json.rawJSON(context.source) : number,
    );
    return JSON.stringify(value, null, indented ? 2 : undefined);
  } catch {
    return text;
  }
}
