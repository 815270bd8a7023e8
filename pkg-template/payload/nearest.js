// Which name was probably meant.

/** The name that was probably meant, or nothing. */
export function nearest(name, names) {
  // The comparison takes the product of the lengths, and a longer name is no typing error.
  if (name.length > 64) return "";
  const [best] = names
    .map((known) => [distance(name.toLowerCase(), known.toLowerCase()), known])
    .sort(([a], [b]) => a - b);
  return best?.[0] <= name.length / 3 ? best[1] : "";
}

/** How many letters have to be added, removed or replaced (Levenshtein). */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
