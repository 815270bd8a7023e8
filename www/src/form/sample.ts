// Values of the documents' samples, which are texts whatever the type is: `20`, `true`, `["cdb-c1nl9rpv"]`.
import type { ModelMember } from "tc3fetch/models";

/** What a list or a map says of its elements as a type. */
export function elementType(member: string): ModelMember["type"] {
  if (member === "int64" || member === "uint64" || member === "integer") return "int";
  if (member === "bool" || member === "float" || member === "binary" || member === "any") return member;
  return "string";
}

type Sampled = Pick<ModelMember, "type" | "member" | "example">;

/** The sample of a member as a value of its type; undefined where it has none, or one of another type. */
export function sampleOf({ type, member, example }: Sampled): unknown {
  if (example === undefined || example === null || example === "") return undefined;
  if (typeof example !== "string") return fits(type, example) ? example : undefined;
  switch (type) {
    case "string":
    case "binary":
      return unquoted(example);
    case "int":
    case "float":
    case "bool":
      return scalar(type, example.trim());
    case "list":
      return listOf(elementType(member), example.trim());
    default: {
      const value = parsed(example);
      return fits(type, value) ? value : undefined;
    }
  }
}

/** A text that the document quotes as JSON would. */
const unquoted = (text: string) => (/^"[^"]*"$/.test(text) ? text.slice(1, -1) : text);

function scalar(type: ModelMember["type"], text: string): unknown {
  if (type === "int" && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === "float" && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === "bool" && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return type === "string" ? unquoted(text) : undefined;
}

/** A list as JSON, or one element alone. */
function listOf(type: ModelMember["type"], text: string): unknown[] | undefined {
  const value = parsed(text);
  if (Array.isArray(value)) return value.length > 0 ? value : undefined;
  if (/^[[{]/.test(text)) return fits("object", value) ? [value] : undefined;
  const one = scalar(type, text);
  return one === undefined ? undefined : [one];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fits(type: ModelMember["type"], value: unknown): boolean {
  switch (type) {
    case "int":
    case "float":
      return typeof value === "number";
    case "bool":
      return typeof value === "boolean";
    case "string":
    case "binary":
      return typeof value === "string";
    case "list":
      return Array.isArray(value);
    case "any":
      return value !== undefined;
    default:
      return typeof value === "object" && value !== null && !Array.isArray(value);
  }
}

type Objects = Readonly<Record<string, { readonly members: readonly ModelMember[] }>>;
/** Structures can hold themselves. */
const DEEPEST = 8;

/** The parameters with the samples of what is required and missing; the same object where there is nothing to add. */
export function withSamples(
  objects: Objects,
  object: string,
  given: Record<string, unknown>,
  depth = 0,
): Record<string, unknown> {
  const added: Record<string, unknown> = {};
  for (const member of objects[object]?.members ?? []) {
    const { name, required, disabled, type } = member;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (!required || disabled || (value !== undefined && value !== "" && !fits("object", value))) continue;
    const isStructure = type === "object" && Object.hasOwn(objects, member.member);
    const next = isStructure ? structureOf(objects, member, value, depth) : value ? undefined : sampleOf(member);
    if (next !== undefined && next !== value) added[name] = next;
  }
  return Object.keys(added).length > 0 ? { ...given, ...added } : given;
}

function structureOf(objects: Objects, member: ModelMember, value: unknown, depth: number): unknown {
  if (depth >= DEEPEST) return value;
  const given = fits("object", value) ? (value as Record<string, unknown>) : (sampleOf(member) ?? {});
  const next = withSamples(objects, member.member, given as Record<string, unknown>, depth + 1);
  return value === undefined && Object.keys(next).length === 0 ? undefined : next;
}
