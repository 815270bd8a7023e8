// Functions with a config bound.
import { clockOf } from "./call.js";
import { unprovided } from "./provider.js";
import { WrongType } from "../errors/faults.js";
import { fault, readSafely, refuseType } from "../errors/error.js";
import { readNamed } from "../payload/values.js";

/**
 * The class whose instances have the given functions, each of which takes its config after
 * its first argument.
 *
 * The config is in no member, so that neither JSON.stringify nor a log shows the credentials,
 * and the functions need no `this`: they work when taken out of the object or behind a proxy.
 *
 * @param vendor whose functions these are; one without `signWith` signs nothing
 */
export function createClient(functions, vendor) {
  return class Client {
    constructor(config) {
      // By the names that it may have: it can be an instance of a class, with getters.
      const own = readSafely(() => readNamed(config, vendor.config, "config"));
      const define = (name, value) =>
        Object.defineProperty(this, name, { __proto__: null, value, writable: true, configurable: true });
      for (const name of Object.keys(functions)) define(name, (given, options) => functions[name](given, own, options));
      // What the clock has learned goes with it.
      const learned = () => (own.clockOffset === undefined ? {} : { clockOffset: clockOf(vendor, own).offset });
      define("with", (changes) => new Client(readSafely(() => ({ ...own, ...learned(), ...changes }))));
      if (vendor.signWith) {
        const sign = (request) => vendor.signWith(request, own, credentialsAtOnce(own));
        define("sign", (request) => readSafely(() => sign(request), request));
        parts.set(this.with, { vendor, config: own });
        Object.defineProperty(this, "clockOffset", {
          __proto__: null,
          get: () => clockOf(vendor, own).offset,
          set(offset) {
            if (!Number.isFinite(offset)) refuseType("clockOffset", "a number", offset);
            own.clockOffset ??= offset;
            clockOf(vendor, own).offset = offset;
          },
        });
      }
    }
  };
}

/** What clients that sign are made of. Keyed by a function of each, which is the same one behind a proxy. */
const parts = /* @__PURE__ */ new WeakMap();

export const clientParts = (client) => parts.get(client?.with);

/** Credentials that are there at once, given or by a function: a promise is for `call`. */
function credentialsAtOnce({ credentials }) {
  if (typeof credentials === "function") {
    try {
      credentials = credentials({ isRefused: false });
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
