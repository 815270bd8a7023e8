// A request as a command for a POSIX shell.

/** Between single quotes a POSIX shell reads everything literally except the single quote itself. */
export const quote = (text) => `'${text.replace(/'/g, `'\\''`)}'`;

/** @param {{ method: string, url: string, headers: Record<string, string>, body?: Uint8Array }} request */
export function curl({ method, url, headers, body }) {
  const words = ["curl", `--request ${/^[A-Za-z]+$/.test(method) ? method : quote(method)}`, quote(url)];
  for (const [name, value] of Object.entries(headers)) {
    // curl drops a header without a value unless its name ends with a semicolon.
    words.push(`--header ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`);
  }
  // --data-raw, because --data reads a file when the text begins with "@". A byte order mark was
  // signed like any other character.
  if (body && body.length > 0) {
    words.push(`--data-raw ${quote(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body))}`);
  }
  return words.join(" \\\n  ");
}
