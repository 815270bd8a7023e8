/**
 * Tencent Cloud API 3.0: from a request to the content of its `Response`. Every signature is
 * verified with Tencent's own code.
 */
import { randomUUID } from "node:crypto";
import { createCatalogue } from "./catalogue.mjs";
import { ApiError } from "./errors.mjs";
import * as skip from "./judge/skip.mjs";
import * as tc3 from "./judge/tc3.mjs";
import * as v1 from "./judge/v1.mjs";
import { readParams } from "./params.mjs";
import { RawAnswer } from "./raw-answer.mjs";
import { answer, createServices, findAction } from "./services/index.mjs";

/** One judge an algorithm. */
const judges = [tc3, skip, v1];

/** https://cloud.tencent.com/document/product/1278/46710 */
const MAX_GET_BYTES = 32 * 1024;
const MAX_V1_POST_BYTES = 1024 * 1024;

/**
 * @param {object} options
 * @param {() => number} options.now  the clock, milliseconds since the epoch
 * @param {URL} [options.catalogue]   the folder of all services
 */
export function createTencent({ now, catalogue }) {
  const services = createServices({ now });
  const others = catalogue && createCatalogue(catalogue);

  return {
    /** Whatever no other system takes for its own. */
    recognises: () => true,

    isVendorHost: (host) => /(^|\.)tencentcloudapi\.com(:\d+)?$/.test(host),

    /** What the gateway answers in place of an action. */
    failures: {
      throttled: () => envelope(errorContent(new ApiError("RequestLimitExceeded", "Too many requests."))),
      internal: () => envelope(errorContent(new ApiError("InternalError", "An internal error, as you asked."))),
    },

    /**
     * @param {import("./judge/common.mjs").ReceivedRequest} request
     * @param {{ service: string, action: string }} call  filled in for the log once the signature holds
     */
    async respond(request, call) {
      return envelope(await contentOf(request, call, now, services, others).catch(errorContent));
    },
  };
}

/** The answer with a content. */
function envelope(content) {
  const RequestId = randomUUID();
  const headers = { "X-TC-RequestId": RequestId, "Content-Type": "application/json" };
  if (content instanceof RawAnswer) {
    const { status, body } = content;
    const filled = typeof body === "string" ? body.replaceAll("{RequestId}", RequestId) : body;
    return { status, headers: { ...headers, ...content.headers }, body: filled, outcome: "ok" };
  }
  const { status = 200, headers: more, ...members } = content;
  return {
    status,
    headers: { ...headers, ...more },
    body: JSON.stringify({ Response: { ...members, RequestId } }),
    outcome: members.Error?.Code ?? "ok",
  };
}

/** The order is a gateway's: size, signature, action, parameters. */
async function contentOf(request, call, now, services, others) {
  const { method, path, body } = request;
  if (method !== "POST" && method !== "GET") {
    throw new ApiError("UnsupportedProtocol", "Only GET and POST requests are supported.");
  }
  if (method === "GET" && Buffer.byteLength(path) + body.length > MAX_GET_BYTES) {
    throw new ApiError("RequestSizeLimitExceeded", "The GET request is larger than 32 KB.");
  }
  const judge = judges.find(({ recognises }) => recognises(request));
  if (!judge) {
    throw new ApiError(
      "AuthFailure.InvalidAuthorization",
      "The Authorization header is missing or of an unknown algorithm.",
    );
  }
  if (judge === v1 && body.length > MAX_V1_POST_BYTES) {
    throw new ApiError("RequestSizeLimitExceeded", "The POST request with signature v1 is larger than 1 MB.");
  }
  const common = judge.judge(request, now());
  Object.assign(call, { service: common.service, action: common.action });
  const action = findAction(services, others, common);
  return answer(action, await readParams(request, common), {
    ...common,
    method,
    contentType: request.headers["content-type"],
  });
}

/** Anything but an ApiError is our mistake. */
function errorContent(error) {
  if (error instanceof ApiError) {
    const { status, headers, code, message } = error;
    return { status, headers, Error: { Code: code, Message: message } };
  }
  console.error(error);
  return { Error: { Code: "InternalError", Message: "The local endpoint failed; its console says why." } };
}
