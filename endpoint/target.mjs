import { ApiError } from "./errors.mjs";

/**
 * Where a request was meant to go, as its signature has to name it.
 *
 * @typedef {object} Target
 * @property {string} host   lower case, with its port when it has one: the host that was signed
 * @property {string} path   path and query exactly as received, starting with "/"
 * @property {string} query  the part of `path` after the first "?", still encoded
 */

/** A host name with an optional port. */
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;

/**
 * Reads the two forms of a URL that the endpoint accepts.
 *
 * - Proxied, `/<host>/<path>?<query>`: a browser cannot set the Host header, so a CORS proxy is told
 *   the signed host in the first path segment. A segment without a dot is no host.
 * - Direct, `/<path>?<query>`: the Host header is the signed host.
 *
 * @param {string} url         the request target, for example "/scf.tencentcloudapi.com/?Limit=1"
 * @param {string} hostHeader  the Host header, "" when there is none
 * @returns {Target}
 */
export function readTarget(url, hostHeader) {
  const parts = /^\/([^/?]*)(.*)$/s.exec(url);
  if (!parts) throw new ApiError("InvalidParameter", "The request target does not start with a slash.");
  const [, segment, rest] = parts;
  const proxied = segment.includes(".");
  const host = (proxied ? decodeHost(segment) : hostHeader).toLowerCase();
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) {
    throw new ApiError("NoSuchProduct", "The request names no host of a product.");
  }
  // "/scf.tencentcloudapi.com" and "/scf.tencentcloudapi.com?Limit=1" mean the path "/".
  const path = !proxied ? url : rest.startsWith("/") ? rest : `/${rest}`;
  const mark = path.indexOf("?");
  return { host, path, query: mark < 0 ? "" : path.slice(mark + 1) };
}

/** A port's colon may arrive as "%3A". A malformed escape leaves no valid host, which is then refused. */
function decodeHost(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
