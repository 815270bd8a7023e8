// tc3fetch/scf: running functions of SCF (Serverless Cloud Function).
import { call } from "./vendors/tencent-shared.js";
import { createInvoke, createInvokeFunction } from "./vendors/scf.js";
import { readSafely } from "./errors/error.js";
import { checkUnsafeIntegers, parseJson } from "./payload/answer.js";
import { ownMember } from "./payload/values.js";

export { Tc3Error } from "./errors/error.js";

export const invoke = /* @__PURE__ */ createInvoke(call);
export const invokeFunction = /* @__PURE__ */ createInvokeFunction(call);

/** What a function returned: the value of its JSON, or its text where that is none. */
export function parseResult(answer, options) {
  const [unsafeIntegers, { RetMsg = "" }] = readSafely(() => [
    checkUnsafeIntegers(ownMember(options ?? {}, "unsafeIntegers")),
    (answer?.Result ?? answer) || {},
  ]);
  try {
    return parseJson(RetMsg, unsafeIntegers);
  } catch {
    return RetMsg;
  }
}
