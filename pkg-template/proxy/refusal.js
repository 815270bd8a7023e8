// What the proxy answers by itself.

export const JSON_HEADERS = { "content-type": "application/json", "cache-control": "no-store" };

export const WRONG_PATH = "the path is none of the proxy's";

/** Why a request is not carried out; the handler makes the answer of it. */
export class Refusal extends Error {
  /**
   * @param status  of HTTP
   * @param why     the end of the code: `ProxyRefused.Host`
   * @param message what was wrong, for people; nothing secret
   */
  constructor(status, why, message) {
    super(message);
    Object.assign(this, { status, why });
  }
}

/**
 * What `make` makes of a service's answer. Where it fails, the action may have been carried out.
 *
 * @param isSigner whether the proxy signs; a page that has signed by itself has a client that
 *                 repeats after Upstream only what does no harm
 */
export function handOn(make, isSigner) {
  try {
    return make();
  } catch {
    const message = "the service answered, and the proxy could not hand that on";
    throw isSigner ? new Refusal(502, "Answer", message) : new Refusal(502, "Upstream", message);
  }
}

/**
 * The services' own codes for what a client may repeat, so that a client of any make treats it
 * as it treats the service's own: Tencent Cloud's and Alibaba Cloud's.
 */
const OF_SERVICES = {
  RateLimit: ["RequestLimitExceeded.Proxy", "Throttling.Proxy"],
  Upstream: ["InternalError.Proxy", "InternalError.Proxy"],
};

/** Status, headers and body of a refusal. The body is an error in the form of each vendor at once. */
export function answerOf({ status, why, message }) {
  const own = `ProxyRefused.${why}`;
  const [tencent, aliyun] = OF_SERVICES[why] || [own, own];
  const body = JSON.stringify({
    Response: { Error: { Code: tencent, Message: message } },
    Code: aliyun,
    Message: message,
    errorCode: own,
    message,
    success: false,
    // EdgeClient throws it as it is here.
    error:
      why === "Answer" ? { code: own, kind: "response", retryable: false, outcome: "unknown", message } : undefined,
  });
  return { status, headers: JSON_HEADERS, body };
}

/** The refusal that something thrown means. What the options' functions throw is not for strangers. */
export const refusalOf = (cause) =>
  cause instanceof Refusal ? cause : new Refusal(500, "Upstream", "the proxy failed; its own log says why");
