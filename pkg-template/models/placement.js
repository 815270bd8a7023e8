// From an action's parameters to a request in REST style: each goes where the model says,
// and what has no place of its own is a field of the JSON body.
import { jsonText } from "../payload/json.js";
import { entriesOf } from "../payload/values.js";

/**
 * @param spec what `cargo xtask build` wrote of the action's model
 * @returns method, path, query (raw), headers, and `body` as it was given or as JSON;
 *          undefined where the method has none
 */
export function placeParams({ method, path, places = {} }, params) {
  const query = {};
  const headers = {};
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
  return { method, path, query, headers, body: hasFields ? jsonText(fields) : body };
}

/** A list of plain values is joined by commas, everything else that is no plain value is JSON. */
export function inQuery(value) {
  if (Array.isArray(value) && !value.some((element) => typeof element === "object")) return value.join(",");
  return typeof value === "object" ? JSON.stringify(value) : value;
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export const encodeStrictly = (value) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
