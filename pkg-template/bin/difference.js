// *mine | expected*: two texts in aligned rows, with the first character that differs marked.
import { columnsOf, visible } from "./visible.js";

/** What is shown of a line around the first difference. */
const BEFORE = 36;
const WIDTH = 88;

/**
 * Two rows and a mark below them.
 *
 * @param {string} mine
 * @param {string} expected
 * @param {[string, string]} labels
 * @param {{ wrong(text: string): string, right(text: string): string, dim(text: string): string }} paint
 * @returns {string[]}  lines without a margin
 */
export function difference(mine, expected, labels, paint) {
  const [left, right] = [mine, expected].map((text) => Array.from(text));
  const at = left.findIndex((character, index) => character !== right[index]);
  const first = at < 0 ? left.length : at;
  const margin = Math.max(...labels.map(columnsOf));
  const padded = (label) => `${label}${" ".repeat(margin - columnsOf(label))} | `;
  const from = Math.max(0, first - BEFORE);
  const row = (characters, label, colour) => {
    const [same, other] = [characters.slice(from, first), characters.slice(first)].map((part) => part.map(visible));
    const head = `${from > 0 ? "…" : ""}${same.join("")}`;
    const shown = fit(other, WIDTH - columnsOf(head));
    return { text: `${paint.dim(padded(label))}${head}${shown && colour(shown)}`, head };
  };
  const rows = [row(left, labels[0], paint.wrong), row(right, labels[1], paint.right)];
  const mark = " ".repeat(columnsOf(padded(labels[0])) + columnsOf(rows[0].head));
  return [...rows.map(({ text }) => text), `${mark}^`];
}

/** As much of the shown characters as a width has room for. */
function fit(shown, width) {
  let columns = 0;
  const end = shown.findIndex((one) => (columns += columnsOf(one)) > Math.max(width, 8));
  return end < 0 ? shown.join("") : `${shown.slice(0, end).join("")}…`;
}
