// Functions with a config bound.
import { clockOf } from "./call.js";
import { unprovided } from "./provider.js";
import { WrongType } from "../errors/faults.js";
import { fault, readSafely, refuseType } from "../errors/error.js";
import { isObject } from "../payload/values.js";

/**
 * The class whose instances have the given functions, each of which takes its config after
 * its first argument.
 *
 * The config is in no member, so that neither JSON.stringify nor a log shows the credentials,
 * and the functions need no `this`: they work when taken out of the object or behind a proxy.
 *
 * @param vendor of the functions, where it signs and has a clock
 */
export function createClient(functions, { signWith, ...vendor } = {}) {
  return class Client {
    constructor(config) {
      if (!isObject(config)) refuseType("config", "an object", config);
      const own = readSafely(() => ({ ...config }));
      const define = (name, value) => Object.defineProperty(this, name, { value, writable: true, configurable: true });
      for (const name of Object.keys(functions)) define(name, (given, options) => functions[name](given, own, options));
      if (signWith)
        define("sign", (request) => readSafely(() => signWith(request, own, credentialsAtOnce(own)), request));
      define("with", (changes) => new Client(readSafely(() => ({ ...own, ...changes }))));
      if (signWith)
        Object.defineProperty(this, "clockOffset", {
          get: () => clockOf(vendor, own).offset,
          set(offset) {
            if (!Number.isFinite(offset)) refuseType("clockOffset", "a number", offset);
            own.clockOffset ??= offset;
            clockOf(vendor, own).offset = offset;
          },
        });
    }
  };
}

/** Credentials that are there at once, given or by a function: a promise is for `call`. */
function credentialsAtOnce({ credentials }) {
  if (typeof credentials === "function") {
    try {
      credentials = credentials();
    } catch (cause) {
      throw unprovided("credentials", cause);
    }
  }
  if (typeof credentials?.then === "function") {
    // Nothing will await it: what it rejects with must not end a process.
    Promise.resolve(credentials).catch(() => {});
    throw fault(WrongType, "credentials", ["an object", "a promise"]);
  }
  return credentials;
}
