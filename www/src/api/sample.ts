import type { Model, ModelMember } from "tc3fetch/models";

/** Structures may hold themselves. */
const DEEPEST = 6;

/** A value of a structure, for an answer of which the vendor has no example. */
export function sampleOf(model: Model, name: string, depth = 0): Record<string, unknown> {
  const members = model.objects[name]?.members ?? [];
  if (depth > DEEPEST) return {};
  return Object.fromEntries(members.map((member) => [member.name, sample(model, member, depth)]));
}

function sample(
  model: Model,
  { type, member, example, default: preset, min, enum: values }: ModelMember,
  depth: number,
) {
  const [first] = values ?? [];
  const named = example ?? preset ?? (typeof first === "object" ? first.value : first);
  switch (type) {
    case "list":
      return Object.hasOwn(model.objects, member) ? [sampleOf(model, member, depth + 1)] : [];
    case "object":
      return sampleOf(model, member, depth + 1);
    case "map":
    case "any":
      return {};
    case "bool":
      return named === true || named === "true";
    case "int":
    case "float": {
      const number = Number(named);
      return named !== undefined && named !== "" && Number.isFinite(number) ? number : (min ?? 0);
    }
    default:
      return named === undefined ? "" : String(named);
  }
}
