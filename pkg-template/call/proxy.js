// Where requests go instead of the host that is signed.

/** A proxy as text: a path belongs to the origin of the page, as for `fetch`. */
export function proxyOf(proxy) {
  const isUrl = typeof proxy === "object" && typeof proxy?.href === "string";
  const text = isUrl ? proxy.href.replace(/\/$/, "") : proxy;
  const { origin } = globalThis.location ?? {};
  return typeof text === "string" && /^\/(?!\/)/.test(text) && origin ? origin + text : text;
}
