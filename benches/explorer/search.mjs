// The search through the index of the whole catalogue: from the input to the hits on the screen.
import { at, judged, open, spread } from "./page.mjs";

const BAR = 50;
export const QUERIES = [
  "cjsl",
  "创建实例",
  "describe instances",
  "chuangjianshili",
  "DescribeInstances",
  "DescribbInstanecs",
  "zz",
  "d",
];

/** As a reader does it: opens the search and types; then the other words. */
export async function searchFor(browser, address, first) {
  const { page, close, trace } = await open(browser, address, "#");
  await page.locator("#first-box").waitFor();
  await page.waitForTimeout(500);
  const opening = await trace(async () => {
    const index = page.waitForResponse(/catalogue\/index\.json/);
    await page.locator("#first-box").focus();
    await index;
    await page.waitForTimeout(1500);
  });
  const one = async (words) => {
    const { result, used } = await trace(() => page.evaluate(search, words));
    return { wait: result.end - result.start, work: used(result.start, result.end) };
  };
  const found = { first, ...(await one(first)), next: [] };
  for (const words of QUERIES) if (words !== first) found.next.push(await one(words));
  found.opening = opening.used(-Infinity, Infinity);
  found.longest = Math.max(...opening.tasks.map((task) => task.used));
  await close();
  return found;
}

/** In the page. */
async function search(words) {
  const input = document.getElementById("first-box");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, words);
  const start = performance.now();
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await new Promise((painted) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = painted;
      port2.postMessage(0);
    }),
  );
  return { start, end: performance.now() };
}

export function tell(runs) {
  const work = runs.map((run) => run.work);
  const next = runs.flatMap((run) => run.next);
  const slowest = runs.toSorted((a, b) => b.work - a.work)[0];
  return [
    `the first search, ${runs.length} of them, until its hits are painted, processor: ${spread(work)}: ${judged(at(work, 1), BAR)} for the slowest, ${slowest.first}`,
    `  on the screen after ${spread(runs.map((run) => run.wait))}`,
    `  the next ones, processor: ${spread(next.map((one) => one.work))}; on the screen after ${spread(next.map((one) => one.wait))}`,
    `  opening the search, until all is ready, processor: ${spread(runs.map((run) => run.opening))}; its longest piece: ${spread(runs.map((run) => run.longest))}`,
  ];
}
