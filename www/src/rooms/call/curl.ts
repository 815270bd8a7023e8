import type { Sent } from "./exchange.ts";

/** Headers that hold a secret: a command has a variable of the shell in their place. */
const SECRETS: Record<string, string> = {
  "x-tc-token": "TENCENTCLOUD_SESSION_TOKEN",
  "x-acs-security-token": "ALIBABA_CLOUD_SECURITY_TOKEN",
  "df-api-key": "DF_API_KEY",
};

/** A request as a command for a POSIX shell. */
export function curl({ method, url, headers, body }: Pick<Sent, "method" | "url" | "headers" | "body">): string {
  const words = ["curl", `--request ${method}`, quote(url)];
  for (const [name, value] of headers) {
    const variable = SECRETS[name.toLowerCase()];
    // curl drops a header without a value unless its name ends with a semicolon.
    words.push(`--header ${variable ? `"${name}: $${variable}"` : quote(value === "" ? `${name};` : `${name}: ${value}`)}`);
  }
  // --data-raw, because --data reads a file when the text begins with "@". A byte order mark was signed
  // like any other character, so the decoder must not take it away.
  if (body.length > 0) words.push(`--data-raw ${quote(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body))}`);
  return words.join(" \\\n  ");
}

/** Between single quotes a POSIX shell reads everything literally except the single quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Whether a header holds what must not leave the page's memory. */
export const isSecretHeader = (name: string) => name.toLowerCase() in SECRETS;
