/**
 * What surrounds an answer of the Open API, and what DataFlux Func puts into it.
 * https://docs.guance.com/open-api/outer-function/execute/
 */
import { randomUUID } from "node:crypto";

/** An error of the Open API itself; the function was not run. */
export class GuanceError extends Error {
  /**
   * @param {number} status     HTTP status
   * @param {string} errorCode  for example "ft.InvalidAPIKey"
   * @param {string} [message]  often empty
   */
  constructor(status, errorCode, message = "") {
    super(message);
    this.name = "GuanceError";
    this.status = status;
    this.errorCode = errorCode;
  }
}

export const newTraceId = () => `TRACE-${randomUUID().toUpperCase()}`;

export const envelope = (content, traceId) => ({
  code: 200,
  content,
  errorCode: "",
  message: "",
  success: true,
  traceId,
});

export const errorEnvelope = ({ status, errorCode, message }, traceId) => ({
  code: status,
  content: null,
  errorCode,
  message,
  success: false,
  traceId,
});

/** A function that has succeeded: `data` holds its result, or the id of its task. */
export const succeeded = (data, run) => ({ ok: true, error: 200, message: "", data, ...timesOf(run) });

/** Its fraction has meant different things over the years; this is a server of 2024. */
const ERRORS = {
  EFuncFailed: [599.1, "Func task failed"],
  EFuncTimeout: [599.2, "Func task timeout"],
  EFuncResultParsingFailed: [599.98, "Func result parsing failed"],
  EWorkerNoResponse: [599.99, "Worker no response"],
  EClientNotFound: [404.4, "No such Func"],
  EClientBadRequest: [400.43, "Invalid request body"],
  EClientRateLimit: [429.1, "Too many requests"],
};

/** A function that has failed, which is no error of the call. A reason that is not in the table is one of a business: EBiz…, EUser…. */
export function failed(reason, detail, run) {
  const [error, message] = Object.hasOwn(ERRORS, reason) ? ERRORS[reason] : [400.1, "The request was refused"];
  const reqDump = {
    method: "POST",
    url: `/api/v1/func/${run.funcId}`,
    // The arguments come back, secrets included: a client must not put them into its own errors.
    bodyDump: JSON.stringify(run.funcBody, null, 2).slice(0, 1000),
  };
  return { ok: false, error, reason, message, detail, status: Math.trunc(error), reqDump, ...timesOf(run) };
}

function timesOf({ traceId, started, now }) {
  const [reqTime, respTime] = [started, now()].map((time) => new Date(time).toISOString());
  return { traceId, clientTime: null, reqTime, respTime, reqCost: now() - started };
}
