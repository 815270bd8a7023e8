/**
 * InvokeFunction: bytes in and bytes out. What a function does follows from how its name begins, so
 * that every outcome can be had without deploying anything; such a function need not even be created.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { AcsError } from "../../judge/acs3.mjs";
import { invalidArgument } from "./rules.mjs";

const json = (value) => Buffer.from(JSON.stringify(value));

const failure = (errorType, errorMessage, stackTrace) => ({
  headers: { "X-Fc-Error-Type": errorType, "Content-Type": "application/json" },
  body: json({ errorMessage, errorType: "ValueError", stackTrace }),
});

/** Most of a minute: longer than any client of a test waits. */
const MAX_SLEEP_MS = 50_000;

/**
 * By the beginning of the name, the longer ones first.
 *
 * @type {[string, (payload: Buffer) => { headers?: object, body: Buffer } | Promise<{ headers?: object, body: Buffer }>][]}
 */
const BEHAVIOURS = [
  ["echo", (payload) => ({ body: payload })],
  ["fail-init", () => failure("InitializationError", "the handler's module cannot be loaded", [])],
  [
    "fail",
    (payload) =>
      failure("UnhandledInvocationError", `bad value: ${payload}`, [['File "index.py", line 5, in handler']]),
  ],
  [
    // Sleeps for as many milliseconds as the payload says, two seconds if it says nothing.
    "slow",
    async (payload) => {
      const milliseconds = Math.abs(Number(payload.toString())) || 2000;
      await sleep(Math.min(milliseconds, MAX_SLEEP_MS), undefined, { ref: false });
      return { body: Buffer.from("awake") };
    },
  ],
];

const behaviourOf = (functionName) => BEHAVIOURS.find(([beginning]) => functionName.startsWith(beginning))?.[1];

/**
 * @param {object} call
 * @param {string} call.functionName
 * @param {boolean} call.exists     whether it was created
 * @param {import("node:http").IncomingHttpHeaders} call.headers
 * @param {Buffer} call.body
 * @param {string} call.requestId
 */
export async function invoke({ functionName, exists, headers, body, requestId }) {
  const behaviour = behaviourOf(functionName);
  if (!exists && !behaviour) throw new AcsError(404, "FunctionNotFound", `function '${functionName}' does not exist`);
  const invocationType = choice(headers, "x-fc-invocation-type", ["Sync", "Async"]);
  const logType = choice(headers, "x-fc-log-type", ["None", "Tail"]);
  if (invocationType === "Async") {
    const taskId = headers["x-fc-async-task-id"] ?? requestId;
    return { status: 202, headers: { "X-Fc-Async-Task-Id": taskId }, body: "" };
  }
  const started = performance.now();
  const result = behaviour ? await behaviour(body) : { body: Buffer.from(`hello from ${functionName}`) };
  const milliseconds = Math.ceil(performance.now() - started);
  return {
    status: 200,
    headers: {
      "Content-Type": "application/octet-stream",
      "X-Fc-Invocation-Duration": String(milliseconds),
      "X-Fc-Max-Memory-Usage": "23.48",
      ...(logType === "Tail" && { "X-Fc-Log-Result": Buffer.from(logOf(requestId, milliseconds)).toString("base64") }),
      ...result.headers,
    },
    body: result.body,
  };
}

/** One of two values of a header, the first one where there is none. */
function choice(headers, name, values) {
  const value = headers[name] ?? values[0];
  if (!values.includes(value)) throw invalidArgument(`The header ${name} must be one of ${values.join(", ")}.`);
  return value;
}

/** The end of a log. It is UTF-8 within base64, which `atob` alone does not read. */
const logOf = (requestId, milliseconds) =>
  `FC Invoke Start RequestId: ${requestId}\n你好，世界\nFC Invoke End RequestId: ${requestId}\n\nDuration: ${milliseconds} ms, Max Memory Used: 23.48 MB`;
