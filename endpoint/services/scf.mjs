/** SCF 2018-04-16. https://cloud.tencent.com/document/api/583/17243 */
import { readFileSync } from "node:fs";
import { oneOf, string } from "../check.mjs";
import { ApiError } from "../errors.mjs";

/** The example answer of the document, word for word. */
const exampleAnswer = JSON.parse(readFileSync(new URL("scf.Invoke.json", import.meta.url), "utf8"));

/**
 * Every function name is known, save those that begin with "missing": a caller can see both a
 * result and ResourceNotFound.FunctionName without deploying anything.
 *
 * @type {import("../check.mjs").Check}
 */
function functionName(name, value) {
  if (string(name, value) === "") {
    throw new ApiError("InvalidParameter.FunctionName", "The parameter FunctionName is empty.");
  }
  if (value.startsWith("missing")) {
    throw new ApiError("ResourceNotFound.FunctionName", "The function does not exist.");
  }
  return value;
}

/** @type {import("../check.mjs").Check} */
function jsonText(name, value) {
  string(name, value);
  try {
    JSON.parse(value);
  } catch {
    throw new ApiError("InvalidParameterValue.Param", `The parameter ${name} is not in the standard JSON format.`);
  }
  return value;
}

const invoke = {
  regionRequired: true,
  required: ["FunctionName"],
  params: {
    FunctionName: functionName,
    InvocationType: oneOf("RequestResponse", "Event"),
    Qualifier: string,
    ClientContext: jsonText,
    LogType: oneOf("None", "Tail"),
    Namespace: string,
    RoutingKey: jsonText,
  },
  answer({ FunctionName, InvocationType = "RequestResponse", LogType = "None" }) {
    const { Result } = exampleAnswer;
    // An event is only queued: the function has not run when the answer is given.
    if (InvocationType === "Event") {
      return { Result: { ...Result, RetMsg: "", MemUsage: 0, Duration: 0, BillDuration: 0 } };
    }
    if (LogType === "Tail") {
      return { Result: { ...Result, Log: `START ${FunctionName} RequestId: ${Result.FunctionRequestId}\n` } };
    }
    return { Result };
  },
};

export default { version: "2018-04-16", actions: { Invoke: invoke } };
