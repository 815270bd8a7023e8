// A suite of which a part is left out, and counted.

/**
 * QUnit without what is left out.
 *
 * @param {{ reason: string, tests: RegExp[] }[]} leftOut  patterns of modules and `module > test`;
 *                                                         the first reason that fits counts
 * @param {Map<string, number>} counts                     gets the tests and modules of each reason
 */
export function choosing(QUnit, leftOut, counts) {
  const modules = [];
  const reasonFor = (path) => {
    const found = leftOut.find(({ tests }) => tests.some((pattern) => pattern.test(path)));
    if (found) counts.set(found.reason, (counts.get(found.reason) ?? 0) + 1);
    return found;
  };
  return {
    test: (title, body) => reasonFor([...modules, title].join(" > ")) ?? QUnit.test(title, body),
    module(title, definition) {
      if (reasonFor(title)) return;
      QUnit.module(title, () => {
        modules.push(title);
        definition();
        modules.pop();
      });
    },
  };
}
