/** A member of a model: of the official format, and with what the models of this package say besides. */
export interface Member {
  name: string;
  type: "string" | "int" | "bool" | "float" | "list" | "object" | "binary" | "map" | "any";
  /** The primitive, or the name of an object; of a list or a map, that of its elements. */
  member: string;
  document: unknown;
  /** Some official files write 1 for true. */
  required?: boolean | number;
  disabled?: boolean;
  deprecated?: unknown;
  example?: unknown;
  enum?: readonly (string | number | boolean | { value: string | number | boolean; document?: unknown })[];
  open?: boolean;
  default?: unknown;
  min?: number;
  max?: number;
  multipleOf?: number;
  unit?: string;
  minLength?: number;
  maxLength?: number;
  maxBytes?: number;
}

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
}: Member): string {
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
