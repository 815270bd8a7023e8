import { ApiError } from "./errors.mjs";
import { MAX_DEPTH, readJson } from "./json.mjs";

/**
 * What a request carries for its action.
 *
 * @typedef {object} Carried
 * @property {Record<string, unknown>} params
 * @property {boolean} isText  whether every leaf of `params` arrived as text: a query, a form, multipart
 * @property {{ name: string, fileName: string, bytes: Buffer }[]} files  of multipart
 * @property {Buffer} [bytes]  of application/octet-stream
 *
 * @param {import("./judge/common.mjs").ReceivedRequest} request
 * @param {import("./judge/common.mjs").CommonParameters} common
 * @returns {Promise<Carried>}
 */
export async function readParams({ method, query, headers, body }, { params }) {
  if (params) return { params: unflatten(params), isText: true, files: [] };
  if (method === "GET") return { params: unflatten(new URLSearchParams(query)), isText: true, files: [] };
  const contentType = headers["content-type"] ?? "";
  if (/^application\/octet-stream\b/i.test(contentType)) return { params: {}, isText: false, files: [], bytes: body };
  if (/^multipart\/form-data\b/i.test(contentType)) return readMultipart(contentType, body);
  return { params: parseObject(body), isText: false, files: [] };
}

/** The platform's own parser decides what a body is. */
async function readMultipart(contentType, body) {
  let form;
  try {
    form = await new Response(body, { headers: { "Content-Type": contentType } }).formData();
  } catch {
    throw new ApiError(
      "InvalidRequest",
      "The request body is not the multipart/form-data that its Content-Type announces.",
    );
  }
  const texts = [];
  const files = [];
  for (const [name, value] of form) {
    if (typeof value === "string") texts.push([name, value]);
    else files.push({ name, fileName: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { params: unflatten(texts), isText: true, files };
}

/** @param {Buffer} body */
function parseObject(body) {
  let value;
  try {
    value = readJson(body);
  } catch {
    throw new ApiError("InvalidParameter", "The request body is not JSON in UTF-8.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiError("InvalidParameter", "The request body is not a JSON object.");
  }
  return value;
}

/**
 * `Filters.0.Name=id&Filters.0.Values.0=a` means `{ Filters: [{ Name: "id", Values: ["a"] }] }`.
 * Every leaf stays a string, as a query knows no other type.
 *
 * @param {Iterable<[string, string]>} entries
 */
export function unflatten(entries) {
  const root = Object.create(null);
  for (const [name, value] of entries) {
    const keys = name.split(".");
    if (keys.length > MAX_DEPTH) throw new ApiError("InvalidParameter", "A parameter is nested too deeply.");
    const leaf = keys.pop();
    let node = root;
    for (const key of keys) {
      node[key] ??= Object.create(null);
      node = node[key];
      if (typeof node === "string") throw new ApiError("InvalidParameter", `The parameter ${name} has two types.`);
    }
    node[leaf] = value;
  }
  return toLists(root);
}

/** An object whose keys count from 0 is a list. */
function toLists(node) {
  if (typeof node === "string") return node;
  const entries = Object.entries(node);
  const values = entries.map(([, value]) => toLists(value));
  const isList = entries.length > 0 && entries.every((_, i) => i in node);
  return isList ? values : Object.fromEntries(entries.map(([key], i) => [key, values[i]]));
}
