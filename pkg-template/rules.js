// What holds for several parameters of an action together, which a model cannot say. Each
// function throws the first fault.
import { encoder } from "./bytes.js";
import { refuse } from "./check.js";

/** Bytes of an event that is only queued. */
const ASYNCHRONOUS_EVENT = 128 * 1024;

/** SCF Invoke: an event that is only queued may have less than the model allows for the others. */
export function asynchronous({ InvocationType, ClientContext = "" }) {
  if (InvocationType !== "Event") return;
  const { length } = encoder.encode(ClientContext);
  if (length > ASYNCHRONOUS_EVENT) refuse("OutOfRange", "ClientContext", `must have at most ${ASYNCHRONOUS_EVENT} bytes with InvocationType Event, and has ${length}`);
}

/** FC UpdateFunction. */
export function consistent({ code, customContainerConfig, cpu, memorySize, instanceLifecycleConfig }) {
  if (code && customContainerConfig) combined("customContainerConfig", "cannot be given together with code");
  const gigabytes = memorySize / 1024 / cpu;
  if (gigabytes < 1 || gigabytes > 4) combined("memorySize", `must be 1 to 4 GB for each vCPU, and is ${Number(gigabytes.toFixed(3))}`);
  for (const [name, hook] of Object.entries(instanceLifecycleConfig ?? {})) {
    if (hook?.handler && hook.command) combined(`instanceLifecycleConfig.${name}.command`, "cannot be given together with handler");
  }
}

const combined = (parameter, problem) => refuse("InvalidCombination", parameter, problem);

/** FC CreateFunction: a new function needs something to run. */
export function complete(params) {
  if (!params.code && !params.customContainerConfig) refuse("MissingParameter", "code", "is required, or customContainerConfig is");
  consistent(params);
}
