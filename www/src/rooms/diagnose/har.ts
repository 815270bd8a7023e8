// HTTP Archive 1.2, as developer tools export it: one of its requests is what the reader means.
import { httpText } from "./request-text.ts";

export interface HarEntry {
  /** What tells it from the others. */
  label: string;
  text: string;
  answer: string;
  /** Unix seconds. */
  sentAt: number | undefined;
}

/** More than a list can be read of. */
const MOST = 200;

export const looksLikeHar = (text: string) => /^\uFEFF?\s*\{\s*"log"\s*:/.test(text);

/** The signed requests of an archive, in their order; none where the text is no archive. */
export function signedEntries(text: string): HarEntry[] {
  if (!looksLikeHar(text)) return [];
  try {
    const { log } = JSON.parse(text.replace(/^\uFEFF/, ""));
    return (log.entries as any[]).flatMap(entryOf).slice(0, MOST);
  } catch {
    return [];
  }
}

/** The one that a reader most likely means: the last that was refused for its signature, else the last. */
export function likelyEntry(entries: readonly HarEntry[]): number {
  const isRefused = ({ answer }: HarEntry) => /AuthFailure|SignatureDoesNotMatch|InvalidAccessKey/.test(answer);
  return Math.max(entries.findLastIndex(isRefused), entries.findLastIndex(isRefused) < 0 ? entries.length - 1 : 0);
}

function entryOf({ request, response, startedDateTime }: any): HarEntry[] {
  if (typeof request?.url !== "string" || !Array.isArray(request.headers)) return [];
  const headers: [string, string][] = request.headers
    // Pseudo headers of HTTP/2 say once more what method and URL say.
    .filter(({ name }: any) => typeof name === "string" && !name.startsWith(":"))
    .map(({ name, value }: any) => [name, String(value)]);
  const form = (request.postData?.params ?? []).map(({ name, value }: any) => `${name}=${value ?? ""}`).join("&");
  const body = String(request.postData?.text ?? form);
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
  const isSigned =
    /(TC3|ACS3)-HMAC-SHA256|^\s*Credential=/i.test(header("authorization")) ||
    /[?&]Signature=/.test(request.url) ||
    /(^|&)Signature=/.test(body);
  if (!isSigned) return [];
  const action =
    header("x-tc-action") || header("x-acs-action") || /[?&]Action=(\w+)/.exec(`${request.url}&${body}`)?.[1];
  const host = /^https?:\/\/([^/?#]*)/.exec(request.url)?.[1] ?? "";
  const sent = Date.parse(startedDateTime);
  return [
    {
      label: [request.method, host, action, response?.status].filter(Boolean).join(" "),
      text: httpText({ method: request.method, url: request.url, headers, body: new TextEncoder().encode(body) }),
      answer: typeof response?.content?.text === "string" ? response.content.text.slice(0, 4096) : "",
      sentAt: Number.isNaN(sent) ? undefined : Math.floor(sent / 1000),
    },
  ];
}
