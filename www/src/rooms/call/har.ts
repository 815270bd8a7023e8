// HTTP Archive 1.2: http://www.softwareishard.com/blog/har-12-spec/
import { isSecretHeader } from "./curl.ts";
import type { Exchange } from "./exchange.ts";

/** A call as an archive of one entry. Session tokens and API keys are left out of it. */
export function har({ sent, received }: Exchange): string {
  if (!sent) return "";
  const named = (headers: [string, string][]) => headers.map(([name, value]) => ({ name, value: isSecretHeader(name) ? "***" : value }));
  const mimeType = (headers: [string, string][]) => headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  const queryString = [...new URL(sent.url).searchParams].map(([name, value]) => ({ name, value }));
  const time = received?.milliseconds ?? -1;
  const entry = {
    startedDateTime: new Date(sent.at).toISOString(),
    time,
    request: {
      method: sent.method,
      url: sent.url,
      httpVersion: "unknown",
      cookies: [],
      headers: named(sent.headers),
      queryString,
      headersSize: -1,
      bodySize: sent.body.length,
      ...(sent.body.length > 0 && { postData: { mimeType: mimeType(sent.headers), text: new TextDecoder().decode(sent.body) } }),
    },
    response: {
      status: received?.status ?? 0,
      statusText: received?.statusText ?? "",
      httpVersion: "unknown",
      cookies: [],
      headers: named(received?.headers ?? []),
      content: { size: received?.body.length ?? 0, mimeType: mimeType(received?.headers ?? []), text: received ? new TextDecoder().decode(received.body) : "" },
      redirectURL: "",
      headersSize: -1,
      bodySize: received?.body.length ?? -1,
    },
    cache: {},
    timings: { send: -1, wait: time, receive: -1 },
  };
  return JSON.stringify({ log: { version: "1.2", creator: { name: "tc3fetch", version: "0.1.0" }, entries: [entry] } }, null, 2);
}
