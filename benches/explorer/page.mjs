// A built page in Chromium, and what its main thread does: by the browser's own trace, in time of the processor.
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";

const configFile = fileURLToPath(new URL("../../www/vite.config.ts", import.meta.url));

export const startBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"],
  });

/** A folder with a built page, on a server of its own. */
export async function serve(outDir) {
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, strictPort: false },
    logLevel: "error",
  });
  return { outDir, address: server.resolvedUrls.local[0], close: () => server.close() };
}

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

export async function open(browser, address, fragment) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await page.goto(`${address}${fragment}`);
  return { page, client, close: () => context.close(), trace: (act) => trace(page, client, act) };
}

/** What the main thread did meanwhile, by the page's own clock. */
async function trace(page, client, act) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  client.on("Tracing.dataCollected", collect);
  await client.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { recordMode: "recordAsMuchAsPossible", includedCategories: CATEGORIES },
  });
  await page.evaluate(() => performance.mark("bench"));
  const result = await act();
  const complete = new Promise((resolve) => client.once("Tracing.tracingComplete", resolve));
  await client.send("Tracing.end");
  await complete;
  client.off("Tracing.dataCollected", collect);
  const mark = events.find(({ name, cat }) => name === "bench" && cat.includes("user_timing"));
  const offset = mark.ts / 1000 - mark.args.data.startTime;
  const own = events
    .filter(({ pid, tid, ph }) => pid === mark.pid && tid === mark.tid && ph === "X")
    .map(({ name, args, ts, dur = 0, tdur = 0 }) => {
      const start = ts / 1000 - offset;
      return { name, type: args?.data?.type, start, end: start + dur / 1000, used: tdur / 1000 };
    })
    .sort((a, b) => a.start - b.start);
  const tasks = own.filter(({ name }) => name === "RunTask");
  return {
    result,
    tasks,
    commits: own.filter(({ name }) => name === "Commit"),
    dispatched: (type) => own.filter((one) => one.name === "EventDispatch" && one.type === type),
    /** Milliseconds of the processor between two moments. */
    used: (from, to) => tasks.reduce((sum, task) => sum + partOf(task, from, to), 0),
  };
}

function partOf({ start, end, used }, from, to) {
  const shared = Math.min(end, to) - Math.max(start, from);
  return shared <= 0 || end === start ? 0 : (used * shared) / (end - start);
}

export function spread(values) {
  if (values.length === 0) return "none";
  return `median ${share(values, 0.5)} ms, 95 % ${share(values, 0.95)} ms, slowest ${share(values, 1)} ms`;
}

const share = (values, part) => at(values, part).toFixed(1);

export const at = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];

/** Whether a bar is held, as it is printed. */
export const judged = (value, bar) => (value <= bar ? `pass, the bar is ${bar} ms` : `MISS, the bar is ${bar} ms`);
