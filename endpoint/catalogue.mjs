/**
 * Every other service: actions of the catalogue (docs/catalogue.md), where `cargo xtask catalogue` has made
 * it. Parameters are checked against the model, and the answer is that of the vendor's own example.
 */
import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { checkByModel } from "./catalogue-check.mjs";

/** Where `cargo xtask catalogue` puts it. */
export const catalogueFolder = new URL("../catalogue/", import.meta.url);

/** A model of a large service takes some 20 MB once it is read. */
const MAX_MODELS = 16;

/** Longer than the name of a label of a host, or of a file, it is no service. */
const SERVICE = /^[a-z][a-z0-9_-]{0,62}$/;

/**
 * @param {URL} folder  of the catalogue, with a slash at its end; it need not be there
 */
export function createCatalogue(folder) {
  /** The one used last is the last. @type {Map<string, object>} */
  const models = new Map();

  function modelOf(service, version) {
    // Both come from the request, and become a path.
    if (!SERVICE.test(service) || !/^\d{4}-\d\d-\d\d$/.test(version)) return undefined;
    const path = `services/${service}/${version}.json`;
    const model = models.get(path) ?? read(new URL(path, folder));
    if (!model) return undefined;
    models.delete(path);
    models.set(path, model);
    if (models.size > MAX_MODELS) models.delete(models.keys().next().value);
    return model;
  }

  return {
    hasService: (service) => SERVICE.test(service) && existsSync(new URL(`services/${service}`, folder)),

    /** One version of a service; undefined where the catalogue has none. */
    find(service, version) {
      const model = modelOf(service, version);
      return model && { action: (name) => (Object.hasOwn(model.actions, name) ? toAction(model, name) : undefined) };
    },
  };
}

function read(url) {
  let text;
  try {
    text = readFileSync(url, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
  return JSON.parse(text);
}

/** What services/index.mjs asks of an action. */
function toAction(model, name) {
  const action = model.actions[name];
  return {
    skipSign: action.skip_sign === true,
    check: (carried) => checkByModel(model, action.input, carried),
    answer: (params, { bytes }) => answerOf(model, action, bytes ? {} : params),
  };
}

/** The answer of the example with these parameters, or of the first one. */
function answerOf(model, { examples = [], output, pagination }, params) {
  const answered = examples.filter((example) => example.output);
  const same = answered.find(({ input }) => isDeepStrictEqual(input, params));
  const example = same ?? answered[0];
  if (!example) return emptyObject(model, output, 0);
  const { RequestId: _, ...content } = structuredClone(example.output);
  if (!same && pagination && isFurtherPage(pagination, params)) endList(pagination, content);
  return content;
}

/** What has no example is as empty as its types allow. */
function emptyObject({ objects }, name, depth) {
  if (depth > 4) return {};
  const members = objects[name].members.filter((member) => member.name !== "RequestId");
  const empty = ({ type, member }) => {
    if (type === "list") return [];
    if (type === "object") return Object.hasOwn(objects, member) ? emptyObject({ objects }, member, depth + 1) : {};
    return { string: "", int: 0, float: 0, bool: false }[type] ?? "";
  };
  return Object.fromEntries(members.map((member) => [member.name, empty(member)]));
}

/** An example is one page: what asks for a further one gets the end of the list. */
function isFurtherPage({ offset, page, first = 1, token }, params) {
  if (offset) return Number(params[offset]) > 0;
  if (page) return Number(params[page]) > first;
  return Boolean(params[token]);
}

function endList({ items, token, nextToken = token }, content) {
  setAt(content, items, []);
  if (nextToken) setAt(content, nextToken, "");
}

function setAt(content, path, value) {
  const names = path.split(".");
  const last = names.pop();
  const holder = names.reduce((object, name) => Object(object?.[name]), content);
  if (Object.hasOwn(holder, last)) holder[last] = value;
}
