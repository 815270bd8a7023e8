import type { ParsedRequest } from "tc3fetch/diagnose";
import { services } from "../../api/catalogue.ts";
import type { Algorithm, Draft } from "../../request/draft.ts";
import { write } from "../../request/json.ts";
import { headerOf, partsOf, textOf } from "./request-text.ts";

/** Headers that the form has fields for, or that are made anew with each signature. */
const OWN =
  /^(host|content-type|content-length|authorization|connection|user-agent|accept(-encoding)?|x-tc-(action|version|region|timestamp|token|language|content-sha256))$/i;

/** Parameters of signature v1 that are not the action's. */
const COMMON = /^(Action|Version|Region|Timestamp|Nonce|SecretId|Signature|SignatureMethod|Token|Language)$/;

/** The request as the form holds it; none where service, action or version are not known. */
export function draftOf(request: ParsedRequest): Partial<Draft> | undefined {
  if (/^ACS3-/i.test(headerOf(request, "authorization") ?? "")) return undefined;
  const draft = /(^|[?&])Signature=/.test(`${request.url}&${request.body ? textOf(request.body) : ""}`)
    ? draftOfV1(request)
    : draftOfV3(request);
  return draft.service && draft.action && draft.version ? draft : undefined;
}

function draftOfV3(request: ParsedRequest): Partial<Draft> {
  const header = (name: string) => headerOf(request, name) ?? "";
  const isGet = request.method.toUpperCase() === "GET";
  const { query = "" } = partsOf(request.url);
  const rest = request.headers.filter(([name]) => !OWN.test(name)).map(([name, value]) => `${name}: ${value}`);
  const signed = /SignedHeaders=([^,\s]*)/i.exec(header("authorization"))?.[1]?.split(";") ?? [];
  const more = signed.filter((name) => !/^(content-type|host|x-tc-action)$/i.test(name));
  return {
    ...placeOf(request, /Credential=[^/]*\/[^/]*\/([^/,\s]+)\/tc3_request/i.exec(header("authorization"))?.[1]),
    version: header("x-tc-version"),
    action: header("x-tc-action"),
    region: header("x-tc-region"),
    timestamp: header("x-tc-timestamp"),
    ...(isGet ? { method: "GET" as const } : { contentType: header("content-type") }),
    ...(header("x-tc-content-sha256") === "UNSIGNED-PAYLOAD" && { unsignedPayload: true }),
    ...(signed.includes("x-tc-action") && { signAction: true }),
    ...(more.length > 0 && { signedHeaders: more.join(", ") }),
    ...(rest.length > 0 && { headers: rest.join("\n") }),
    body: isGet ? write(nested(new URLSearchParams(query)), true) : textOf(request.body ?? new Uint8Array()) || "{}",
  };
}

function draftOfV1(request: ParsedRequest): Partial<Draft> {
  const { query } = partsOf(request.url);
  const isGet = request.method.toUpperCase() !== "POST";
  const all = new URLSearchParams(isGet ? query : textOf(request.body ?? new Uint8Array()));
  const one = (name: string) => all.get(name) ?? "";
  const own = new URLSearchParams([...all].filter(([name]) => !COMMON.test(name)));
  return {
    ...placeOf(request, undefined),
    version: one("Version"),
    action: one("Action"),
    region: one("Region"),
    timestamp: one("Timestamp"),
    nonce: one("Nonce"),
    algorithm: (one("SignatureMethod") === "HmacSHA256" ? "HmacSHA256" : "HmacSHA1") satisfies Algorithm,
    ...(isGet && { method: "GET" as const }),
    body: write(nested(own), true),
  };
}

/** The service, by the host or the scope, and the host where it is not the service's usual one. */
function placeOf(request: ParsedRequest, scoped: string | undefined): Pick<Draft, "service"> & Partial<Draft> {
  const host = headerOf(request, "host") ?? partsOf(request.url).host;
  const name = host.split(".")[0] || scoped || "";
  const found = services.value.find(({ shortName, protocol }) => shortName === name && protocol === "tencent");
  return { service: found?.id ?? name, ...(host && host !== `${name}.tencentcloudapi.com` && { host }) };
}

/** `Filters.0.Values.1=x` as structures and lists; a number stays the text that was sent. */
function nested(flat: URLSearchParams): unknown {
  const root: Record<string, unknown> = {};
  for (const [name, value] of flat) {
    const path = name.split(".");
    let at: Record<string, unknown> = root;
    path.forEach((key, index) => {
      const inner =
        index === path.length - 1 ? value : Object.hasOwn(at, key) && typeof at[key] === "object" ? at[key] : {};
      // Any name is one, also "__proto__".
      Object.defineProperty(at, key, { value: inner, configurable: true, enumerable: true, writable: true });
      at = inner as Record<string, unknown>;
    });
  }
  return listed(root);
}

function listed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, listed(inner)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  return isList
    ? entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner)
    : Object.fromEntries(entries);
}
