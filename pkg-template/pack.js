// How a request travels to the engine and back; src/bindings/packed.rs is the other end.
// Every rule is there: here values only become text, and what is no value says what it is.

const encoder = /* @__PURE__ */ new TextEncoder();

/** The type of a value that has the wrong one. */
export const typeName = (value) =>
  value === null ? "null" : Array.isArray(value) ? "array" : Number.isNaN(value) ? "NaN" : typeof value;

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A field. Line feeds separate fields, so those of the user become carriage returns:
 * the engine refuses the field all the same.
 */
function text(value) {
  if (typeof value === "string") return value.includes("\n") ? value.replaceAll("\n", "\r") : value;
  return value === undefined ? "" : `\u0001${typeName(value)}`;
}

/** The first of some named values that is not what `is` asks for, as `name type`. */
function misshapen(request, credentials, headers, signedHeaders) {
  if (!isObject(request)) return `request ${typeName(request)}`;
  if (!isObject(credentials)) return `credentials ${typeName(credentials)}`;
  if (headers !== undefined && !isObject(headers)) return `headers ${typeName(headers)}`;
  if (signedHeaders !== undefined && !Array.isArray(signedHeaders)) return `signedHeaders ${typeName(signedHeaders)}`;
  return "";
}

/** The fields and the payload of a request, ready to cross over. */
export function packRequest(request, credentials, proxy) {
  const { action, headers, method, payloadSigning, signedHeaders, timestamp } = request ?? {};
  const shape = misshapen(request, credentials, headers, signedHeaders);
  if (shape) return { text: shape, bytes: new Uint8Array(), action };

  const payload = packPayload(request.params, request.body);
  let fields = "\n";
  fields += text(request.service) + "\n";
  fields += text(request.version) + "\n";
  fields += text(action) + "\n";
  fields += text(request.region) + "\n";
  fields += text(request.language) + "\n";
  fields += text(method) + "\n";
  fields += text(request.host) + "\n";
  fields += text(request.path) + "\n";
  fields += text(request.contentType) + "\n";
  fields += text(request.algorithm) + "\n";
  fields += text(payloadSigning) + "\n";
  if (timestamp === undefined) fields += Math.floor(Date.now() / 1000) + "\n";
  else fields += (typeof timestamp === "number" ? timestamp : `\u0001${typeName(timestamp)}`) + "\n";
  fields += text(proxy) + "\n";
  fields += text(payload.kind) + "\n";
  const pairs = entriesOf(headers);
  const signed = signedHeaders ?? NONE;
  fields += pairs.length + "\n" + signed.length + "\n";
  for (const [name, value] of pairs) fields += text(name) + "\n" + text(value) + "\n";
  // An array may have holes and may lie about its members: null stands for both.
  for (let index = 0; index < signed.length; index++) fields += text(signed[index] ?? null) + "\n";
  // The secrets come last, where a text that has to grow on the way leaves no copy of them.
  fields += text(credentials.token) + "\n" + text(credentials.secretId) + "\n" + text(credentials.secretKey);
  // A query is made of the bytes themselves, and UNSIGNED-PAYLOAD has a hash of its own.
  const isSigned = method !== "GET" && payloadSigning !== "unsigned";
  return { text: fields, bytes: payload.bytes, isSigned, action };
}

const NONE = [];

/** Names and values of an object, a Map or Headers; what is undefined is not given. */
export function entriesOf(headers) {
  if (headers === undefined) return NONE;
  const entries = typeof headers[Symbol.iterator] === "function" ? [...headers] : Object.entries(headers);
  return entries.filter(([, value]) => value !== undefined);
}

/** A signed request, from method, URL, signature and the headers' names and values. */
export function unpackSigned(packed, bytes) {
  const fields = packed.split("\n");
  const headers = {};
  for (let at = 3; at < fields.length; at += 2) headers[fields[at]] = fields[at + 1];
  const method = fields[0];
  return { method, url: fields[1], headers, body: method === "GET" ? undefined : bytes, signature: fields[2] };
}

/** The payload's bytes and their kind, or `!reason path` where there can be none. */
function packPayload(params, body) {
  if (body === undefined) return packParams(params === undefined ? {} : params);
  if (params !== undefined) return problem("both");
  if (typeof body === "string") return isWellFormed(body) ? { kind: "body", bytes: encoder.encode(body) } : problem("!surrogate body");
  // By the tag that every Uint8Array has and nothing else can have, in any realm.
  const { get: tag } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
  if (tag.call(body) !== "Uint8Array") return problem(`!${typeName(body)} body`);
  if (body.buffer.detached) return problem("!detached body");
  if (body.constructor === Uint8Array && body.buffer instanceof ArrayBuffer) return { kind: "body", bytes: body };
  // A subclass may behave in its own way, and fetch refuses memory that is shared.
  return { kind: "body", bytes: new Uint8Array(body) };
}

function packParams(params) {
  if (!isObject(params)) return problem(`!${typeName(params)} params`);
  let json;
  try {
    json = JSON.stringify(params);
  } catch (error) {
    // A BigInt or a cycle; everything else is what a getter or toJSON threw.
    if (!(error instanceof TypeError)) throw error;
    json = stringifyWithBigInt(params);
  }
  if (json === undefined) return problem("!cycle params");
  // A toJSON can make anything of an object.
  if (json[0] !== "{") return problem(`!${typeName(JSON.parse(json))} params`);
  const found = unserializable(params);
  if (found) return problem(`!value ${found[0]} params${found[1]}`);
  return hasLoneSurrogate(json) ? problem("!surrogate params") : { kind: "params", bytes: encoder.encode(json) };
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

const problem = (kind) => ({ kind, bytes: new Uint8Array() });

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
      for (const type of [Map, Set, RegExp, ArrayBuffer]) if (value instanceof type) return [type.name, ""];
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

function isWellFormed(string) {
  if (string.isWellFormed) return string.isWellFormed();
  try {
    encodeURIComponent(string);
    return true;
  } catch {
    return false;
  }
}
