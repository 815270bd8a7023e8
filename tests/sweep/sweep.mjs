/**
 * Actions of a catalogue, each opened in the explorer as a person opens it, in Chromium: found by its name, its form
 * drawn, its signatures compared with independent ones, its code written. Nothing is left out: what cannot be opened
 * is a failure.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { launchChromium } from "../runtime/runtimes.mjs";
import { inPage } from "./in-page.mjs";
import { KEYS, v1Signature, v3Signature } from "./sign.mjs";

const WWW = new URL("../../www/", import.meta.url);
/** Of what happens too often to be read. */
const MOST_LISTED = 40;
/** Of so many actions one is opened twice, for what it takes of the processor. */
const MEASURED = 20;

/** Builds the page with a catalogue into a folder of its own: the tests of the page have theirs in www/dist. */
export async function site(catalogue) {
  const work = fileURLToPath(new URL("../.work/", import.meta.url));
  mkdirSync(work, { recursive: true });
  const outDir = mkdtempSync(`${work}sweep-`);
  const configFile = fileURLToPath(new URL("vite.config.ts", WWW));
  process.env.TC3FETCH_CATALOGUE = catalogue;
  await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, strictPort: false },
    logLevel: "error",
  });
  const browser = await launchChromium();
  return {
    browser,
    address: server.resolvedUrls.local[0],
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

/** Opens each of these actions, and says what was counted, what it took, and what failed. */
export async function sweep(
  { browser, address },
  actions,
  { targets, pages = 1, width = 1600, onProgress = () => {} },
) {
  const report = {
    counts: {
      actions: 0,
      forms: 0,
      "v3 signatures": 0,
      "v1 signatures": 0,
      programs: 0,
      "found first by name": 0,
      "opened by their link": 0,
      "refused by v1 for a name of its own": 0,
    },
    languages: {},
    times: { open: [], openBusy: [], load: [], search: [], searchBusy: [] },
    failures: [],
  };
  // What one service has stays on one page, as it does with a reader: its model is loaded once.
  const queue = [...actions.entries()];
  const takeService = () => {
    const [, first] = queue[0] ?? [];
    const isOther = ([, one]) => one.service !== first?.service || one.version !== first?.version;
    const end = queue.findIndex(isOther);
    return queue.splice(0, end < 0 ? queue.length : end);
  };
  const work = async () => {
    const visit = await newVisit({ browser, address, width, report, last: actions.at(-1) });
    for (let some = takeService(); some.length > 0; some = takeService()) {
      let isLoaded = false;
      for (const [at, action] of some) {
        await visit.check(action, targets[at % targets.length], isLoaded);
        isLoaded = true;
        if (report.counts.actions % 100 === 0) onProgress(report);
      }
    }
    await visit.close();
  };
  await Promise.all(Array.from({ length: pages }, work));
  return report;
}

async function newVisit({ browser, address, width, report, last }) {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width, height: 1000 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  let [open, isClosing] = ["the first screen", false];
  const fail = (what) => report.failures.push(`${open}: ${what}`);
  page.on("console", (message) => {
    const isExpected = message.text() === "Service Worker registration blocked by Playwright";
    if (["error", "warning"].includes(message.type()) && !isExpected) fail(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fail(`page error: ${error.message}`));
  page.on("crash", () => fail("the page crashed"));
  page.on("close", () => isClosing || fail("the page was closed"));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.addInitScript(inPage);
  await page.goto(`${address}#service=cvm&version=2017-03-12&action=DescribeZones`);
  await page.locator(".parameters .field-note").last().waitFor({ state: "attached" });
  await page.locator("#field-id").fill(KEYS.secretId);
  await page.locator("#field-secret").fill(KEYS.secretKey);
  // The index of all actions, so that what is measured afterwards is the search alone.
  await page.evaluate((name) => sweep.indexed(name), last.name);
  const busy = await processorTime(context, page);

  /** What a reader would see of it, as failures and counts. */
  function judge(action, target, { first, firstOfBoth, isByLink, signed, written, wide }) {
    const { counts, languages } = report;
    const { service, version, name, isUnique } = action;
    const row = (one) => (one ? `${one.kind} ${one.name} of ${one.of}` : "nothing");
    if (first?.name === name && (!isUnique || first.of === `${service} ${version}`)) counts["found first by name"]++;
    else fail(`its name finds ${row(first)} first`);
    if (firstOfBoth && (firstOfBoth.name !== name || !firstOfBoth.of.startsWith(`${service} `)))
      fail(`its service and name find ${row(firstOfBoth)} first`);
    if (isByLink) counts["opened by their link"]++;
    counts.forms++;

    const v3 = v3Signature(action, JSON.stringify(action.input, null, 2), signed.timestamp);
    if (signed.v3 === v3) counts["v3 signatures"]++;
    else fail(`v3: ${signed.v3} instead of ${v3}`);
    // Signature v1 sends parameters beside its own: of the same name there can be one.
    const taken = /^Not signed ClientError\.ReservedParameter params\.(\w+) /.exec(signed.problems.join());
    const v1 = v1Signature(action, signed);
    if (taken && Object.hasOwn(action.input, taken[1])) counts["refused by v1 for a name of its own"]++;
    else if (signed.problems.length > 0) fail(`not signed: ${signed.problems.join()}`);
    else if (signed.v1 === v1) counts["v1 signatures"]++;
    else fail(`v1: ${signed.v1} instead of ${v1}`);

    if (!written.isChosen) fail(`${target} is no language of the page`);
    else if (!written.isProgram) fail(`${target}: ${written.text}`);
    else if (!written.text.includes(name)) fail(`${target}: the code does not name the action`);
    else if (written.text.includes(KEYS.secretKey)) fail(`${target}: the code has the key in it`);
    else {
      counts.programs++;
      languages[target] = (languages[target] ?? 0) + 1;
    }
    for (const found of new Set(wide)) fail(`too wide: ${found}`);
  }

  /** The processor's part of a search and of opening a form. */
  async function measure(action) {
    const steps = [await busy()];
    await page.evaluate((words) => sweep.search(words), action.name);
    steps.push(await busy());
    await page.evaluate((one) => sweep.open(-1, one), action);
    steps.push(await busy());
    report.times.searchBusy.push(steps[1] - steps[0]);
    report.times.openBusy.push(steps[2] - steps[1]);
  }

  return {
    async check(action, target, isLoaded) {
      open = `${action.service} ${action.version} ${action.name}`;
      report.counts.actions++;
      try {
        if (isLoaded && report.counts.actions % MEASURED === 0) await measure(action);
        const seen = await page.evaluate(([one, language]) => sweep.visit(one, language), [action, target]);
        report.times.search.push(seen.times.search);
        report.times[isLoaded ? "open" : "load"].push(seen.times.open);
        judge(action, target, seen);
      } catch (error) {
        fail(error.message.split("\n")[0]);
      }
    },
    async close() {
      isClosing = true;
      await context.close();
    },
  };
}

/** How long the page's main thread has worked so far, in milliseconds: what else the machine does is not in it. */
async function processorTime(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
}

/** How long the first search after the page was opened takes, with the index of everything here. */
export async function firstSearch({ browser, address }, words) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(inPage);
  await page.goto(address);
  await page.locator("#first-box").focus();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  const busy = await processorTime(context, page);
  const before = await busy();
  const time = await page.evaluate((typed) => sweep.type("#first-box", typed), words);
  const after = await busy();
  await context.close();
  return { time, busy: after - before };
}

/** As lines for a person. */
export function told(report) {
  const at = (values, share) => values[Math.min(values.length - 1, Math.floor(values.length * share))].toFixed(1);
  const spread = (values) => {
    if (values.length === 0) return "none";
    const sorted = values.toSorted((a, b) => a - b);
    return `p50 ${at(sorted, 0.5)} ms, p95 ${at(sorted, 0.95)} ms, p99 ${at(sorted, 0.99)} ms, slowest ${at(sorted, 1)} ms`;
  };
  const { open, openBusy, load, search, searchBusy } = report.times;
  const languages = Object.entries(report.languages);
  return [
    ...Object.entries(report.counts).map(([what, count]) => `${what}: ${count}`),
    `languages: ${languages.map(([name, count]) => `${name} ${count}`).join(", ")}`,
    `opening a form, until it is on the screen: ${spread(open)}; processor: ${spread(openBusy)}`,
    `opening the first form of a service, with its model: ${spread(load)}`,
    `a search among everything: ${spread(search)}; processor: ${spread(searchBusy)}`,
    ...report.failures.slice(0, MOST_LISTED).map((failure) => `FAILED ${failure}`),
    ...(report.failures.length > MOST_LISTED ? [`and ${report.failures.length - MOST_LISTED} more`] : []),
    `${report.counts.actions} actions, ${report.failures.length} failures`,
  ];
}
