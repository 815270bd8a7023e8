import { CANONICAL_REQUEST, STRING_TO_SIGN } from "./judge/computed.mjs";

/** What a page may read besides the usual: the endpoint's clock, the request id, and what a judge computed. */
const EXPOSED = ["date", "x-tc-requestid", CANONICAL_REQUEST, STRING_TO_SIGN].join(", ").toLowerCase();

/**
 * The real endpoints answer no CORS preflight, so a page needs a proxy in front of them. The local
 * endpoint plays that proxy as well, for the pages that access.mjs lets in.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function allowOrigin(request, response) {
  // Another page gets another answer, which a cache has to know.
  response.setHeader("Vary", "Origin, Access-Control-Request-Headers");
  if (request.headers.origin !== undefined) response.setHeader("Access-Control-Allow-Origin", request.headers.origin);
  response.setHeader("Access-Control-Expose-Headers", EXPOSED);
  if (request.method !== "OPTIONS") return;
  response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS");
  // "*" does not cover Authorization, so the names that the browser asked for are given back.
  response.setHeader(
    "Access-Control-Allow-Headers",
    request.headers["access-control-request-headers"] ?? DEFAULT_HEADERS,
  );
  response.setHeader("Access-Control-Max-Age", "600");
}

const DEFAULT_HEADERS = [
  "authorization",
  "content-type",
  "x-tc-action",
  "x-tc-content-sha256",
  "x-tc-language",
  "x-tc-region",
  "x-tc-requestclient",
  "x-tc-timestamp",
  "x-tc-token",
  "x-tc-traceid",
  "x-tc-version",
].join(", ");
