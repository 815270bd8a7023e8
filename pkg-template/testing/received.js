// A request as the mock received it: what `fetch` was given, read once.

/** Where vendors answer; a proxy has such a host in its path. */
const VENDOR =
  /(^|\.)((tencentcloudapi|aliyuncs|truewatch|tcloudbasegateway|tencentscf)\.com|guance\.(com|one))(:\d+)?$/;

/** A host name with an optional port, as a segment of a proxy's path. */
const SEGMENT = /^[a-z\d-]+(\.[a-z\d-]+)+(:\d{1,5})?$/i;

/**
 * Reads the arguments of `fetch`: an address and an init, or a Request.
 *
 * @returns method, url, headers by names in lower case, body in bytes, what it says of redirects, its signal, and
 *          the `places` that it may have been signed for: a host and a path, the likeliest first
 */
export async function receive(input, init = {}) {
  const given = isRequest(input) ? input : {};
  const { signal = given.signal, redirect = given.redirect ?? "follow", method, headers, body } = init;
  const request = new Request(isRequest(input) ? input : absolute(input), {
    ...(method !== undefined && { method }),
    ...(headers !== undefined && { headers }),
    // What a stream as a body asks for.
    ...(body !== undefined && body !== null && { body, duplex: "half" }),
  });
  const url = new URL(request.url);
  return {
    method: request.method,
    url,
    query: [...url.searchParams],
    headers: Object.fromEntries(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
    redirect,
    signal: signal ?? undefined,
    places: placesOf(url),
  };
}

const isRequest = (input) => typeof input === "object" && typeof input.arrayBuffer === "function";

/** A proxy may be a path of the page, and Node has no page. */
const absolute = (input) => new URL(input, globalThis.location?.href ?? "http://localhost/").href;

function placesOf({ host, pathname }) {
  const segments = pathname.split("/");
  const proxied = segments.flatMap((segment, index) => {
    const name = segment.replace(/%3A/i, ":").toLowerCase();
    return SEGMENT.test(name) ? [{ host: name, path: `/${segments.slice(index + 1).join("/")}` }] : [];
  });
  const all = [{ host, path: pathname }, ...proxied];
  const ofVendors = all.filter(({ host }) => VENDOR.test(host));
  return ofVendors.length ? ofVendors : all;
}

/** What a body of JSON, multipart or a form carries; undefined for bytes of another kind. */
export async function formOf({ headers, body }) {
  const contentType = headers["content-type"] ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) return undefined;
  return [...(await new Response(body, { headers: { "Content-Type": contentType } }).formData())];
}

/**
 * Nested parameters of their flat names: `Filters.0.Name` is `{ Filters: [{ Name }] }`, with indices from `first`
 * on. What was text stays text, as a query knows no other type.
 */
export function nest(pairs, first = 0) {
  const root = new Map();
  for (const [name, value] of pairs) {
    const keys = name.split(".");
    const leaf = keys.pop();
    let node = root;
    for (const key of keys) {
      if (!(node.get(key) instanceof Map)) node.set(key, new Map());
      node = node.get(key);
    }
    node.set(leaf, value);
  }
  return Object(toValue(root, first));
}

/** Names that count from `first` are those of a list. */
function toValue(node, first) {
  if (!(node instanceof Map)) return node;
  const entries = [...node].map(([key, value]) => [key, toValue(value, first)]);
  const isList = entries.length > 0 && entries.every(([key], index) => key === `${index + first}`);
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

/** Headers without those that a pattern names. */
export const headersWithout = (headers, pattern) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !pattern.test(name)));
