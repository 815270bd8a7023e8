// Functions with a config bound.
import { unprovided } from "./call.js";
import { signing } from "../errors/faults.js";
import { fault, readSafely, refuseType } from "../errors/error.js";
import { isObject } from "../payload/values.js";

/**
 * The class whose instances have the given functions, each of which takes its config after
 * its first argument.
 *
 * The config is in no member, so that neither JSON.stringify nor a log shows the credentials,
 * and the functions need no `this`: they work when taken out of the object or behind a proxy.
 */
export const createClient = (functions) =>
  class Client {
    constructor(config) {
      if (!isObject(config)) refuseType("config", "an object", config);
      const own = readSafely(() => ({ ...config }));
      for (const [name, run] of Object.entries(functions)) {
        Object.defineProperty(this, name, { value: (given, options) => run(given, own, options), writable: true, configurable: true });
      }
    }
  };

/** Credentials that are there at once, given or by a function: a promise is for `call`. */
export function credentialsAtOnce(credentials) {
  if (typeof credentials === "function") {
    try {
      credentials = credentials();
    } catch (cause) {
      throw unprovided("credentials")(cause);
    }
  }
  if (typeof credentials?.then === "function") {
    // Nothing will await it: what it rejects with must not end a process.
    Promise.resolve(credentials).catch(() => {});
    throw fault(signing, "WrongType", "credentials", ["an object", "a promise"]);
  }
  return credentials;
}
