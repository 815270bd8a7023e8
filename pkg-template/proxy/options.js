// The options of a handler, read once.
import { InvalidFormat, MissingParameter, UnknownParameter, WrongType } from "../errors/faults.js";
import { fault, readSafely, refuseType, typeName } from "../errors/error.js";
import { nearest } from "../models/check.js";
import { isObject } from "../payload/values.js";
import { readHeaderLists } from "./headers.js";
import { readHosts } from "./hosts.js";

/** Bytes; what a POST with TC3-HMAC-SHA256 may have: docs/requests.md. */
const MOST_BYTES = 10485760;

/** Milliseconds. A function of SCF may run for 300 seconds, and its answer has to come back. */
const TIMEOUT = 320000;

const isFunction = (value) => typeof value === "function";
const isBoolean = (value) => typeof value === "boolean";
const isText = (value) => typeof value === "string";
const isList = (value) => Array.isArray(value) && value.every(isText);
const isPositive = (value) => typeof value === "number" && value > 0;

const BOOLEAN = ["a boolean", isBoolean];
const FUNCTION = ["a function", isFunction];
const POSITIVE = ["a positive number", isPositive];
const STRING = ["a string", isText];
const STRINGS = ["an array of strings", isList];

/** What every handler takes. */
const COMMON = {
  origins: ['an array of origins, a function or "*"', (value) => value === "*" || isFunction(value) || isList(value)],
  allowNoOrigin: BOOLEAN,
  headers: STRINGS,
  limit: FUNCTION,
  maxRequestBytes: POSITIVE,
  observe: FUNCTION,
  timeout: POSITIVE,
};
const CLIENT = ["an object with `call`", (value) => Object(value) === value && isFunction(value.call)];

/** Of mode 1, the page signs; of mode 2, the proxy does; of the handler that gives credentials. */
export const FORWARDING = { ...COMMON, prefix: STRING, hosts: STRINGS, fetch: FUNCTION };
export const CALLING = { ...COMMON, prefix: STRING, client: CLIENT, authorize: FUNCTION, actions: STRINGS };
export const GIVING = {
  ...COMMON,
  client: CLIENT,
  authorize: FUNCTION,
  policy: ["an object, a JSON text or a function", (value) => isFunction(value) || isText(value) || isObject(value)],
  durationSeconds: POSITIVE,
  name: STRING,
  region: STRING,
};

/**
 * @param known    the options that there are, each with what it is called and a test of it
 * @param required names of those that must be given
 */
export const readOptions = (options, known, required) =>
  readSafely(() => {
    if (!isObject(options)) refuseType("options", "an object", options);
    const given = { ...options };
    for (const name of Object.keys(given)) {
      if (!Object.prototype.hasOwnProperty.call(known, name)) throw fault(UnknownParameter, name, [nearest(name, Object.keys(known))]);
      const [expected, isRight] = known[name];
      if (given[name] !== undefined && !isRight(given[name]))
        throw fault(WrongType, name, [expected, isText(given[name]) ? `"${given[name]}"` : typeName(given[name])]);
    }
    for (const name of required) if (given[name] === undefined) throw fault(MissingParameter, name);
    const { prefix = "", origins } = given;
    if (prefix && !/^(\/[\w.~-]+)+\/?$/.test(prefix)) throw fault(InvalidFormat, "prefix", ["/path"]);
    if (isList(origins)) origins.forEach(checkOrigin);
    return {
      maxRequestBytes: MOST_BYTES,
      timeout: TIMEOUT,
      ...given,
      prefix: prefix.replace(/\/$/, ""),
      headerLists: readHeaderLists(given.headers),
      isListed: readHosts(given.hosts),
    };
  });

/** An origin as browsers write it: one that is written otherwise would never be found. */
function checkOrigin(origin, index) {
  let canonical;
  try {
    canonical = new URL(origin).origin;
  } catch {
    // It is no URL.
  }
  if (canonical !== origin || origin === "null")
    throw fault(InvalidFormat, `origins[${index}]`, ["https://host[:port]"]);
}
