// HTTP Archive 1.2: http://www.softwareishard.com/blog/har-12-spec/
import type { Exchange } from "./exchange.ts";
import { isSecretHeader, withoutToken } from "./secrets.ts";

/** A call as an archive of one entry. Session tokens and API keys are left out of it. */
export function har({ sent, received, token }: Exchange): string {
  if (!sent) return "";
  const url = withoutToken(sent.url, token);
  const named = (headers: [string, string][]) =>
    headers.map(([name, value]) => ({ name, value: isSecretHeader(name) ? "***" : value }));
  const mimeType = (headers: [string, string][]) =>
    headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  const queryString = [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
  const time = received?.milliseconds ?? -1;
  const entry = {
    startedDateTime: new Date(sent.at).toISOString(),
    time,
    request: {
      method: sent.method,
      url,
      httpVersion: "unknown",
      cookies: [],
      headers: named(sent.headers),
      queryString,
      headersSize: -1,
      bodySize: sent.body.length,
      ...(sent.body.length > 0 && {
        postData: { mimeType: mimeType(sent.headers), text: withoutToken(new TextDecoder().decode(sent.body), token) },
      }),
    },
    response: {
      status: received?.status ?? 0,
      statusText: received?.statusText ?? "",
      httpVersion: "unknown",
      cookies: [],
      headers: named(received?.headers ?? []),
      content: {
        size: received?.size ?? 0,
        mimeType: mimeType(received?.headers ?? []),
        text: received ? new TextDecoder().decode(received.body) : "",
      },
      redirectURL: "",
      headersSize: -1,
      bodySize: received?.size ?? -1,
    },
    cache: {},
    timings: { send: -1, wait: time, receive: -1 },
  };
  return JSON.stringify(
    { log: { version: "1.2", creator: { name: "tc3fetch", version: "0.1.0" }, entries: [entry] } },
    null,
    2,
  );
}
