// Secrets of a paste leave its text. A word stands in the place of each; `restored` puts them back into the
// request that is diagnosed, and nowhere else.
import type { ParsedRequest } from "tc3fetch/diagnose";
import { isSecretHeader } from "../call/secrets.ts";
import { httpText, textOf } from "./request-text.ts";

/** What stands in a place may be in a header, in a URL, in JSON and between a shell's quotes: letters alone. */
export const KEY_PLACE = "KEY_IN_ITS_FIELD";
export const TOKEN_PLACE = "TOKEN_IN_ITS_FIELD";
const hiddenPlace = (index: number) => `HIDDEN_VALUE_${index}`;
const PLACE = /\b(KEY_IN_ITS_FIELD|TOKEN_IN_ITS_FIELD|HIDDEN_VALUE_\d+)\b/g;
const isPlace = (text: string) => text !== "" && text.replace(PLACE, "") === "";

export interface Redacted {
  text: string;
  secretKey?: string;
  token?: string;
  /** Cookies and the like, by their places. */
  hidden: Map<string, string>;
}

/** Names of secrets in code, environments, queries and forms, and the sign before a value. */
const NAME = String.raw`(?<name>secret_?(?:access_?)?key|access_?key_?secret|(?:session|security)_?token|api_?key|password|\btoken)["']?\s*(?:[:=]|=>)\s*`;
const QUOTED = new RegExp(String.raw`${NAME}"(?<value>(?:[^"\\\n]|\\.){6,})"`, "gi");
/** A call of a function is none. */
const BARE = new RegExp(
  String.raw`${NAME}(?<quote>['${"`"}]?)(?<value>[^\s"'${"`"},;&\\(){}]{6,})(?![(\w])\k<quote>`,
  "gi",
);
/** `curl --user name:password`, and credentials in front of a host. */
const USER = /(?:\s(?:-u|--user)[ =]?["']?[^\s:"']*:|:\/\/[^\s/:@"']*:(?=[^\s/@]*@))(?<value>[^\s@"']+)/g;

/** What a text holds that others could use; `parsed` is what was read from it, where that is a request. */
function secretsIn(text: string, parsed: ParsedRequest | undefined) {
  const {
    accessKeySecret,
    securityToken,
    secretKey = accessKeySecret,
    token = securityToken,
  } = parsed?.credentials ?? {};
  const found = { keys: new Set<string>(), tokens: new Set<string>(), others: new Set<string>() };
  if (secretKey) found.keys.add(secretKey);
  if (token) found.tokens.add(token);
  for (const [name, value] of parsed?.headers ?? []) {
    if (/token$/i.test(name) && /^x-(tc|acs)-/i.test(name)) found.tokens.add(value);
    else if (isSecretHeader(name) || /^\s*(bearer|basic)\s/i.test(value)) found.others.add(value);
  }
  for (const { groups } of [...text.matchAll(QUOTED), ...text.matchAll(BARE)]) {
    const { name = "", value: written = "", quote } = groups!;
    const value = quote === undefined ? unescaped(written) : decoded(written);
    // A variable of a shell or of a template is none.
    if (/^[$%{<]/.test(value)) continue;
    if (/token/i.test(name)) found.tokens.add(value);
    else if (/secret|access/i.test(name)) found.keys.add(value);
    else found.others.add(value);
  }
  for (const { groups } of text.matchAll(USER)) found.others.add(groups!.value!);
  for (const values of Object.values(found))
    for (const value of values) if (isPlace(value) || !value) values.delete(value);
  return found;
}

/** A text between double quotes, as most languages write it. */
function unescaped(value: string): string {
  try {
    return JSON.parse(`"${value}"`);
  } catch {
    return value;
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const strictly = (value: string) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A value in every form in which a request can hold it, the longest first. */
function formsOf(value: string): string[] {
  const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (one) => one.toLowerCase());
  const json = JSON.stringify(value).slice(1, -1);
  const forms = [
    value,
    strictly(value),
    lower(strictly(value)),
    encodeURIComponent(value),
    json,
    json.replaceAll("/", "\\/"),
  ];
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

const without = (text: string, value: string, place: string) =>
  formsOf(value).reduce((rest, form) => rest.replaceAll(form, place), text);

/** What the page has of secrets already. */
export interface Held {
  secretKey?: string;
  token?: string;
  /** The number of the first place for what is neither the key nor the token. */
  first?: number;
}

/**
 * A text without its secrets: those that it names as such, and those that the page holds. Where a text writes one in a
 * form of its own, the request that was read from it takes its place.
 */
export function redact(text: string, parse: (text: string) => ParsedRequest | undefined, held: Held = {}): Redacted {
  const parsed = parse(text);
  const { keys, tokens, others } = secretsIn(text, parsed);
  const has = (value = "") => value.length >= 6 && formsOf(value).some((form) => text.includes(form));
  if (has(held.secretKey)) keys.add(held.secretKey!);
  if (has(held.token)) tokens.add(held.token!);
  const [secretKey] = keys;
  const [token] = tokens;
  const hidden = new Map<string, string>();
  const places: [value: string, place: string][] = [];
  if (secretKey !== undefined) places.push([secretKey, KEY_PLACE]);
  if (token !== undefined) places.push([token, TOKEN_PLACE]);
  // Of several keys only one has a field.
  for (const value of [...[...keys].slice(1), ...[...tokens].slice(1), ...others]) {
    const place = hiddenPlace((held.first ?? 1) + hidden.size);
    hidden.set(place, value);
    places.push([value, place]);
  }
  // Longer ones first: one may be a part of another.
  places.sort(([a], [b]) => b.length - a.length);
  const take = (from: string) => places.reduce((rest, [value, place]) => without(rest, value, place), from);
  let cleaned = take(text);
  if (parsed && places.length > 0 && !isClean(parse(cleaned), places)) cleaned = take(httpText(parsed));
  return {
    text: cleaned,
    ...(secretKey !== undefined && { secretKey }),
    ...(token !== undefined && { token }),
    hidden,
  };
}

function isClean(parsed: ParsedRequest | undefined, places: [string, string][]): boolean {
  if (!parsed) return false;
  const all = [parsed.url, ...parsed.headers.flat(), ...(parsed.body ? [textOf(parsed.body)] : [])].join("\n");
  return places.every(([value]) => formsOf(value).every((form) => !all.includes(form)));
}

/** The places that a request still has. */
export const placesIn = (text: string): string[] => [...new Set(text.match(PLACE) ?? [])];

/** A text with what belongs in its places, as it is. */
export const restoredText = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(PLACE, (place) => values.get(place) || place);

/** A request with what belongs in its places, each encoded as it has to be there. */
export function restored(parsed: ParsedRequest, values: ReadonlyMap<string, string>): ParsedRequest {
  const put = (text: string, encode: (value: string) => string) =>
    text.replace(PLACE, (place) => (values.get(place) ? encode(values.get(place)!) : place));
  const raw = (text: string) => restoredText(text, values);
  const { body, canonicalRequest, stringToSign } = parsed;
  return {
    ...parsed,
    url: put(parsed.url, strictly),
    headers: parsed.headers.map(([name, value]) => [name, raw(value)]),
    ...(body && { body: restoredBody(body, put) }),
    ...(canonicalRequest !== undefined && { canonicalRequest: raw(canonicalRequest) }),
    ...(stringToSign !== undefined && { stringToSign: raw(stringToSign) }),
  };
}

/**
 * Whatever is given, without secrets in any of its texts: what was found out about a request has pieces of it.
 * @param values the secrets, by their places
 */
export function covered<Value>(value: Value, values: ReadonlyMap<string, string>): Value {
  const pairs = [...values].filter(([, secret]) => secret.length >= 6).sort(([, a], [, b]) => b.length - a.length);
  const cover = (text: string) => pairs.reduce((rest, [place, secret]) => without(rest, secret, place), text);
  const walk = (part: unknown): unknown => {
    if (typeof part === "string") return cover(part);
    if (part instanceof Uint8Array) return coveredBytes(part, cover);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return pairs.length === 0 ? value : (walk(value) as Value);
}

/** Bytes in which there is nothing to cover stay as they are, whatever their charset. */
function coveredBytes(bytes: Uint8Array, cover: (text: string) => string): Uint8Array {
  const text = textOf(bytes);
  const rest = cover(text);
  return rest === text ? bytes : new TextEncoder().encode(rest);
}

function restoredBody(body: Uint8Array, put: (text: string, encode: (value: string) => string) => string): Uint8Array {
  // Byte by byte: a body may be in another charset than UTF-8.
  const text = Array.from(body, (byte) => String.fromCharCode(byte)).join("");
  if (placesIn(text).length === 0) return body;
  const isJson = /^\s*[{[]/.test(text);
  const filled = put(text, (value) => (isJson ? JSON.stringify(value).slice(1, -1) : strictly(value)));
  return Uint8Array.from(filled, (character) => character.charCodeAt(0));
}
