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
  const { headers, signedHeaders, timestamp } = request ?? {};
  const shape = misshapen(request, credentials, headers, signedHeaders);
  if (shape) return { text: shape, bytes: new Uint8Array() };

  const payload = packPayload(request.params, request.body);
  let fields = "\n";
  fields += text(request.service) + "\n";
  fields += text(request.version) + "\n";
  fields += text(request.action) + "\n";
  fields += text(request.region) + "\n";
  fields += text(request.language) + "\n";
  fields += text(request.method) + "\n";
  fields += text(request.host) + "\n";
  fields += text(request.path) + "\n";
  fields += text(request.contentType) + "\n";
  fields += text(request.algorithm) + "\n";
  fields += text(request.payloadSigning) + "\n";
  if (timestamp === undefined) fields += Math.floor(Date.now() / 1000) + "\n";
  else fields += (typeof timestamp === "number" ? timestamp : `\u0001${typeName(timestamp)}`) + "\n";
  fields += text(proxy) + "\n";
  fields += text(payload.kind) + "\n";
  const names = headers === undefined ? NONE : Object.keys(headers);
  const signed = signedHeaders ?? NONE;
  fields += names.length + "\n" + signed.length + "\n";
  for (const name of names) fields += text(name) + "\n" + text(headers[name]) + "\n";
  // An array may have holes and may lie about its members: null stands for both.
  for (let index = 0; index < signed.length; index++) fields += text(signed[index] ?? null) + "\n";
  // The secrets come last, where a text that has to grow on the way leaves no copy of them.
  fields += text(credentials.token) + "\n" + text(credentials.secretId) + "\n" + text(credentials.secretKey);
  return { text: fields, bytes: payload.bytes };
}

const NONE = [];

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
  // By name, since a Uint8Array of another realm is one too.
  if (Object.prototype.toString.call(body) === "[object Uint8Array]") return { kind: "body", bytes: body };
  return problem(`!${typeName(body)} body`);
}

function packParams(params) {
  if (!isObject(params)) return problem(`!${typeName(params)} params`);
  let json;
  try {
    json = JSON.stringify(params);
  } catch {
    json = stringifyWithBigInt(params);
  }
  if (json === undefined) return problem("!cycle params");
  const found = unserializable(params);
  if (found) return problem(`!${found[0]} params${found[1]}`);
  // Well-formed JSON.stringify escapes a surrogate exactly where it has lost its pair.
  if (json.includes("\\ud") && /(^|[^\\])(\\\\)*\\ud[89a-f]/.test(json)) return problem("!surrogate params");
  return { kind: "params", bytes: encoder.encode(json) };
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
      for (const key in value) {
        const found = unserializable(value[key]);
        if (found && Object.hasOwn(value, key)) return [found[0], (Array.isArray(value) ? `[${key}]` : `.${key}`) + found[1]];
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
  } catch {
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
