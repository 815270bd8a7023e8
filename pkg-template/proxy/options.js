// The options of a handler, read once.
import { InvalidFormat, MissingParameter, UnknownParameter } from "../errors/faults.js";
import { fault, readSafely, refuseType } from "../errors/error.js";
import { nearest } from "../payload/nearest.js";
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
// Longer timers fire at once, in every runtime.
const isPositive = (value) => typeof value === "number" && value > 0 && value < 2 ** 31;

const BOOLEAN = ["a boolean", isBoolean];
export const FUNCTION = ["a function", isFunction];
const POSITIVE = ["a positive number below 2^31", isPositive];
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
 * A copy of options of which each has the type that it must have.
 *
 * @param known    the options that there are, each with what it is called and a test of it
 * @param required names of those that must be given
 */
export const readKnown = (options, known, required) =>
  readSafely(() => {
    if (!isObject(options)) refuseType("options", "an object", options);
    const given = { ...options };
    const names = Object.keys(known);
    for (const [name, value] of Object.entries(given)) {
      if (!names.includes(name)) throw fault(UnknownParameter, name, [nearest(name, names)]);
      const [expected, isRight] = known[name];
      if (value !== undefined && !isRight(value)) refuseType(name, expected, value);
    }
    for (const name of required) if (given[name] === undefined) throw fault(MissingParameter, name);
    return given;
  });

/** The options of a handler. `callTimeout` is the `timeout` that was given, and has no default. */
export function readOptions(options, known, required) {
  const given = readKnown(options, known, required);
  const { prefix = "", origins, timeout = TIMEOUT, maxRequestBytes = MOST_BYTES, hosts, headers } = given;
  if (prefix && !/^(\/[\w.~-]+)+$/.test(prefix)) throw fault(InvalidFormat, "prefix", ["/path"]);
  if (isList(origins)) origins.forEach(checkOrigin);
  const lists = { headerLists: readHeaderLists(headers), isListed: readHosts(hosts) };
  return { ...given, prefix, timeout, callTimeout: given.timeout, maxRequestBytes, ...lists };
}

/** An origin as browsers write it: one that is written otherwise would never be found. */
function checkOrigin(origin, index) {
  let canonical;
  try {
    canonical = new URL(origin).origin;
  } catch {
    // It is no URL.
  }
  // A star is a letter of a host to a URL parser, and stands for nothing.
  if (canonical !== origin || /^null$|\*/.test(origin))
    throw fault(InvalidFormat, `origins[${index}]`, ["https://host[:port]"]);
}
