import type { Model } from "tc3fetch/models";

/** The structures that these are made of, by name, without themselves. */
export function structuresOf(model: Pick<Model, "objects">, roots: readonly string[]): string[] {
  const found = new Set(roots);
  // A set is visited in the order of its growth, while it grows.
  for (const name of found)
    for (const { member } of membersOf(model, name)) if (Object.hasOwn(model.objects, member)) found.add(member);
  for (const root of roots) found.delete(root);
  return [...found].sort();
}

export const membersOf = ({ objects }: Pick<Model, "objects">, name: string) =>
  Object.hasOwn(objects, name) ? objects[name]!.members : [];
