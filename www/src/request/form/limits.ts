import type { ModelMember } from "tc3fetch/models";

/** Ranges, steps, units and defaults, in signs that need no translation. */
export function limitsOf({
  min,
  max,
  multipleOf,
  unit,
  minLength,
  maxLength,
  maxBytes,
  default: preset,
}: ModelMember): string {
  const parts = [];
  if (min !== undefined || max !== undefined)
    parts.push(max === undefined ? `≥ ${min}` : min === undefined ? `≤ ${max}` : `${min}–${max}`);
  if (multipleOf !== undefined) parts.push(`× ${multipleOf}`);
  if (unit !== undefined) parts.push(unit);
  if (minLength !== undefined || maxLength !== undefined) parts.push(`${minLength ?? 0}–${maxLength ?? "∞"} ch`);
  if (maxBytes !== undefined) parts.push(`≤ ${maxBytes} B`);
  if (preset !== undefined && typeof preset !== "object") parts.push(`= ${preset}`);
  return parts.join(" · ");
}
