// What a model says of the members of an answer.
import type { Model, ModelMember } from "tc3fetch/models";

/** Where a value of an answer stands in the model: the structure that its members are of. */
export interface Place {
  /** Name of a structure; undefined for what the model does not know. */
  structure: string | undefined;
  /** What the model says of the value itself. */
  member?: ModelMember | undefined;
}

/**
 * The place of an answer. Tencent Cloud's have all of it in `Response`, the others none of that.
 */
export function placeOfAnswer(model: Model | undefined, action: string, isEnveloped: boolean): Place {
  const actions = model?.actions ?? {};
  const output = Object.hasOwn(actions, action) ? actions[action]!.output : undefined;
  return { structure: isEnveloped && output !== undefined ? `${ENVELOPE}${output}` : output };
}

/** No name of a structure has this sign. */
const ENVELOPE = "Response:";

/** The place of a member, or of an element, which is where its list is. */
export function placeOf(model: Model | undefined, { structure, member }: Place, key: string | number): Place {
  if (typeof key === "number") return { structure, member: member && { ...member, type: "object" } };
  if (structure?.startsWith(ENVELOPE))
    return { structure: key === "Response" ? structure.slice(ENVELOPE.length) : undefined };
  const objects = model?.objects ?? {};
  const members = structure !== undefined && Object.hasOwn(objects, structure) ? objects[structure]!.members : [];
  const found = members.find(({ name }) => name === key);
  return { structure: found && Object.hasOwn(objects, found.member) ? found.member : undefined, member: found };
}
