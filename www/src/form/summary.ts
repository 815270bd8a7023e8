/** Characters of a line about a value. */
const MOST = 80;

/** A value in a few words, for where it is folded: `Name: zone · Values: ap-guangzhou-3, ap-guangzhou-4`. */
export function summaryOf(value: unknown): string {
  const text = Array.isArray(value)
    ? value.slice(0, 8).map(short).join(", ")
    : typeof value === "object" && value !== null
      ? Object.entries(value)
          .slice(0, 6)
          .map(([name, one]) => `${name}: ${short(one)}`)
          .join(" · ")
      : short(value);
  const letters = [...text];
  return letters.length > MOST ? `${letters.slice(0, MOST - 1).join("")}…` : text;
}

function short(value: unknown): string {
  if (Array.isArray(value))
    return value.every((one) => typeof one !== "object")
      ? value.slice(0, 4).map(short).join(", ")
      : `[${value.length}]`;
  if (typeof value === "object" && value !== null) return "{…}";
  return [...String(value).slice(0, 4 * MOST)].slice(0, MOST).join("").replace(/\s+/g, " ");
}
