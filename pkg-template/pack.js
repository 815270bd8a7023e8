// How a request travels to the engine and back; src/bindings/packed.rs is the other end.
// Every rule is there: here values only become text, and what is no value says what it is.

import { encoder, entriesOf, isObject, isWellFormed, NO_BYTES, plainBytes, typeName } from "./bytes.js";
import { packMultipart } from "./multipart.js";

/**
 * A field. Line feeds separate fields, so those of the user become carriage returns:
 * the engine refuses the field all the same.
 */
export function text(value) {
  if (typeof value === "string") return value.includes("\n") ? value.replaceAll("\n", "\r") : value;
  return value === undefined ? "" : `\u0001${typeName(value)}`;
}

/** The first of some named values that is not what `is` asks for, as `name type`. */
function misshapen(request, credentials, headers, signedHeaders) {
  if (!isObject(request)) return `request ${typeName(request)}`;
  // What needs no signature needs no credentials.
  const isNone = credentials === null && request.algorithm === "SKIP";
  if (!isObject(credentials) && !isNone) return `credentials ${typeName(credentials)}`;
  if (headers !== undefined && !isObject(headers)) return `headers ${typeName(headers)}`;
  if (signedHeaders !== undefined && !Array.isArray(signedHeaders)) return `signedHeaders ${typeName(signedHeaders)}`;
  return "";
}

/** The fields and the payload of a request, ready to cross over. */
export function packRequest(request, credentials, proxy) {
  const { action, algorithm, headers, method, payloadSigning, signedHeaders, timestamp, nonce } = request ?? {};
  const shape = misshapen(request, credentials, headers, signedHeaders);
  if (shape) return { text: shape, bytes: NO_BYTES, action };

  const isV1 = algorithm === "HmacSHA1" || algorithm === "HmacSHA256";
  const isFlat = isV1 || method === "GET";
  const payload = packPayload(request, isFlat);
  let fields = "\n";
  fields += text(request.service) + "\n";
  fields += text(request.version) + "\n";
  fields += text(action) + "\n";
  fields += text(request.region) + "\n";
  fields += text(request.language) + "\n";
  fields += text(method) + "\n";
  fields += text(request.host) + "\n";
  fields += text(request.endpoint) + "\n";
  fields += text(request.path) + "\n";
  fields += text(payload.contentType ?? request.contentType) + "\n";
  fields += text(algorithm) + "\n";
  fields += text(payloadSigning) + "\n";
  fields += (timestamp === undefined ? Math.floor(Date.now() / 1000) : number(timestamp)) + "\n";
  // Up to 2^31: every server's integers can hold that.
  fields += (nonce !== undefined ? number(nonce) : isV1 ? 1 + (crypto.getRandomValues(new Uint32Array(1))[0] >>> 1) : "") + "\n";
  fields += text(proxy) + "\n";
  fields += text(payload.kind) + "\n";
  const params = payload.params ?? NONE;
  const pairs = entriesOf(headers);
  const signed = signedHeaders ?? NONE;
  fields += params.length / 2 + "\n" + pairs.length + "\n" + signed.length + "\n";
  for (const param of params) fields += escaped(param) + "\n";
  for (const [name, value] of pairs) fields += text(name) + "\n" + text(value) + "\n";
  // An array may have holes and may lie about its members: null stands for both.
  for (let index = 0; index < signed.length; index++) fields += text(signed[index] ?? null) + "\n";
  // The secrets come last, where a text that has to grow on the way leaves no copy of them.
  const { token, secretId, secretKey } = credentials ?? {};
  fields += text(token) + "\n" + text(secretId) + "\n" + text(secretKey);
  // Only where the payload is bytes that are signed is their digest of use.
  const isHashed = !isFlat && payloadSigning !== "unsigned" && algorithm !== "SKIP";
  return { text: fields, bytes: payload.bytes ?? NO_BYTES, isHashed, action };
}

/** A text that may hold anything, where a line feed is `\\n` and a backslash `\\\\`. */
export const escaped = (text) => text.replace(/[\\\n]/g, (special) => (special === "\n" ? "\\n" : "\\\\"));

const number = (value) => (typeof value === "number" ? value : `\u0001${typeName(value)}`);

const NONE = [];

/** A signed request, from method, URL, signature, form, and the headers' names and values. */
export function unpackSigned(packed, bytes) {
  const [method, url, signature, form, ...fields] = packed.split("\n");
  const headers = {};
  for (let at = 0; at < fields.length; at += 2) headers[fields[at]] = fields[at + 1];
  const body = method === "GET" ? undefined : form ? encoder.encode(form) : bytes;
  return { method, url, headers, body, signature };
}

/** The payload's bytes or flat parameters and their kind, or `!reason path` where there can be none. */
function packPayload({ params, body, multipart, contentType }, isFlat) {
  if (params !== undefined && body !== undefined) return problem("!several body");
  if (multipart === undefined) return body === undefined ? packParams(params === undefined ? {} : params, isFlat) : packBody(body);
  return params !== undefined || body !== undefined ? problem("!several multipart") : packMultipart(multipart, contentType);
}

/** A ready body: its bytes, or what is wrong with it. */
export function packBody(body) {
  if (typeof body === "string") return isWellFormed(body) ? { kind: "body", bytes: encoder.encode(body) } : problem("!surrogate body");
  const bytes = plainBytes(body);
  return typeof bytes === "string" ? problem(`!${bytes} body`) : { kind: "body", bytes };
}

/** Parameters as JSON, or flat; `name` is what the caller knows them by. */
export function packParams(params, isFlat, name = "params", first = 0) {
  if (!isObject(params)) return problem(`!${typeName(params)} ${name}`);
  let json;
  try {
    // Flat parameters are text in any case.
    json = JSON.stringify(params, isFlat ? (_, value) => (typeof value === "bigint" ? `${value}` : value) : undefined);
  } catch (error) {
    // A BigInt or a cycle; everything else is what a getter or toJSON threw.
    if (!(error instanceof TypeError)) throw error;
    json = stringifyWithBigInt(params);
  }
  if (json === undefined) return problem(`!cycle ${name}`);
  // A toJSON can make anything of an object.
  if (json[0] !== "{") return problem(`!${typeName(JSON.parse(json))} ${name}`);
  const found = unserializable(params);
  if (found) return problem(`!value ${found[0]} ${name}${found[1]}`);
  if (hasLoneSurrogate(json)) return problem(`!surrogate ${name}`);
  return isFlat ? { kind: "params", params: flatten(JSON.parse(json), first) } : { kind: "json", bytes: encoder.encode(json) };
}

/**
 * Names and values of nested parameters: `Filters.0.Values.1`, with indices from `first` on.
 * What is null or empty has no place in a query; an empty text stays.
 */
function flatten(value, first, name = "", flat = []) {
  const step = (key) => (Array.isArray(value) ? Number(key) + first : key);
  if (typeof value !== "object") flat.push(name, `${value}`);
  else if (value !== null) for (const key of Object.keys(value)) flatten(value[key], first, name ? `${name}.${step(key)}` : key, flat);
  return flat;
}

/**
 * Well-formed JSON.stringify escapes a surrogate exactly where it has lost its pair;
 * behind an even number of backslashes the same letters are just text.
 */
function hasLoneSurrogate(json) {
  for (let at = json.indexOf("\\ud"); at >= 0; at = json.indexOf("\\ud", at + 3)) {
    let first = at;
    while (json[first - 1] === "\\") first--;
    if ((at - first) % 2 === 0 && "89abcdef".includes(json[at + 3])) return true;
  }
  return false;
}

const problem = (kind) => ({ kind });

/** What JSON.stringify would drop or change in silence: [what it is, its path]. */
function unserializable(value) {
  switch (typeof value) {
    case "function":
      return ["function", ""];
    case "symbol":
      return ["symbol", ""];
    case "number":
      return value - value === 0 ? undefined : [Number.isNaN(value) ? "NaN" : "Infinity", ""];
    case "object":
      if (value === null || typeof value.toJSON === "function") return undefined;
      for (const type of [Map, Set, RegExp, ArrayBuffer, Blob]) if (value instanceof type) return [type.name, ""];
      if (ArrayBuffer.isView(value)) return ["binary", ""];
      for (const key of Object.keys(value)) {
        const found = unserializable(value[key]);
        if (found) return [found[0], (Array.isArray(value) ? `[${key}]` : `.${key}`) + found[1]];
      }
  }
  return undefined;
}

/** JSON with every digit of its BigInts; undefined where there is a cycle. */
function stringifyWithBigInt(params) {
  const digits = [];
  // Stands for a BigInt until the text is written; random, so that no value looks like it.
  const mark = `bigint:${Math.random()}:`;
  try {
    return JSON.stringify(params, (_, value) => (typeof value === "bigint" ? mark + (digits.push(value) - 1) : value))
      .split(`"${mark}`)
      .map((part, index) => (index === 0 ? part : digits[Number.parseInt(part, 10)] + part.slice(part.indexOf('"') + 1)))
      .join("");
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}
