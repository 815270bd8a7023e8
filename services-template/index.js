// @tc3fetch/services: every service of Tencent Cloud on one object. A service and an action are found by their
// names when they are used, so that there is no list of them here.
import { call, invoke, Tc3Error } from "tc3fetch";
import { invokeFunction } from "tc3fetch/scf";
import { TOKENS, VERSIONS } from "./versions.js";

export { Tc3Error };

/** What the package `tc3fetch` has functions for. */
const OWN = { "scf@2018-04-16": { Invoke: invoke, InvokeFunction: invokeFunction } };

/** `cvm`, `tke@2018-05-25` */
const SERVICE = /^([a-z][a-z\d]*)(?:@(\d{4}-\d\d-\d\d))?$/;

const METHOD = /^[a-z]\w*$/;

/** What tools and the language ask of any object. */
const NOT_OURS = ["then", "toJSON", "asymmetricMatch", "nodeType"];

/** An object whose members are made when they are asked for, and kept. */
function membersBy(pattern, make) {
  const made = Object.create(null);
  const isOurs = (name) =>
    typeof name === "string" && pattern.test(name) && !NOT_OURS.includes(name) && !(name in Object.prototype);
  return new Proxy({}, { get: (_, name) => (isOurs(name) ? (made[name] = made[name] ?? make(name)) : undefined) });
}

export const tencent = (config, settings) =>
  membersBy(SERVICE, (name) => {
    const [, service, version = VERSIONS[service]] = SERVICE.exec(name);
    return membersBy(METHOD, (method) => methodOf({ service, version, action: actionOf(method) }, config, settings));
  });

/** `describeInstances` is DescribeInstances. */
const actionOf = (method) => method[0].toUpperCase() + method.slice(1);

function methodOf({ service, version, action }, config, settings) {
  const key = `${service}@${version}`;
  const own = OWN[key]?.[action];
  if (own) return (params, options) => own(params, config, options);
  return async (params = {}, options = {}) => {
    try {
      if (!version) throw unknownService(service, action);
      const check = settings?.check;
      if (check && (options?.validate ?? config?.validate) !== "off")
        await runCheck(check, { service, version, action, params });
      const sent = withToken(key, action, params, config, options);
      return await call({ service, version, action, params: sent }, config, options);
    } catch (cause) {
      throw ownError(cause, action, UNREADABLE);
    }
  };
}

async function runCheck(check, request) {
  try {
    await check(request);
  } catch (cause) {
    // A page that has no connection cannot load the file of a model.
    throw ownError(cause, request.action, CHECK_FAILED);
  }
}

// As models/faults.json has them.
const UNREADABLE = {
  code: "ClientError.UnreadableInput",
  message: "an argument could not be read",
  hint: "See `cause`: a getter, a toJSON, a proxy or a Blob failed, or it is nested too deep.",
};
const CHECK_FAILED = {
  code: "ClientError.CallbackFailed",
  parameter: "check",
  message: "check threw",
  hint: "See `cause`, and correct the function. The calls before it were made.",
};
const NO_RANDOMNESS = {
  code: "ClientError.NoRandomness",
  parameter: "ClientToken",
  message: "ClientToken cannot be made: this runtime gives no random values here",
  hint: "Sign inside a handler: in the global scope of a Worker there are none. Node 18 is too old. Or give it yourself.",
};

/** Our own error as it is; of whatever else was thrown, before anything was sent, an error by its fault. */
const ownError = (cause, action, { message, ...fault }) =>
  Tc3Error.is(cause) ? cause : new Tc3Error(message, { ...fault, kind: "input", action, outcome: "not-sent" }, cause);

const unknownService = (service, action) =>
  new Tc3Error(`there is no service ${service}`, {
    code: "ClientError.UnknownAction",
    kind: "input",
    parameter: "service",
    action,
    outcome: "not-sent",
    hint: `Name its version, where it is newer than this package: tencent(config)["${service}@2026-01-01"].`,
  });

/** Parameters with a token of their own, with which the service carries the action out once, however often it is sent. */
function withToken(key, action, params, config, options) {
  const retry = options?.retry ?? config?.retry;
  const isRepeated = retry !== false && retry?.attempts !== 1;
  if (!isRepeated || !TOKENS[key]?.split(" ").includes(action)) return params;
  // What is no plain object is for `call` to read, or to refuse.
  if (Object.getPrototypeOf(params ?? 0) !== Object.prototype || (params.ClientToken ?? "") !== "") return params;
  const ClientToken = Array.from(randomBytes(action), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return ClientToken ? { ...params, ClientToken } : params;
}

function randomBytes(action) {
  try {
    return globalThis.crypto?.getRandomValues(new Uint8Array(16)) ?? [];
  } catch (cause) {
    // In the global scope of a Worker.
    throw ownError(cause, action, NO_RANDOMNESS);
  }
}
