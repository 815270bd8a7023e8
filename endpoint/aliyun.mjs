/**
 * Alibaba Cloud, version 3 of its request signature: from a request to an answer. Every signature is
 * verified with the vendor's own code.
 */
import { randomUUID } from "node:crypto";
import { AcsError, createJudge, recognises as isSigned } from "./judge/acs3.mjs";
import { createFc } from "./services/fc/index.mjs";

/** What a page may read: the gateway exposes everything, which `*` says for calls without cookies. */
const COMMON_HEADERS = { "Access-Control-Expose-Headers": "*" };

/** @param {{ now: () => number }} options  the clock, milliseconds since the epoch */
export function createAliyun({ now }) {
  const judge = createJudge();
  const fc = createFc({ now });

  return {
    /** By its host, or by its signature where the host is this endpoint itself. */
    recognises: ({ host, headers }) => isVendorHost(host) || isSigned(headers),

    isVendorHost,

    /** What the gateway answers in place of an action. */
    failures: {
      throttled: () => failure(400, "Throttling.User", "Request was denied due to user flow control."),
      internal: () => failure(500, "InternalServerError", "An internal error, as you asked."),
    },

    /**
     * @param {import("./judge/common.mjs").ReceivedRequest} request
     * @param {{ service: string, action: string }} call  filled in for the log once the signature holds
     */
    async respond(request, call) {
      const requestId = randomUUID().toUpperCase();
      const answer = await answerTo(request, call, requestId).catch((error) => errorAnswer(error, requestId));
      const headers = {
        ...COMMON_HEADERS,
        "X-Acs-Request-Id": requestId,
        "X-Fc-Request-Id": requestId,
        ...answer.headers,
      };
      return { outcome: "ok", ...answer, headers };
    },
  };

  async function answerTo(request, call, requestId) {
    const signed = judge(request, now());
    Object.assign(call, { service: "fc", action: signed.action });
    return fc(signed, request, requestId);
  }
}

const isVendorHost = (host) => /(^|\.)aliyuncs\.com(:\d+)?$/.test(host);

const failure = (status, code, message) => errorAnswer(new AcsError(status, code, message), randomUUID().toUpperCase());

/** Anything but an AcsError is our mistake. */
function errorAnswer(error, requestId) {
  if (!(error instanceof AcsError)) console.error(error);
  const { status, code, message, headers } =
    error instanceof AcsError
      ? error
      : new AcsError(500, "InternalServerError", "The local endpoint failed; its console says why.");
  const body = JSON.stringify({ Code: code, Message: message, RequestId: requestId });
  return { status, headers: { "Content-Type": "application/json", ...headers }, body, outcome: code };
}
