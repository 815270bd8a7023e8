// Texts that were made of the catalogue, models/faults.json, from English to Chinese.
import { phrases } from "./phrases.js";

/** What a place of a fault was filled with. */
export const translatePhrase = (text) => translate(text, phrases, (place) => place) ?? text;

/** A text that was made of the English of a row, made of its Chinese; undefined where it is of none. */
export function translate(text, rows, translatePlace) {
  for (const { en, zh } of rows) {
    const found = matcherOf(en).exec(text);
    const place = (name) => found.groups[`_${name}`];
    if (found) return fill(zh, (name) => place(name) && translatePlace(place(name)));
  }
  return undefined;
}

const PLACE = /\{(\w+)\}/g;

/** Finds what the places of a text were filled with. */
const matcherOf = (text) =>
  new RegExp(
    `^${text
      .replace(/[.*+?^$()|\\]/g, "\\$&")
      .replaceAll("[", "(?:")
      .replaceAll("]", ")?")
      .replace(PLACE, "(?<_$1>[^]*?)")}$`,
  );

/** What stands in brackets is left out where nothing is known for a place in it. */
const fill = (text, valueOf) =>
  text
    .replace(/\[([^\]]*)\]/g, (_, part) => ([...part.matchAll(PLACE)].every(([, name]) => valueOf(name)) ? part : ""))
    .replace(PLACE, (_, name) => valueOf(name) ?? "")
    // A space stands between Chinese and Latin letters, and what was filled in may be either.
    .replace(/([一-龥]) (?=[一-龥])/g, "$1");
