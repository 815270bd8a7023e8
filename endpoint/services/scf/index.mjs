/**
 * SCF 2018-04-16: a tiny function that behaves as its name says.
 * https://cloud.tencent.com/document/api/583/17243
 */
import { randomUUID } from "node:crypto";
import { ApiError } from "../../errors.mjs";
import { createActions, readModel } from "../../model.mjs";

const model = readModel("tencent/scf/v20180416/api.json");

/** The result of the document's example. */
const { Result: example } = model.actions.Invoke.examples.find(({ output }) => output).output;

/** An event that is only queued may have no more than this. */
const ASYNCHRONOUS_EVENT = 128 * 1024;

const failed = (errorMessage) => ({
  InvokeResult: 1,
  ErrMsg: errorMessage,
  RetMsg: JSON.stringify({ errorCode: 1, errorMessage }),
});

/** By how the function's name begins. */
const BEHAVIOURS = [
  ["echo", (event) => ({ RetMsg: event })],
  ["fail", () => failed("user code exception caught")],
  ["timeout", () => failed("Invoking task timed out after 3 seconds")],
];

/** @param {string} text  JSON, as the document asks for */
function parse(name, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("InvalidParameterValue.Param", `The parameter ${name} is not in the standard JSON format.`);
  }
}

function run({ FunctionName, InvocationType = "RequestResponse", LogType = "None", RoutingKey }, name, event = "") {
  if (FunctionName === "") throw new ApiError("InvalidParameter.FunctionName", "The parameter FunctionName is empty.");
  if (event) parse(name, event);
  if (RoutingKey !== undefined) {
    const key = parse("RoutingKey", RoutingKey);
    if (Object.values(Object(key)).some((value) => typeof value !== "string")) {
      throw new ApiError("InvalidParameterValue.Param", "The values of RoutingKey must be strings.");
    }
  }
  // A caller sees ResourceNotFound without deploying anything; every other name is a function.
  if (FunctionName.startsWith("missing"))
    throw new ApiError("ResourceNotFound.FunctionName", "The function does not exist.");
  const FunctionRequestId = FunctionName === "helloworld" ? example.FunctionRequestId : randomUUID();
  const base = { ...example, FunctionRequestId };
  // The function has not run when the answer is given.
  if (InvocationType === "Event") {
    if (Buffer.byteLength(event) > ASYNCHRONOUS_EVENT)
      throw new ApiError("InvalidParameterValue", `The parameter ${name} has more than 128 KB.`);
    return { Result: { ...base, RetMsg: "", MemUsage: 0, Duration: 0, BillDuration: 0 } };
  }
  const behaviour = BEHAVIOURS.find(([beginning]) => FunctionName.startsWith(beginning))?.[1];
  const Log = LogType === "Tail" ? `START ${FunctionName} RequestId: ${FunctionRequestId}\n` : "";
  return { Result: { ...base, ...behaviour?.(event), Log } };
}

export const createScf = () => ({
  version: "2018-04-16",
  actions: createActions(model, {
    Invoke: (params) => run(params, "ClientContext", params.ClientContext),
    InvokeFunction: (params) => run(params, "Event", params.Event),
  }),
});
