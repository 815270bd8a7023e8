import { distance } from "fastest-levenshtein";
import { partsOf } from "./words.ts";

/** How many wrong letters a word of this length may have. */
const allowed = (word: string) => Math.floor(word.length / 4);

/**
 * How near names come to words that have wrong letters, in the order of the names; 0 where they do not. Each word
 * is compared with the whole name, its beginning, and each of its words.
 */
export function nearness(names: readonly string[], query: string): number[] {
  const words = query.trim().split(/\s+/).filter(Boolean);
  // `CreteFuncton` is two words, as is `crete functon`.
  const lists = [words.map((word) => word.toLowerCase()), words.flatMap(partsOf)];
  // Most words stand in many names, and many services have the same names.
  const known = new Map(lists.flat().map((word) => [word, new Map<string, number>()]));
  const far = (word: string, part: string) => {
    if (Math.abs(word.length - part.length) > allowed(word)) return 99;
    const ofWord = known.get(word)!;
    let found = ofWord.get(part);
    if (found === undefined) ofWord.set(part, (found = distance(word, part)));
    return found;
  };
  const ofNames = new Map<string, number>();
  return names.map((name) => {
    let found = ofNames.get(name);
    if (found === undefined) {
      const parts = partsOf(name);
      const lower = name.toLowerCase();
      found = Math.max(...lists.map((list) => nearnessOf(list, parts, lower, far)));
      ofNames.set(name, found);
    }
    return found;
  });
}

function nearnessOf(
  words: readonly string[],
  parts: readonly string[],
  name: string,
  far: (word: string, part: string) => number,
): number {
  let wrong = 0;
  let letters = 0;
  for (const word of words) {
    const whole = Math.min(far(word, name), far(word, name.slice(0, word.length)));
    const least = parts.reduce((least, part) => Math.min(least, far(word, part)), whole);
    if (least > allowed(word)) return 0;
    wrong += least;
    letters += word.length;
  }
  return letters === 0 ? 0 : 1 - wrong / letters - Math.abs(name.length - letters) / 500;
}
