import type { Model, ModelMember } from "tc3fetch/models";
import { sampleOf } from "../../form/sample.ts";

/** Structures may hold themselves. */
const DEEPEST = 6;

/** Every member of a structure with a value, for an answer of which the vendor has no example. */
export function sampleAnswer(model: Model, name: string, depth = 0): Record<string, unknown> {
  const members = model.objects[name]?.members ?? [];
  if (depth > DEEPEST) return {};
  return Object.fromEntries(members.map((member) => [member.name, valueOf(model, member, depth)]));
}

/** The sample of the document, else what it names as a value, else the least of the type. */
function valueOf(model: Model, member: ModelMember, depth: number): unknown {
  const { type, member: of, default: preset, min, enum: values } = member;
  if (type === "object") return sampleAnswer(model, of, depth + 1);
  if (type === "list" && Object.hasOwn(model.objects, of)) return [sampleAnswer(model, of, depth + 1)];
  const [first] = values ?? [];
  const named = preset ?? (typeof first === "object" ? first.value : first);
  const sample = sampleOf(member) ?? (named === undefined ? undefined : sampleOf({ type, member: of, example: named }));
  return sample ?? LEAST[type] ?? min ?? 0;
}

const LEAST: Partial<Record<ModelMember["type"], unknown>> = {
  list: [],
  map: {},
  any: {},
  bool: false,
  string: "",
  binary: "",
};
