import type { Sent } from "./exchange.ts";
import { isSecretHeader, variableOf, withoutToken } from "./secrets.ts";

/** A request as a command for a POSIX shell. Secrets are variables of it. */
export function curl(
  { method, url, headers, body }: Pick<Sent, "method" | "url" | "headers" | "body">,
  token: string,
): string {
  // Between two single quotes the shell takes everything literally, so the variable stands outside of them.
  const text = (value: string) => withoutToken(quote(value), token, `'"$TENCENTCLOUD_SESSION_TOKEN"'`);
  const words = ["curl", `--request ${method}`, text(url)];
  for (const [name, value] of headers) {
    // curl drops a header without a value unless its name ends with a semicolon.
    words.push(
      `--header ${isSecretHeader(name) ? `"${name}: $${variableOf(name)}"` : quote(value === "" ? `${name};` : `${name}: ${value}`)}`,
    );
  }
  // --data-raw, because --data reads a file when the text begins with "@". A byte order mark was signed
  // like any other character, so the decoder must not take it away.
  if (body.length > 0) words.push(`--data-raw ${text(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body))}`);
  return words.join(" \\\n  ");
}

/** Between single quotes a POSIX shell reads everything literally except the single quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
