import type { Sent } from "./recording.ts";
import { isSecretHeader, splitAtToken, variableOf } from "./secrets.ts";

/** A request as a command for a POSIX shell. Secrets are variables of it. */
export function curl(
  { method, url, headers, body }: Pick<Sent, "method" | "url" | "headers" | "body">,
  token: string,
): string {
  // Between two single quotes the shell takes everything literally, so the variable stands outside of them.
  const text = (value: string) => splitAtToken(value, token).map(quote).join('"$TENCENTCLOUD_SESSION_TOKEN"');
  const words = ["curl", `--request ${quoteWord(method)}`, text(url)];
  for (const [name, value] of headers) words.push(`--header ${header(name, value)}`);
  // --data-raw, because --data reads a file when the text begins with "@". A byte order mark was signed
  // like any other character, so the decoder must not take it away.
  if (body.length > 0) words.push(`--data-raw ${text(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body))}`);
  return words.join(" \\\n  ");
}

/** A header's name may hold `$`, `'` and a backtick as well: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
function header(name: string, value: string): string {
  if (isSecretHeader(name)) return `${quote(`${name}: `)}"$${variableOf(name)}"`;
  // curl drops a header without a value unless its name ends with a semicolon.
  return quote(value === "" ? `${name};` : `${name}: ${value}`);
}

/** Between single quotes a POSIX shell reads everything literally except the single quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const quoteWord = (text: string) => (/^[A-Za-z]+$/.test(text) ? text : quote(text));
