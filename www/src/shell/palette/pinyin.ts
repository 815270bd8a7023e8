// How a Chinese title is typed without an input method: `chuangjianshili`, `cjsl`, or anything between.
import table from "virtual:pinyin";
import { lettersOf } from "./words.ts";

/** What may be typed for a character, and the letters of all that. */
interface Reading {
  typed: readonly string[];
  letters: number;
}

const reading = (...typed: string[]): Reading => ({ typed, letters: lettersOf(typed.join("")) });

/** The readings of each character, in Latin letters without tones. */
let readings: Map<string, Reading> | undefined;

/** The rows of GB 2312 that have its common characters; the table was made for the same. */
const FIRST_ROW = 0xb0;
const LAST_ROW = 0xd7;

function readTable(): Map<string, Reading> {
  const bytes: number[] = [];
  for (let row = FIRST_ROW; row <= LAST_ROW; row++) {
    for (let cell = 0xa1; cell <= (row === LAST_ROW ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  }
  const characters = [...new TextDecoder("gbk").decode(new Uint8Array(bytes))];
  const made = new Map<string, Reading>();
  let at = 0;
  for (const [, syllable, count] of table.common.matchAll(/([a-z]+)( |\d+)/g)) {
    const of = reading(syllable!);
    for (let left = Number(count) || 1; left > 0; left--) made.set(characters[at++]!, of);
  }
  for (const [, syllable, more] of table.more.matchAll(/([a-z]+)(\P{ASCII}+)/gu)) {
    for (const character of more!) made.set(character, reading(...(made.get(character)?.typed ?? []), syllable!));
  }
  return made;
}

/** A title as it may be typed: for each character what stands for it, and its place in the title. */
export interface Spelled {
  readings: readonly (readonly string[])[];
  places: readonly number[];
  /** All letters that may be typed for it. */
  letters: number;
}

const latin = new Map<string, Reading>();

function letter(character: string): Reading {
  const lower = character.toLowerCase();
  const known = latin.get(lower) ?? reading(lower);
  latin.set(lower, known);
  return known;
}

/** None for a title without Chinese: it is found as it stands. */
export function spelled(title: string): Spelled | undefined {
  readings ??= readTable();
  const found: (readonly string[])[] = [];
  const places: number[] = [];
  let isChinese = false;
  let letters = 0;
  for (let at = 0; at < title.length; at++) {
    const character = title[at]!;
    const read = readings.get(character);
    if (read) isChinese = true;
    else if (!/[A-Za-z0-9]/.test(character)) continue;
    const one = read ?? letter(character);
    letters |= one.letters;
    found.push(one.typed);
    places.push(at);
  }
  return isChinese ? { readings: found, places, letters } : undefined;
}

/** From where to where of the title `typed` stands for; none where it does not. */
export function typedRange(title: Spelled, typed: string): [start: number, end: number] | undefined {
  const { readings: of, places, letters } = title;
  // Most titles do not even have the letters.
  if ((lettersOf(typed) & ~letters) !== 0) return undefined;
  for (let first = 0; first < of.length; first++) {
    if (!of[first]!.some((one) => one[0] === typed[0])) continue;
    const end = consumed(of, first, typed, 0);
    if (end !== undefined) return [places[first]!, places[end - 1]! + 1];
  }
  return undefined;
}

/** The place after the last character that the rest of `typed` uses up: of each syllable at least its first letter. */
function consumed(of: Spelled["readings"], at: number, typed: string, from: number): number | undefined {
  if (from === typed.length) return at;
  if (at === of.length) return undefined;
  for (const syllable of of[at]!) {
    let length = 0;
    while (length < syllable.length && syllable[length] === typed[from + length]) length++;
    for (; length > 0; length--) {
      const end = consumed(of, at + 1, typed, from + length);
      if (end !== undefined) return end;
    }
  }
  return undefined;
}
