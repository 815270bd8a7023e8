/**
 * What goes wrong between a client and a service, to be had by the beginning of a function's name with
 * any action. Such a name need not belong to a function.
 */
import { AcsError } from "../../judge/acs3.mjs";

const HTML =
  "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";

const raw = (status, contentType, body) => () => ({ status, headers: { "Content-Type": contentType }, body });

const error = (status, code, message, headers) => () => {
  throw new AcsError(status, code, message, headers);
};

/** How long to wait, in milliseconds. */
const RETRY_AFTER = { "X-Acs-Retry-After": "50" };

const throttled = error(429, "ResourceExhausted", "Your concurrent invocations exceed the limit.", RETRY_AFTER);

/** By the beginning of the name, the longer ones first. */
const TROUBLES = [
  ["html", raw(502, "text/html", HTML)],
  ["empty-502", raw(502, "text/plain", "")],
  ["empty", raw(200, "application/json", "")],
  ["truncated", raw(200, "application/json", '{"functionName":"truncated","runtime":"pyth')],
  ["throttled-user", error(400, "Throttling.User", "Request was denied due to user flow control.", RETRY_AFTER)],
  ["throttled", throttled],
  ["unavailable", error(503, "ServiceUnavailable", "The service is temporarily unavailable.")],
  ["denied", error(403, "AccessDenied", "The caller is not authorized to perform 'fc:*' on resource '*'.")],
  // Function Compute 2 spelled its errors like this, and parts of it still answer.
  [
    "legacy",
    raw(
      400,
      "application/json",
      JSON.stringify({ errorCode: "InvalidArgument", errorMessage: "runtime is not supported" }),
    ),
  ],
];

/** A source of trouble that remembers which names it has refused once. */
export function createTroubles() {
  const refused = new Set();

  /** @returns {{ status: number, headers: object, body: string } | undefined} what to answer instead, if anything */
  return function trouble(functionName) {
    if (functionName.startsWith("throttled-once")) {
      if (refused.has(functionName)) return undefined;
      refused.add(functionName);
      return throttled();
    }
    return TROUBLES.find(([beginning]) => functionName.startsWith(beginning))?.[1]();
  };
}
