/**
 * The figures as text.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {number} [ratio]  this contender's time divided by ours: above 1 we are faster
 *
 * @typedef {object} Bar
 * @property {string} name
 * @property {number} value
 * @property {number} bar
 * @property {string} unit     "x" or "ms"
 * @property {boolean} atMost  whether a smaller value is better
 * @property {boolean} pass
 */

/** @param {string} title @param {Row[]} rows */
export function table(title, rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, value, unit, ratio }) => {
    const figure = value.toFixed(value < 100 ? 2 : 0).padStart(9);
    const times = ratio === undefined ? "" : `${ratio.toFixed(2).padStart(9)} x`;
    return `  ${name.padEnd(width)} ${figure} ${unit.padEnd(4)}${times}`.trimEnd();
  });
  return [title, ...lines].join("\n");
}

/** @returns {Bar} */
export const atLeast = (name, value, bar) => ({ name, value, bar, unit: "x", atMost: false, pass: value >= bar });

/** @returns {Bar} */
export const atMostMs = (name, value, bar) => ({ name, value, bar, unit: "ms", atMost: true, pass: value <= bar });

/** @param {Bar[]} bars */
export function barTable(bars) {
  const width = Math.max(...bars.map(({ name }) => name.length));
  const lines = bars.map(({ name, value, bar, unit, atMost, pass }) => {
    const limit = `${atMost ? "at most" : "at least"} ${bar} ${unit}`;
    return `  ${pass ? "pass" : "MISS"}  ${name.padEnd(width)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(2)}  (${limit})`;
  });
  return ["Bars", ...lines].join("\n");
}
