// Credentials out of environment variables, by the names that the vendors' own tools read.
import { MissingParameter } from "../errors/faults.js";
import { fault, readSafely, refuseType } from "../errors/error.js";
import { isObject, ownMember } from "../payload/values.js";

/**
 * What belongs together is read together: the token of one pair is worth nothing with another one.
 * The first two names of a set are needed; each of the others is a name of the token.
 */
export const TENCENT = {
  members: ["secretId", "secretKey", "token"],
  sets: [
    // The SDKs and tccli; for the token tccli, the SDKs and Terraform have a name each.
    [
      "TENCENTCLOUD_SECRET_ID",
      "TENCENTCLOUD_SECRET_KEY",
      "TENCENTCLOUD_TOKEN",
      "TENCENTCLOUD_SESSION_TOKEN",
      "TENCENTCLOUD_SECURITY_TOKEN",
    ],
    // What SCF sets for a function that has a role: https://www.tencentcloud.com/document/product/583/32748
    ["TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY", "TENCENTCLOUD_SESSIONTOKEN"],
  ],
};

/** The SDKs' names, which Function Compute sets for a function that has a role. */
export const ALIYUN = {
  members: ["accessKeyId", "accessKeySecret", "securityToken"],
  sets: [["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"]],
};

/** A provider that reads the variables when it is asked, and gives the same object until they change. */
export function readEnvironment({ members, sets }, env) {
  if (env !== undefined && !isObject(env)) refuseType("env", "an object", env);
  let known = {};
  const provide = () => {
    const read = readerOf(env);
    const names = sets.find(([id, key]) => read(id) || read(key)) ?? sets[0];
    const [idName, keyName, ...tokenNames] = names;
    const [id, key] = [read(idName), read(keyName)];
    if (!id) throw fault(MissingParameter, idName, [key ? "" : keyName]);
    if (!key) throw fault(MissingParameter, keyName);
    const values = [id, key, tokenNames.map(read).find(Boolean)];
    if (members.some((member, index) => known[member] !== values[index])) {
      known = {};
      members.forEach((member, index) => values[index] && (known[member] = values[index]));
    }
    return known;
  };
  return () => readSafely(provide);
}

/** Reads a variable of an object such as a Worker's `env`, or of the process. */
function readerOf(env = globalThis.Deno?.env ?? globalThis.process?.env ?? {}) {
  return (name) => {
    // Deno asks for leave to read a variable, also for one that has the name of a method.
    const value = env === globalThis.Deno?.env ? env.get(name) : ownMember(env, name);
    return value === undefined || typeof value === "string" ? value : refuseType(name, "a string", value);
  };
}
