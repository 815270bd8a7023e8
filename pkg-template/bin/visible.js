// Text of other people at a terminal: what cannot be seen is written in letters, and nothing in it
// can command the terminal.

/** Control characters, separators, what is invisible or turns the direction of writing, and every blank but the usual one. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\ud800-\udfff]/;

const NAMES = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The invisible tags of Unicode, as UTF-16 has them. */
const TAG = /^\udb40[\udc00-\udc7f]$/;

/** One character as it is shown. A lone surrogate is one as well. */
export function visible(character) {
  if (TAG.test(character)) return `\\u{${character.codePointAt(0).toString(16)}}`;
  if (character.length > 1 || !HIDDEN.test(character)) return character;
  return NAMES[character] || `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text of one line as it is shown. */
export const visibleText = (text) => Array.from(text, visible).join("");

/** A text of several lines: its line feeds stay. */
export const visibleLines = (text) => text.split("\n").map(visibleText).join("\n");

/** East Asian characters and most pictures take two columns. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^[\ud83c-\ud83e\ud840-\ud888]/;

/** How many columns a shown character takes. */
export const columnsOf = (shown) => Array.from(shown).reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);
