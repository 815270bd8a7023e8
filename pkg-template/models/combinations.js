// What holds for several parameters of an action together, which a model cannot say. Each
// function throws the first fault.
import { InvalidCombination, MissingParameter, OutOfRange } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { encode } from "../payload/utf8.js";

/** Bytes of an event that is only queued. */
const ASYNCHRONOUS_EVENT = 128 * 1024;

/** SCF Invoke: an event that is only queued may have less than the model allows for the others. */
export function checkInvocation({ InvocationType, ClientContext = "" }) {
  const { length } = encode(InvocationType === "Event" ? ClientContext : "");
  if (length > ASYNCHRONOUS_EVENT)
    throw fault(OutOfRange, "ClientContext", [
      `at most ${ASYNCHRONOUS_EVENT} bytes long with InvocationType Event`,
      length,
    ]);
}

/** FC UpdateFunction. */
export function checkFunction({ code, customContainerConfig, cpu, memorySize, instanceLifecycleConfig }) {
  if (code && customContainerConfig) throw combined("customContainerConfig", "code");
  const gigabytes = memorySize / 1024 / cpu;
  if (gigabytes < 1 || gigabytes > 4)
    throw combined("memorySize", "cpu", `1 to 4 GB for each vCPU, and this is ${Number(gigabytes.toFixed(3))}`);
  for (const [name, hook] of Object.entries(instanceLifecycleConfig ?? {})) {
    if (hook?.handler && hook.command) throw combined(`instanceLifecycleConfig.${name}.command`, "handler");
  }
}

const combined = (parameter, other, why) => fault(InvalidCombination, parameter, [other, why]);

/** FC CreateFunction: a new function needs something to run. */
export function checkNewFunction(params) {
  if (!params.code && !params.customContainerConfig) throw fault(MissingParameter, "code", ["customContainerConfig"]);
  checkFunction(params);
}
