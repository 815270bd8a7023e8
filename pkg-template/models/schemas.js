// From the members of a model to JSON Schema, draft 2020-12, which OpenAPI 3.1 shares.

/** By primitive. */
const PRIMITIVES = {
  string: { type: "string" },
  datetime: { type: "string" },
  datetime_iso: { type: "string", format: "date-time" },
  date: { type: "string", format: "date" },
  int64: { type: "integer", format: "int64" },
  uint64: { type: "integer", format: "int64", minimum: 0 },
  float: { type: "number", format: "double" },
  bool: { type: "boolean" },
  binary: { type: "string", contentEncoding: "base64" },
};

/** By the vendor's name of a limit. */
const LIMITS = {
  min: "minimum",
  max: "maximum",
  multipleOf: "multipleOf",
  minLength: "minLength",
  maxLength: "maxLength",
  maxBytes: "x-max-bytes",
  unit: "x-unit",
};

/** A text of a model in a language; the vendor's own files have a string instead, and some have one language. */
export const textOf = (text, language) =>
  (typeof text === "object" && text !== null ? text[language] || text.en || text.zh : text) || undefined;

/** Members without those that are undefined: a document has none. */
export const given = (members) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/**
 * The schemas of a model's objects, each made when it is asked for.
 *
 * @param language of the descriptions
 * @param prefix   what a reference begins with: "#/$defs/"
 * @returns {{ refer, memberSchema, name, schemas }}  `refer(object, isInput)` gives a reference; `schemas()` what was referred to
 */
export function createSchemas({ objects }, language, prefix) {
  const schemas = new Map();
  const names = new Map();
  const waiting = [];

  /** A name that no object has. */
  function freeName(wanted) {
    let name = wanted;
    while (Object.hasOwn(objects, name) || schemas.has(name)) name += "_";
    return name;
  }

  /** A structure that goes both ways is two schemas: what must be given, and what may be null, are two things. */
  function nameOf(object, isInput) {
    const key = `${isInput} ${object}`;
    if (!names.has(key)) {
      const name = schemas.has(object) ? freeName(`${object}Input`) : object;
      names.set(key, name);
      schemas.set(name, undefined);
      waiting.push([name, object, isInput]);
    }
    return names.get(key);
  }

  const refer = (object, isInput) => ({ $ref: prefix + nameOf(object, isInput) });

  function elementSchema(member, isInput) {
    if (Object.hasOwn(objects, member.member)) return refer(member.member, isInput);
    const schema = { ...PRIMITIVES[member.member] };
    for (const [limit, keyword] of Object.entries(LIMITS))
      if (member[limit] !== undefined)
        schema[keyword] = keyword === "minimum" ? Math.max(member.min, schema.minimum ?? member.min) : member[limit];
    if (member.pattern !== undefined) schema.pattern = `^(?:${member.pattern})$`;
    const values = member.enum?.map((value) => value.value ?? value);
    // A service may come to take, or to answer, more than its document knows.
    if (values && (member.open || !isInput)) schema.examples = values;
    else if (values) schema.enum = values;
    return schema;
  }

  function memberSchema(member, isInput) {
    const { type, value_allowed_null: isNullable, default: value, example } = member;
    const element = elementSchema(member, isInput);
    let schema = element;
    if (type === "list") schema = { type: "array", items: element };
    if (type === "map") schema = { type: "object", additionalProperties: element };
    if (isNullable && !isInput) schema = orNull(schema);
    const examples = exampleOf(example, schema.type);
    return given({
      ...schema,
      description: textOf(member.document, language),
      default: isInput ? value : undefined,
      examples: examples ?? schema.examples,
      deprecated: member.deprecated || member.disabled ? true : undefined,
    });
  }

  function objectSchema(object, isInput) {
    const { members, document } = objects[object];
    // The documents of Tencent Cloud list what an answer holds, and do not say that it always does.
    const isNeeded = ({ required, output_required: isPresent }) => (isInput ? required : isPresent);
    const needed = members.filter(isNeeded).map(({ name }) => name);
    return given({
      type: "object",
      description: textOf(document, language),
      properties: Object.fromEntries(members.map((member) => [member.name, memberSchema(member, isInput)])),
      required: needed.length ? [...new Set(needed)] : undefined,
    });
  }

  return {
    refer,
    memberSchema,
    freeName,
    /** Every schema that was referred to, by its name. */
    schemas() {
      for (let next; (next = waiting.pop());) schemas.set(next[0], objectSchema(next[1], next[2]));
      return Object.fromEntries([...schemas].sort(([one], [other]) => (one < other ? -1 : 1)));
    },
  };
}

/** The same, or null. */
function orNull({ type, ...schema }) {
  if (schema.$ref) return { anyOf: [{ $ref: schema.$ref }, { type: "null" }] };
  return type ? { type: [type, "null"], ...schema } : schema;
}

/** An example, which the vendor's own files have as a text, in a list; undefined where it is none of the type. */
function exampleOf(example, types) {
  if (example === undefined || example === null || example === "") return undefined;
  const type = Array.isArray(types) ? types[0] : types;
  if (type === "string") return typeof example === "string" ? [example] : undefined;
  let value = example;
  try {
    if (typeof example === "string") value = JSON.parse(example);
  } catch {
    return undefined;
  }
  const is = { integer: Number.isInteger, number: Number.isFinite, boolean: (it) => typeof it === "boolean" };
  if (Object.hasOwn(is, type ?? "")) return is[type](value) ? [value] : undefined;
  if (type === "array") return Array.isArray(value) && typeof example !== "string" ? [value] : undefined;
  return undefined;
}
