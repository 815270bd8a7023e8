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
  return new Proxy({}, { get: (_, name) => (isOurs(name) ? (made[name] ??= make(name)) : undefined) });
}

export const tencent = (config, { check } = {}) =>
  membersBy(SERVICE, (name) => {
    const [, service, version = VERSIONS[service]] = SERVICE.exec(name);
    return membersBy(METHOD, (method) => methodOf({ service, version, action: actionOf(method) }, config, check));
  });

/** `describeInstances` is DescribeInstances. */
const actionOf = (method) => method[0].toUpperCase() + method.slice(1);

function methodOf({ service, version, action }, config, check) {
  const key = `${service}@${version}`;
  const own = OWN[key]?.[action];
  if (own) return (params, options) => own(params, config, options);
  return async (params = {}, options = {}) => {
    if (!version) throw unknownService(service, action);
    if (check && (options?.validate ?? config?.validate) !== "off") await check({ service, version, action, params });
    return call({ service, version, action, params: withToken(key, action, params, config, options) }, config, options);
  };
}

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
  if (Object.getPrototypeOf(params ?? 0) !== Object.prototype || params.ClientToken !== undefined) return params;
  const random = globalThis.crypto?.getRandomValues(new Uint8Array(16)) ?? [];
  const ClientToken = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return ClientToken ? { ...params, ClientToken } : params;
}
