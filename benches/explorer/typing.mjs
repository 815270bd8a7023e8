// A keystroke in a body of 30 KB: what it takes until the letter is painted, and what follows.
import { at, judged, open, spread } from "./page.mjs";

const BAR = 16;
const KEYS = 40;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const filters = Array.from({ length: 120 }, (_, index) => ({
  Name: `filter-${index}`,
  Values: Array.from({ length: 8 }, (_, value) => `value-${index}-${value}-未命名`),
}));
const body = JSON.stringify({ Limit: 20, Filters: filters }, null, 1);
const size = new TextEncoder().encode(body).length.toLocaleString("en");

/** Where a reader types, with which room beside it, and at which pace. A key that is held repeats every 33 ms. */
export const CASES = [
  { name: "the JSON editor beside the signatures", view: { editor: "json" }, pace: 150 },
  { name: "the same, the key held", view: { editor: "json" }, pace: 33 },
  { name: "the JSON editor beside the code", view: { editor: "json", room: "code" }, pace: 150 },
  { name: "the JSON editor beside the form", view: { editor: "both" }, pace: 150 },
  { name: "a field of the form", view: { editor: "form" }, field: "Limit", pace: 150 },
];

export async function typeInto(browser, address, { view, field, pace }) {
  const target = new URLSearchParams({
    service: "cvm",
    version: "2017-03-12",
    action: "DescribeInstances",
    params: body,
    time: "1551113065",
    nonce: "1",
    fresh: "false",
    ...view,
  });
  const { page, client, close, trace } = await open(browser, address, `#${target}`);
  await (field ? goToField(page, field) : goToEditor(page));
  // What was never run is compiled first; a reader meets that once.
  await press(client, 20, 60);
  await page.waitForTimeout(1000);
  await page.evaluate(follow);
  const traced = await trace(async () => {
    await press(client, KEYS, pace);
    await page.waitForTimeout(400);
  });
  const seen = await page.evaluate(() => window.seen);
  const text = await textOf(page);
  await close();
  return { ...measure(traced, seen), isWhole: isWhole(text, field) };
}

/** Whether every letter is there, each in its place, and nothing else was changed. */
function isWhole(text, field) {
  const typed = typedBy(20) + typedBy(KEYS);
  const body = JSON.parse(text);
  // Where in the name depends on how wide the editor is.
  if (!field) body.Filters[0].Name = body.Filters[0].Name.replace(typed, "");
  const expected = { Limit: field ? `20${typed}` : 20, Filters: filters };
  return text.includes(typed) && JSON.stringify(body) === JSON.stringify(expected);
}

const letter = (index) => LETTERS[index % LETTERS.length];
const typedBy = (count) => Array.from({ length: count }, (_, index) => letter(index)).join("");

async function goToEditor(page) {
  await page.locator(".cm-content").waitFor();
  await page.locator(".cm-content").click();
  // Into the first text of the body, which both signatures carry: nothing of either stays as it was.
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  for (let letter = 0; letter < 3; letter++) await page.keyboard.press("ArrowLeft");
}

async function goToField(page, name) {
  const input = page.locator(`[id="param-${name}"]`);
  await input.click();
  await input.press("End");
}

/** Keys at this pace, whatever the page does. */
async function press(client, count, pace) {
  const sent = [];
  const start = performance.now();
  for (let index = 0; index < count; index++) {
    const wait = start + index * pace - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const text = letter(index);
    const key = {
      key: text,
      code: `Key${text.toUpperCase()}`,
      windowsVirtualKeyCode: text.toUpperCase().charCodeAt(0),
    };
    sent.push(client.send("Input.dispatchKeyEvent", { type: "keyDown", text, ...key }));
    sent.push(client.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }));
  }
  await Promise.all(sent);
}

/** In the page: when each key came, when its letter was on the screen, and when the signature was that of the text. */
function follow() {
  window.seen = { keys: [], painted: [], signed: [] };
  addEventListener(
    "keydown",
    (event) => {
      const index = window.seen.keys.push(event.timeStamp) - 1;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (window.seen.painted[index] = performance.now());
        port2.postMessage(0);
      });
    },
    { capture: true },
  );
  new MutationObserver((changes) => {
    for (const { target } of changes) if (!target.hasAttribute("aria-busy")) window.seen.signed.push(performance.now());
  }).observe(document.querySelector(".verdict-line"), { attributes: true, attributeFilter: ["aria-busy"] });
}

function measure({ tasks, commits, dispatched, used }, { keys, painted, signed }) {
  const presses = dispatched("keypress");
  const found = { work: [], waits: [], all: [], longest: [], signed: [] };
  keys.forEach((key, index) => {
    const next = keys[index + 1] ?? Infinity;
    const commit = commits.find(({ start }) => start > presses[index].end);
    // The task of the frame goes on a little after its commit.
    const { end } = tasks.findLast(({ start }) => start <= commit.start);
    found.work.push(used(key, end));
    found.waits.push(painted[index] - key);
    found.all.push(used(key, next));
    const following = tasks.filter(({ start }) => start >= end && start < next);
    found.longest.push(Math.max(0, ...following.map((task) => task.used)));
    const last = signed.find((time) => time > key);
    if (last !== undefined) found.signed.push(last - key);
  });
  return found;
}

/** The body as the page has it, from its address, which follows after a moment. */
async function textOf(page) {
  await page.waitForTimeout(1500);
  return page.evaluate(async () => {
    const entries = new URLSearchParams(location.hash.slice(1));
    const packed = entries.get("z");
    if (packed === null) return entries.get("params");
    const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Map(await new Response(stream).json()).get("params");
  });
}

/** The runs of a case as lines. */
export function tell({ name, pace }, runs) {
  const of = (what) => runs.flatMap((run) => run[what]);
  const work = of("work");
  return [
    `a key in ${name}, ${size} bytes, ${work.length} of them, one every ${pace} ms`,
    `  until it is painted, processor: ${spread(work)}: ${judged(at(work, 0.95), BAR)}`,
    `  on the screen after ${spread(of("waits"))}`,
    `  with all that follows, processor: ${spread(of("all"))}; its longest piece: ${spread(of("longest"))}`,
    `  until nothing is left to come: ${spread(of("signed"))}`,
    runs.every((run) => run.isWhole) ? "  every letter is there" : "  MISS: LETTERS ARE MISSING",
  ];
}
