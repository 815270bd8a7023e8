import type { ParsedRequest } from "tc3fetch/diagnose";

type Shown = Pick<ParsedRequest, "method" | "url" | "headers"> & { body?: Uint8Array | undefined };

export const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** A URL as it stands, in its parts; none of them is changed. */
export function partsOf(url: string): { scheme: string; host: string; path: string; query: string | undefined } {
  const [, scheme = "", host = "", rest = ""] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^#]*)/i.exec(url) ?? [];
  const mark = rest.indexOf("?");
  const path = mark < 0 ? rest : rest.slice(0, mark);
  return { scheme, host, path: path || "/", query: mark < 0 ? undefined : rest.slice(mark + 1) };
}

export const headerOf = ({ headers }: Pick<Shown, "headers">, wanted: string) =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** A request as HTTP/1.1 writes it, for a text that is too long or too private to stay as it came. */
export function httpText({ method, url, headers, body }: Shown): string {
  const { host, path, query } = partsOf(url);
  const lines = [`${method} ${path}${query === undefined ? "" : `?${query}`} HTTP/1.1`];
  if (host && headerOf({ headers }, "host") === undefined) lines.push(`Host: ${host}`);
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  return `${lines.join("\n")}\n\n${body ? textOf(body) : ""}`;
}
