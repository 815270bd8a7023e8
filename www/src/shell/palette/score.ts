import { typedRange, type Spelled } from "./pinyin.ts";

/** What is looked at of a row, in lower case. */
export interface Searched {
  name: string;
  /** The name as it is written: a capital begins a word. */
  written: string;
  service: string;
  of: string;
  en: string;
  zh: string;
  isService: boolean;
  /** Of the Chinese title, where it can be typed in pinyin. */
  spelled(): Spelled | undefined;
}

/** How well a row fits all the words of a query; 0 where one of them is nowhere in it. */
export function score(row: Searched, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const points = pointsOf(row, word);
    if (points === 0) return words.length > 1 ? pinyinPoints(row, words.join("")) : 0;
    sum += points;
  }
  const whole = words.join("");
  // Syllables with spaces between them are one thing to look for, before each is looked for by itself.
  const joined = words.length > 1 ? pinyinPoints(row, whole) : 0;
  return Math.max(sum / words.length + (row.name === whole ? 80 : 0), joined && joined + 30);
}

function pointsOf(row: Searched, word: string): number {
  return Math.max(namePoints(row, word), servicePoints(row, word), titlePoints(row, word), pinyinPoints(row, word));
}

function namePoints({ name, written, of }: Searched, word: string): number {
  const at = name.indexOf(word);
  if (at === 0) return name.length === word.length ? 100 : 70;
  // A capital, or what follows a dot, begins a word.
  if (at > 0) return /[A-Z]/.test(written[at]!) || /[.\-_]/.test(written[at - 1]!) ? 50 : 30;
  if (of === "") return 0;
  return of === word ? 25 : of.startsWith(word) ? 15 : 0;
}

function servicePoints({ service, isService }: Searched, word: string): number {
  if (service === word) return isService ? 110 : 55;
  return !isService && service.startsWith(word) ? 35 : 0;
}

function titlePoints({ en, zh }: Searched, word: string): number {
  if (word.length < 2 && /[a-z0-9]/.test(word)) return 0;
  const inChinese = zh.indexOf(word);
  if (inChinese >= 0) return zh.length === word.length ? 75 : inChinese === 0 ? 45 : 35;
  const inEnglish = en.indexOf(word);
  if (inEnglish < 0) return 0;
  return inEnglish === 0 || /[^a-z0-9]/.test(en[inEnglish - 1]!) ? 22 : 12;
}

function pinyinPoints(row: Searched, typed: string): number {
  if (!/^[a-z0-9]{2,}$/.test(typed)) return 0;
  const spelled = row.spelled();
  const range = spelled && typedRange(spelled, typed);
  if (!range) return 0;
  const isWhole = range[1] - range[0] === row.zh.length;
  return isWhole ? 65 : range[0] === 0 ? 40 : 24;
}
