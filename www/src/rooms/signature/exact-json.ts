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

/**
 * JSON with line breaks and indentation; any other text as it is.
 *
 * Numbers keep their digits: these APIs return 64-bit identifiers, and the page has to show what arrived.
 */
export function prettyJson(text: string): string {
  try {
    const value = json.parse(text, (_key, number, context) =>
      typeof number === "number" && context?.source !== undefined && json.rawJSON
        ? json.rawJSON(context.source)
        : number,
    );
    return JSON.stringify(value, null, 2);
  } catch {
    return text;
  }
}
