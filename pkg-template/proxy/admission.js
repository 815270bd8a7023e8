// Which pages may use the proxy: CORS, for an origin that was named.
// Rules: https://fetch.spec.whatwg.org/#http-cors-protocol
import { Refusal } from "./refusal.js";

/** Seconds that a browser may keep the answer to a preflight; Chromium's own limit. */
const MAX_AGE = "7200";

/** Methods that an API is called by, as src/aliyun/check.rs has them. */
export const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

/**
 * The origin that a request comes from; undefined where it has none and needs none.
 *
 * A browser sends no Origin with a GET to the page's own host, but says `same-origin`, which no
 * page can write itself: then the proxy's own origin is the page's, and has to be listed like any other.
 */
export async function admit(request, url, { origins, allowNoOrigin }) {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin") || (site === "same-origin" && url.origin);
  if (!origin) {
    // What says where it is from is a browser, and its page another one.
    if (allowNoOrigin && !site) return undefined;
    throw new Refusal(403, "Origin", "the request comes from no page");
  }
  if (!(await isListed(origin, origins, request)))
    throw new Refusal(403, "Origin", "the origin is not in the proxy's list");
  return origin;
}

const isListed = async (origin, origins, request) =>
  origins === "*" ||
  (typeof origins === "function" ? (await origins(origin, request)) === true : origins.includes(origin));

/** Headers of an answer to an admitted page. Names of the answer's own headers make these readable. */
export function corsHeaders(origin, { origins }, names) {
  const headers = origins === "*" ? {} : { vary: "Origin" };
  if (origin === undefined) return headers;
  headers["access-control-allow-origin"] = origins === "*" ? "*" : origin;
  if (names.length) headers["access-control-expose-headers"] = names.join(", ");
  return headers;
}

/** The answer to a preflight: of the headers that the page wants to send, those that go on. */
export function preflight(request, passes) {
  const asked = (request.headers.get("access-control-request-headers") || "").toLowerCase().split(",");
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": asked
        .map((name) => name.trim())
        .filter(passes)
        .join(", "),
      "access-control-max-age": MAX_AGE,
    },
    body: null,
  };
}
