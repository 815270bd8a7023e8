import { ApiError } from "./errors.mjs";

/**
 * The parameters of an action: the JSON object of a POST, or the flattened query of a GET.
 *
 * @param {string} method  "POST" or "GET"
 * @param {string} query   still encoded
 * @param {Buffer} body
 * @returns {Record<string, unknown>}
 */
export function readParams(method, query, body) {
  return method === "GET" ? unflatten(new URLSearchParams(query)) : parseObject(body);
}

/** @param {Buffer} body */
function parseObject(body) {
  let value;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
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
