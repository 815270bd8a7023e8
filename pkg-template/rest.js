// From an action's parameters to a request in REST style: each goes where the model says,
// and what has no place of its own is a field of the JSON body.

import { entriesOf } from "./bytes.js";
import { packParams } from "./pack.js";

/**
 * @param spec     what `cargo xtask build` wrote of the action's model
 * @param defaults headers that are sent as well
 * @returns method, path, query (raw), headers, and either `body` as it was given or the
 *          packed JSON as `payload`; neither where the method has none
 */
export function placed({ method, path, places = {} }, params, defaults) {
  const query = {};
  const headers = Object.fromEntries(entriesOf(defaults));
  const fields = {};
  let body;
  for (const [name, value] of entriesOf(params)) {
    const [place = "field", as = name] = places[name]?.split(" ") ?? [];
    if (place === "query") query[as] = inQuery(value);
    else if (place === "header") headers[as] = `${value}`;
    else if (place === "body") body = value;
    else if (place === "path") path = path.replace(`{${as}}`, encodeStrictly(value));
    else fields[as] = value;
  }
  const hasFields = method !== "GET" && method !== "DELETE" && !Object.values(places).includes("body");
  return { method, path, query, headers, body, payload: hasFields ? packParams(fields, false) : undefined };
}

/** A list of plain values is joined by commas, everything else that is no plain value is JSON. */
export function inQuery(value) {
  if (Array.isArray(value) && !value.some((element) => typeof element === "object")) return value.join(",");
  return typeof value === "object" ? JSON.stringify(value) : value;
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export const encodeStrictly = (value) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
