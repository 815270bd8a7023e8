import { pinyin } from "pinyin-pro";

/** The rows of GB 2312 that have its common characters, which stand there in the order of their pinyin. */
const FIRST_ROW = 0xb0;
const LAST_ROW = 0xd7;

/**
 * How characters are typed without an input method, as two short texts. `common`: a syllable and how many
 * characters of GB 2312's first level have it, one after the other; a browser can decode these characters, so
 * that none of them stands here. `more`: characters that are not among them, or that are read in several ways
 * in the titles, as `zhong重chong重`.
 */
export function pinyinTable(titles: readonly string[]): { common: string; more: string } {
  const characters = commonCharacters();
  const usual = new Map(characters.map((character) => [character, syllable(character)]));
  let common = "";
  for (let at = 0; at < characters.length;) {
    const one = usual.get(characters[at]!)!;
    let end = at;
    while (end < characters.length && usual.get(characters[end]!) === one) end++;
    common += `${one}${end - at > 1 ? end - at : " "}`;
    at = end;
  }
  const more = new Map<string, Set<string>>();
  for (const title of titles) {
    const han = title.match(/\p{Script=Han}+/gu)?.join("") ?? "";
    const read = pinyin(han, { toneType: "none", type: "array", v: true });
    [...han].forEach((character, at) => {
      const one = read[at];
      if (!one || !/^[a-z]+$/.test(one) || usual.get(character) === one) return;
      more.set(one, (more.get(one) ?? new Set()).add(character));
    });
  }
  return { common, more: [...more].map(([one, of]) => one + [...of].join("")).join("") };
}

const syllable = (character: string) => pinyin(character, { toneType: "none", v: true });

function commonCharacters(): string[] {
  const bytes: number[] = [];
  for (let row = FIRST_ROW; row <= LAST_ROW; row++) {
    for (let cell = 0xa1; cell <= (row === LAST_ROW ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  }
  return [...new TextDecoder("gbk").decode(new Uint8Array(bytes))];
}
