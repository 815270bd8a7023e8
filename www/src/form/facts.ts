import { limitsOf, type ModelMember } from "tc3fetch/models";
import { language } from "../choices/preferences.ts";

/** Limits, unit and default of a member, in the language of the page. */
export function factsOf(member: ModelMember): string {
  const { unit, default: preset } = member;
  const parts = limitsOf(member, language.value);
  if (unit !== undefined) parts.push(unit);
  if (preset !== undefined && typeof preset !== "object") parts.push(`= ${preset}`);
  return parts.join(" · ");
}
