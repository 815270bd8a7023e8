import { t } from "./index.ts";

/**
 * What an error code means and asks for, in the page's language; undefined where the package's own
 * text, which is English, has to do. Codes are hierarchical: the longest known prefix says the most.
 */
export function meaningOf(code: string | undefined): string | undefined {
  const labels = code?.split(".") ?? [];
  for (let length = labels.length; length > 0; length--) {
    const meaning = t.value.codes[labels.slice(0, length).join(".")];
    if (meaning) return meaning;
  }
  return undefined;
}
