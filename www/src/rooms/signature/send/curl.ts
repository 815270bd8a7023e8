import type { SignedRequest } from "tc3fetch";

/** The signed request as a command for a POSIX shell. A terminal knows no CORS, so it goes to the host directly. */
export function curl(request: SignedRequest): string {
  const words = ["curl", `--request ${request.method}`, quote(request.url)];
  for (const [name, value] of Object.entries(request.headers)) {
    // curl drops a header without a value unless its name ends with a semicolon.
    words.push(`--header ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`);
  }
  // --data-raw, because --data reads a file when the text begins with "@". A byte order mark was signed
  // like any other character, so the decoder must not take it away.
  if (request.body) words.push(`--data-raw ${quote(new TextDecoder("utf-8", { ignoreBOM: true }).decode(request.body))}`);
  return words.join(" \\\n  ");
}

/** Between single quotes a POSIX shell reads everything literally except the single quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
