// From a model (models/schema.json of the repository) to what the functions for its actions
// read: a spec. For the services of this package `cargo xtask build` writes the specs down;
// of any other model they are made when they are needed.

const LETTERS = {
  string: "s",
  datetime: "s",
  datetime_iso: "s",
  date: "s",
  int64: "i",
  uint64: "u",
  float: "f",
  bool: "b",
  binary: "x",
  any: "a",
};

/** A list of values as `=A|B`; nothing where a value has signs that mean something else there: it is not checked then. */
function choices(values) {
  const texts = values.map((value) => `${value.value ?? value}`);
  return texts.some((text) => /[|~\n\r\u2028\u2029]/.test(text)) ? "" : `=${texts.join("|")}`;
}

/** ISO 8601, as services take it: 2026-01-31T08:00:00+08:00. */
const ISO_TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+\-]\d\d:?\d\d)`;

/**
 * What the checker has to know of a member, in the order in which it is written:
 *
 * | part | meaning |
 * |---|---|
 * | `!` | required |
 * | `[` or `{` | a list, or a map, of what follows |
 * | `s` `i` `u` `f` `b` `x` `o` `a` | string, integer, unsigned integer, number, boolean, bytes, object, anything |
 * | `1,100` | smallest and largest number; either may be missing |
 * | `/64` | step of a number |
 * | `#1-64` | fewest and most characters; either may be missing |
 * | `@1024` | most bytes in UTF-8 |
 * | `=A|B` | the values that it can have |
 * | `~…` | regular expression for the whole of it |
 *
 * Values of an open list are written where the reader can tell a slip from a new value (`hasOpen`).
 */
export function notation(
  objects,
  {
    required,
    type,
    member,
    min = "",
    max = "",
    multipleOf,
    minLength = "",
    maxLength = "",
    maxBytes,
    enum: values,
    open,
    pattern,
  },
  hasOpen = false,
) {
  let text = required ? "!" : "";
  text += { list: "[", map: "{" }[type] ?? "";
  // An official file may have a primitive that is newer than this: it can be anything.
  text += Object.hasOwn(objects, member) ? "o" : (LETTERS[member] ?? "a");
  if (min !== "" || max !== "") text += `${min},${max}`;
  if (multipleOf) text += `/${multipleOf}`;
  if (minLength !== "" || maxLength !== "") text += `#${minLength}-${maxLength}`;
  if (maxBytes) text += `@${maxBytes}`;
  if (values && (hasOpen || !open)) text += choices(values);
  if (pattern) text += `~${pattern}`;
  else if (member === "datetime_iso") text += `~${ISO_TIME}`;
  return text;
}

/** Everything about an action but its parameters. */
export function outline({ metadata, actions, objects }, action) {
  const { http, pagination, input, output } = actions[action];
  const spec = { service: metadata.serviceShortName, version: metadata.apiVersion, action };
  if (http) {
    Object.assign(spec, http);
    const places = placesOf(objects[input].members);
    if (Object.keys(places).length) spec.places = places;
    // What a function returns is no JSON object.
    if (objects[output].members.some(({ type }) => type === "binary")) spec.answers = "bytes";
  }
  if (pagination) spec.pagination = pagination;
  return spec;
}

/**
 * Where a REST request carries what is not a field of its JSON body, by the member's name:
 * `{ qualifier: "query", invocationType: "header x-fc-invocation-type" }`.
 */
function placesOf(members) {
  const places = {};
  for (const { name, type, location = "body", locationName } of members) {
    if (location === "body" && type !== "binary") continue;
    places[name] = locationName ? `${location} ${locationName}` : location;
  }
  return places;
}

/** The spec of an action. Structures may hold themselves. */
export function actionSpec(model, action) {
  const { objects } = model;
  const known = new Map();
  const membersOf = (name) => {
    if (!known.has(name)) {
      const members = {};
      known.set(name, members);
      for (const member of objects[name].members) {
        const text = notation(objects, member, true);
        members[member.name] = Object.hasOwn(objects, member.member) ? [text, membersOf(member.member)] : text;
      }
    }
    return known.get(name);
  };
  return { ...outline(model, action), params: membersOf(model.actions[action].input) };
}
