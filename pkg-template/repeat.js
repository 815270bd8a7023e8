// tc3fetch/repeat: calls that are made again: for each page of a list, or until something is so.
import { checkSignal, positive } from "./call/arguments.js";
import { entriesOfPages } from "./call/pages.js";
import { askUntil } from "./call/wait.js";
import { InvalidCombination, UnknownParameter } from "./errors/faults.js";
import { fault, readSafely, refuseType } from "./errors/error.js";
import { nearest } from "./payload/nearest.js";
import { snapshot } from "./payload/json.js";
import { checkText, isObject } from "./payload/values.js";

export { Tc3Error } from "./errors/error.js";

/** Members of the options that are for the pages; all others are the call's. */
const NAMES = ["items", "offset", "page", "limit", "token", "nextToken", "total"];

export async function* paginate(client, request, options) {
  const { params, paging, ask } = readSafely(() => {
    const { paging, rest } = readPaging(options);
    const { params = {}, ...given } = readRequest(client, request);
    // A page is named in the parameters.
    for (const name of ["body", "multipart"])
      if (given[name] !== undefined)
        throw fault(InvalidCombination, name, ["paginate"], { hint: "Use `params`: they name the page." });
    return { paging, params, ask: (params) => client.call({ ...given, params }, rest) };
  }, request);
  yield* entriesOfPages(ask, params, paging, request);
}

function readPaging(options) {
  if (!isObject(options)) refuseType("options", "an object", options);
  const { isLast, maxPages, ...rest } = options;
  const paging = {};
  for (const name of NAMES) {
    if (rest[name] !== undefined) paging[name] = checkText(`options.${name}`, rest[name]);
    delete rest[name];
  }
  if (rest.first !== undefined) {
    if (!Number.isInteger(rest.first)) refuseType("options.first", "an integer", rest.first);
    paging.first = rest.first;
    delete rest.first;
  }
  if (rest.text !== undefined) {
    if (typeof rest.text !== "boolean") refuseType("options.text", "a boolean", rest.text);
    paging.text = rest.text;
    delete rest.text;
  }
  if (!paging.items) refuseType("options.items", "a string", paging.items);
  if (isLast !== undefined && typeof isLast !== "function") refuseType("options.isLast", "a function", isLast);
  if (isLast) paging.isLast = isLast;
  refuseSlips(rest, [...NAMES, "first", "isLast", "maxPages"]);
  if (maxPages !== undefined) paging.maxPages = positive("options.maxPages", maxPages, "pages");
  return { paging, rest };
}

/** Refuses what is probably one of our names misspelt: the call, which gets the rest, knows its own alone. */
function refuseSlips(rest, names) {
  for (const name of Object.keys(rest)) {
    const meant = rest[name] === undefined ? "" : nearest(name, names);
    if (meant) throw fault(UnknownParameter, `options.${name}`, [meant]);
  }
}

/** What is asked each time: as it was given, whatever the caller does to it meanwhile. */
function readRequest(client, request) {
  if (typeof client?.call !== "function") refuseType("client", "a Client", client);
  if (!isObject(request)) refuseType("request", "an object", request);
  const { params, ...given } = request;
  // A request may have a body in their place.
  if (params === undefined) return given;
  if (!isObject(params)) refuseType("params", "an object", params);
  return { ...given, params: snapshot(params) };
}

/** Milliseconds. */
const EVERY = 2000;
const TIMEOUT = 600000;

export async function waitUntil(client, request, done, options = {}) {
  const [ask, settings] = readSafely(() => {
    if (typeof done !== "function") refuseType("done", "a function", done);
    if (!isObject(options)) refuseType("options", "an object", options);
    const { every = EVERY, timeout = TIMEOUT, signal, ignore, ...rest } = options;
    if (ignore !== undefined && typeof ignore !== "function") refuseType("options.ignore", "a function", ignore);
    refuseSlips(rest, ["every", "ignore"]);
    checkSignal(signal, "options.signal");
    const given = readRequest(client, request);
    const ask = (signal) => client.call(given, { ...rest, signal });
    const settings = { every: positive("options.every", every), timeout: positive("options.timeout", timeout) };
    return [ask, { ...settings, signal, ignore }];
  }, request);
  return askUntil(ask, done, settings, request);
}
