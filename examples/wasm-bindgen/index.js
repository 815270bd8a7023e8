// What stands between JavaScript and the Rust client: values that serde cannot read become
// what it can, and errors become a class. Everything else happens in Rust.
import * as client from "./client.js";

export { client };

/** An error of the Rust client, with the fields of the npm package's. */
export class Tc3Error extends Error {
  constructor({ message, cause, ...fields }, action) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "Tc3Error";
    for (const name of ["parameter", "requestId", "httpStatus", "hint"]) this[name] = undefined;
    Object.assign(this, fields, { action: typeof action === "string" ? action : undefined });
  }
}

/** Instantiates the module; `source` is its bytes, or itself. */
export const init = (source) => void (source && client.initSync({ module: source }));

const failed = (error, action) => (typeof error?.code === "string" && "retryable" in error ? new Tc3Error(error, action) : error);

const pairsOf = (headers) => {
  const entries = typeof headers?.entries === "function" ? [...headers.entries()] : Object.entries(headers ?? {});
  return entries.filter(([, value]) => value !== undefined);
};

/** Without what is undefined: serde's `default` is for what is not there. */
const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

const requestOf = ({ params, headers, ...request }) =>
  defined({ ...request, params: params === undefined ? undefined : JSON.stringify(params), headers: pairsOf(headers) });

/** `null` are the credentials of what needs no signature. */
const configOf = (config) => defined({ ...config, credentials: config.credentials ?? {}, headers: pairsOf(config.headers) });

export function sign(request, credentials) {
  try {
    return client.sign(requestOf(request), defined(credentials ?? {}));
  } catch (error) {
    throw failed(error, request?.action);
  }
}

async function within(action, run) {
  try {
    return await run();
  } catch (error) {
    throw failed(error, action);
  }
}

export const call = (request, config, options = {}) =>
  options.stream
    ? stream(request, config, options)
    : within(request.action, () => client.call(requestOf(request), configOf(config), defined(options)));

/** The events of an answer, as an async iterable. */
export async function stream(request, config, options = {}) {
  const events = await within(request.action, () => client.stream(requestOf(request), configOf(config), defined(options)));
  return (async function* () {
    try {
      for (let event; (event = await within(request.action, () => events.next())); ) yield { retry: undefined, ...event };
    } finally {
      events.free();
    }
  })();
}

/** Parameters of which some may be given as values too. */
const asText = (params, ...names) =>
  defined({ ...params, ...Object.fromEntries(names.filter((name) => typeof params[name] === "object").map((name) => [name, JSON.stringify(params[name])])) });

export const invoke = (params, config, options = {}) =>
  within("Invoke", () => client.invoke(asText(params, "ClientContext", "RoutingKey"), configOf(config), defined(options)));

export const describeServices = (params, config, options = {}) =>
  within("DescribeServices", () => client.describeServices(defined(params), configOf(config), defined(options)));

export class Client {
  /** The methods hold the config, so that no member shows it. */
  constructor(given) {
    const config = { ...given };
    const { credentials, region, language, host, endpoint, algorithm } = config;
    const defaults = defined({ region, language, host, endpoint, algorithm });
    const methods = {
      sign: (request) => sign({ ...defaults, ...request }, credentials),
      call: (request, options) => call(request, config, options),
      stream: (request, options) => stream(request, config, options),
      invoke: (params, options) => invoke(params, config, options),
      describeServices: (params, options) => describeServices(params, config, options),
    };
    for (const [name, value] of Object.entries(methods)) Object.defineProperty(this, name, { value });
  }
}

/** Each call is a client of its own here: no key is kept. */
export const clearKeyCache = () => {};
