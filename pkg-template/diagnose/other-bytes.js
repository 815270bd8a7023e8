// Bodies that the platform can write, and the engine cannot: in GBK, of which a TextDecoder has
// the table, and with numbers as JavaScript rounds them.

/** What is outside of the table. */
const UNKNOWN = 0x3f;

let table;

/** Characters to their two bytes, made once: of all pairs, with a line feed after each, decoded in one call. */
function tableOf() {
  const pairs = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) pairs.push([lead, trail]);
  const bytes = new Uint8Array(3 * pairs.length).fill(0x0a);
  for (const [index, pair] of pairs.entries()) bytes.set(pair, 3 * index);
  const made = new Map();
  const characters = new TextDecoder("gbk").decode(bytes).split("\n");
  for (const [index, pair] of pairs.entries()) {
    const character = characters[index];
    if (pair[1] !== 0x7f && character.length === 1 && !made.has(character)) made.set(character, pair);
  }
  return made;
}

/**
 * A body as a program of another charset has it: UTF-8 in GBK, or what is no UTF-8 out of GBK
 * in UTF-8. Undefined where that changes nothing, or the platform has no table.
 */
export function inOtherCharset(body) {
  if (body === undefined || body.every((byte) => byte < 0x80)) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    table = table ?? tableOf();
    return Uint8Array.from(
      Array.from(text).flatMap((letter) =>
        letter < "\x80" ? [letter.charCodeAt(0)] : (table.get(letter) ?? [UNKNOWN]),
      ),
    );
  } catch {
    return fromGbk(body);
  }
}

function fromGbk(body) {
  try {
    return new TextEncoder().encode(new TextDecoder("gbk", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** A JSON body as it is after `JSON.stringify(JSON.parse(body))`, which rounds large integers. */
export function withOwnNumbers(body) {
  try {
    return body && new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(body))));
  } catch {
    return undefined;
  }
}
