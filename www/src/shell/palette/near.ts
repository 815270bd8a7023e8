import { distance } from "fastest-levenshtein";
import { lettersOf, partsOf } from "./words.ts";

/** How many wrong letters a word of this length may have. */
const allowed = (word: string) => Math.floor(word.length / 4);

/** Farther than any word may be. */
const FAR = 99;

/** Names as they are compared: cut into words, of which most stand in many names. */
export interface Compared {
  /** What is looked at, so that the same name is looked at once. */
  names: string[];
  /** Of each name that was given, its place among those. */
  places: number[];
  /** The words of each name, by their places in `parts`. */
  partsOf: Uint16Array[];
  parts: string[];
  /** The letters that each name has. */
  letters: Uint32Array;
}

/** Cuts names into words, so many between two pauses: thousands take longer than a keystroke may. */
export function* comparing(given: readonly string[], pause = Infinity): Generator<void, Compared> {
  const [known, knownParts] = [new Map<string, number>(), new Map<string, number>()];
  const names: string[] = [];
  const parts: string[] = [];
  const places: number[] = [];
  const cut: Uint16Array[] = [];
  const placeOf = (part: string) => {
    let place = knownParts.get(part);
    if (place === undefined) knownParts.set(part, (place = parts.push(part) - 1));
    return place;
  };
  for (const name of given) {
    if (places.length % pause === pause - 1) yield;
    let place = known.get(name);
    if (place === undefined) {
      known.set(name, (place = names.push(name.toLowerCase()) - 1));
      cut.push(Uint16Array.from(partsOf(name), placeOf));
    }
    places.push(place);
  }
  return { names, places, partsOf: cut, parts, letters: Uint32Array.from(names, lettersOf) };
}

/** How many letters one text has and the other has not: each is a wrong one, so that they differ in as many at least. */
function lacks(letters: number, wanted: number): number {
  let left = 0;
  for (let bits = wanted & ~letters; bits !== 0; bits &= bits - 1) left++;
  return left;
}

/**
 * How near names come to words that have wrong letters, in the order of the names; 0 where they do not. Each word
 * is compared with the whole name, its beginning, and each of its words.
 */
export function nearness({ names, places, partsOf: cut, parts, letters }: Compared, query: string): number[] {
  const words = query.trim().split(/\s+/).filter(Boolean);
  // `CreteFuncton` is two words, as is `crete functon`.
  const lists = [words.map((word) => word.toLowerCase()), words.flatMap(partsOf)];
  const ofWords = new Map([...new Set(lists.flat())].map((word) => [word, toCompare(word, parts)]));
  const asked = lists.map((list) => list.map((word) => ofWords.get(word)!));
  const found = names.map((name, at) => {
    let best = 0;
    for (const list of asked) best = Math.max(best, nearnessOf(list, cut[at]!, name, letters[at]!));
    return best;
  });
  return places.map((place) => found[place]!);
}

interface Word {
  word: string;
  most: number;
  letters: number;
  /** How far each of the parts is. */
  distances: Uint8Array;
}

const far = (word: string, most: number, part: string) =>
  Math.abs(word.length - part.length) > most ? FAR : Math.min(FAR, distance(word, part));

function toCompare(word: string, parts: readonly string[]): Word {
  const most = allowed(word);
  return { word, most, letters: lettersOf(word), distances: Uint8Array.from(parts, (part) => far(word, most, part)) };
}

function nearnessOf(words: readonly Word[], parts: Uint16Array, name: string, inName: number): number {
  let wrong = 0;
  let length = 0;
  for (const { word, most, letters, distances } of words) {
    let least = FAR;
    for (const part of parts) least = Math.min(least, distances[part]!);
    if (least > 0 && lacks(inName, letters) <= most) {
      if (lacks(letters, inName) <= most) least = Math.min(least, far(word, most, name));
      const start = name.slice(0, word.length);
      const inStart = lettersOf(start);
      if (lacks(inStart, letters) <= most && lacks(letters, inStart) <= most)
        least = Math.min(least, far(word, most, start));
    }
    if (least > most) return 0;
    wrong += least;
    length += word.length;
  }
  return length === 0 ? 0 : 1 - wrong / length - Math.abs(name.length - length) / 500;
}
