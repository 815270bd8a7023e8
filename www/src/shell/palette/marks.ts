import { spelled, typedRange } from "./pinyin.ts";
import { wordsOf } from "./words.ts";

export type Range = [start: number, end: number];

/** Where in a text the words of a query stand, or what they stand for in pinyin; in order, none over another. */
export function marks(text: string, query: string): Range[] {
  const words = wordsOf(query);
  if (words.length === 0 || text === "") return [];
  const lower = text.toLowerCase();
  const found: Range[] = [];
  for (const word of words) {
    const at = lower.indexOf(word);
    // Where lower case is longer, places are not the same.
    if (at >= 0 && lower.length === text.length) found.push([at, at + word.length]);
  }
  if (found.length === 0) {
    const title = spelled(text);
    const range = title && pinyinRange(title, words);
    if (range) found.push(range);
  }
  return joined(found.sort(([a], [b]) => a - b));
}

/** Syllables may be typed with spaces between them. */
function pinyinRange(title: NonNullable<ReturnType<typeof spelled>>, words: readonly string[]): Range | undefined {
  const typed = words.join("");
  return /^[a-z0-9]{2,}$/.test(typed) ? typedRange(title, typed) : undefined;
}

function joined(ranges: Range[]): Range[] {
  const made: Range[] = [];
  for (const [start, end] of ranges) {
    const last = made.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else made.push([start, end]);
  }
  return made;
}
