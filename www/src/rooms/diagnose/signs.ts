/** A stretch of a text, or a sign for bytes that cannot be seen. */
export type Piece = { text: string } | { sign: string; of: string };

const NAMES: Record<string, string> = {
  "\n": "LF",
  "\r\n": "CR LF",
  "\r": "CR",
  "\t": "TAB",
  "\u0000": "NUL",
  "\u00a0": "U+00A0",
  "\ufeff": "BOM",
};

/** Control characters, blanks that are none, what has no width or turns the direction of writing. */
const INVISIBLE =
  /\r\n|[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]/g;

const nameOf = (character: string) =>
  NAMES[character] ?? `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

/** A line with signs for what cannot be seen: blanks at its end, and characters that look like others or like none. */
export function pieces(line: string): Piece[] {
  const made: Piece[] = [];
  const add = (text: string) => text && made.push({ text });
  const [, rest = "", blanks = "", end = ""] = /^([^]*?)( *)((?:\r\n|\n|\r)?)$/.exec(line) ?? [];
  let from = 0;
  for (const { 0: found, index } of rest.matchAll(INVISIBLE)) {
    add(rest.slice(from, index));
    made.push({ sign: nameOf(found), of: found });
    from = index + found.length;
  }
  add(rest.slice(from));
  for (const blank of blanks) made.push({ sign: "·", of: blank });
  if (end) made.push({ sign: nameOf(end), of: end });
  return made;
}
