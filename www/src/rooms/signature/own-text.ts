// A canonical request or a string to sign of the reader's own program, as it was pasted.

/** Which text of the three signatures it is. */
export type OwnKind = "canonicalRequest" | "stringToSign" | "v1StringToSign";

/** What stands before a signature's own text cannot be mistaken: an algorithm, or a method with the host at once. */
export function kindOf(text: string): OwnKind {
  if (/^\s*(TC3|ACS3)-HMAC-/i.test(text)) return "stringToSign";
  return /^\s*(GET|POST)[a-z0-9][^?\s]*\?/.test(text) ? "v1StringToSign" : "canonicalRequest";
}

/**
 * What a program meant where it printed the text as a literal: `"POST\n/\n…"`, in one line. Undefined where the text
 * is no literal.
 */
export function unescaped(text: string): string | undefined {
  const literal = text.trim().replace(/^(["'`])([^]*)\1[;,]?$/, "$2");
  if (/[\r\n]/.test(literal) || !/\\n/.test(literal)) return undefined;
  return literal.replace(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([nrtbf0"'`/\\]))/gi,
    (whole, wide?: string, narrow?: string, sign?: string) =>
      (wide ?? narrow) ? String.fromCharCode(Number.parseInt((wide ?? narrow)!, 16)) : (SIGNS[sign!] ?? sign ?? whole),
  );
}

const SIGNS: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", 0: "\0" };

/** What a field shows of a text: its lines end with LF alone. */
export const asShown = (text: string): string => text.replace(/\r\n?/g, "\n");

/** When the reader's program signed, as its text says: Unix seconds and, where it has one, the nonce. */
export function momentOf(text: string): { timestamp: string; nonce?: string } | undefined {
  const line =
    /^[ \t]*TC3-HMAC-SHA256\r?\n(\d{9,11})\r?$/im.exec(text)?.[1] ?? /^x-tc-timestamp:(\d{9,11})\r?$/im.exec(text)?.[1];
  if (line) return { timestamp: line };
  const parameter = (name: string) => new RegExp(`[?&]${name}=(\\d+)(?:&|\\s*$)`).exec(text)?.[1];
  const [timestamp, nonce] = [parameter("Timestamp"), parameter("Nonce")];
  if (timestamp) return { timestamp, ...(nonce && { nonce }) };
  const date = Date.parse(/^x-acs-date:(\S+)$/im.exec(text)?.[1] ?? "");
  if (Number.isNaN(date)) return undefined;
  const acsNonce = /^x-acs-signature-nonce:(\S+)$/im.exec(text)?.[1];
  return { timestamp: String(Math.floor(date / 1000)), ...(acsNonce && { nonce: acsNonce }) };
}

/** Whether two texts are the same but for a line end after the last line, which copying may have added. */
export const sameButEnd = (mine: string, expected: string): boolean =>
  mine !== expected && mine.replace(/\r?\n$/, "") === expected.replace(/\r?\n$/, "");
