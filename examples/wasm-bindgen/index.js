// What stands between JavaScript and the Rust client: values that serde cannot read become
// what it can, Blobs are read, and errors become a class. Everything else happens in Rust.
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

const failed = (error, action) =>
  typeof error?.code === "string" && "retryable" in error ? new Tc3Error(error, action) : error;

const pairsOf = (headers) => {
  const entries = typeof headers?.entries === "function" ? [...headers.entries()] : Object.entries(headers ?? {});
  return entries.filter(([, value]) => value !== undefined);
};

/** Without what is undefined: serde's `default` is for what is not there. */
const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** Text, or the bytes of a file; a Blob stands for bytes that are still to be read. */
function partOf([name, value]) {
  if (value instanceof Uint8Array) return { name, bytes: value, filename: name, type: "" };
  if (typeof value?.arrayBuffer === "function")
    return { name, bytes: value, filename: value.name ?? name, type: value.type };
  return { name, text: typeof value === "object" ? value : `${value}` };
}

const requestOf = ({ params, headers, multipart, ...request }) =>
  defined({
    ...request,
    params: params === undefined ? undefined : JSON.stringify(params),
    headers: pairsOf(headers),
    multipart: multipart === undefined ? undefined : pairsOf(multipart).map(partOf),
  });

/** The same with the content of its Blobs. */
async function readRequest(given) {
  const request = requestOf(given);
  for (const part of request.multipart ?? []) {
    if (part.bytes && !(part.bytes instanceof Uint8Array)) part.bytes = new Uint8Array(await part.bytes.arrayBuffer());
  }
  return request;
}

/** `null` are the credentials of what needs no signature. */
const configOf = (config) =>
  defined({ ...config, credentials: config.credentials ?? {}, headers: pairsOf(config.headers) });

export function sign(request, credentials) {
  try {
    return client.sign(requestOf(request), credentials === null ? null : defined(credentials));
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
    : within(request.action, async () => client.call(await readRequest(request), configOf(config), defined(options)));

/** The events of an answer, as an async iterable. */
export async function stream(request, config, options = {}) {
  const events = await within(request.action, () =>
    client.stream(requestOf(request), configOf(config), defined(options)),
  );
  return (async function* () {
    try {
      for (let event; (event = await within(request.action, () => events.next()));)
        yield { retry: undefined, ...event };
    } finally {
      events.free();
    }
  })();
}

/** Parameters of which some may be given as values too. */
const DOCUMENTS = ["ClientContext", "RoutingKey", "Event"];
const asText = (params) =>
  defined(
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        DOCUMENTS.includes(name) && typeof value === "object" ? JSON.stringify(value) : value,
      ]),
    ),
  );

const typed =
  (action) =>
  (params, config, options = {}) =>
    within(action, () => client.typed(action, asText(params), configOf(config), defined(options)));

/** The actions of a service, each by its name with a small first letter. */
const service = (members) =>
  new Proxy(members, { get: (known, name) => known[name] ?? typed(name[0].toUpperCase() + name.slice(1)) });

export const tiems = service({});
export const scf = service({
  parseResult({ Result: { RetMsg } }) {
    try {
      return JSON.parse(RetMsg);
    } catch {
      return RetMsg;
    }
  },
});
export const { invoke } = scf;
export const { describeServices } = tiems;

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
