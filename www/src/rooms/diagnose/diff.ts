import { diffArrays } from "diff";

/** A line of one of two texts. Its end belongs to it, since an end can be what differs. */
export interface Line {
  number: number;
  text: string;
  /** Where it differs first from the line beside it, in UTF-16 units; none where the two are the same. */
  at?: number;
}

export interface Row {
  mine?: Line;
  expected?: Line;
  /** The first row that differs. */
  isFirst?: boolean;
}

/** Lines with their ends; a text that ends in a line feed has no empty line after it. */
export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Of a text in one line, as those of signature v1 are, each parameter counts as a line. */
const partsOf = (text: string): string[] => (text.includes("\n") ? linesOf(text) : text.split(/(?<=[&?])/));

/** Two texts beside each other, equal lines in one row. */
export function rowsOf(mine: string, expected: string): Row[] {
  const rows: Row[] = [];
  let [left, right] = [0, 0];
  let removed: string[] = [];
  const flush = (added: string[]) => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++)
      rows.push(
        rowOf(
          removed[index],
          added[index],
          () => ++left,
          () => ++right,
        ),
      );
    removed = [];
  };
  for (const change of diffArrays(partsOf(mine), partsOf(expected))) {
    if (change.removed) removed = change.value;
    else if (change.added) flush(change.value);
    else {
      flush([]);
      for (const text of change.value)
        rows.push({ mine: { number: ++left, text }, expected: { number: ++right, text } });
    }
  }
  flush([]);
  const first = rows.find(({ mine, expected }) => mine?.text !== expected?.text);
  if (first) first.isFirst = true;
  return rows;
}

function rowOf(mine: string | undefined, expected: string | undefined, left: () => number, right: () => number): Row {
  const at = firstDifference(mine ?? "", expected ?? "");
  return {
    ...(mine !== undefined && { mine: { number: left(), text: mine, at } }),
    ...(expected !== undefined && { expected: { number: right(), text: expected, at } }),
  };
}

/** In whole characters: never between the halves of a surrogate pair. */
function firstDifference(a: string, b: string): number {
  let at = 0;
  for (const character of a) {
    if (!b.startsWith(character, at)) break;
    at += character.length;
  }
  return at;
}

/** Where two texts differ first: line and byte of it, from 1; none where they are the same. */
export function placeOf(mine: string, expected: string): { line: number; byte: number } | undefined {
  if (mine === expected) return undefined;
  const at = firstDifference(mine, expected);
  const before = mine.slice(0, at);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, byte: new TextEncoder().encode(before.slice(start)).length + 1 };
}
