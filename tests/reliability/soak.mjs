/**
 * Mixed calls for minutes, a third of which fail: `cargo xtask soak [--minutes N]`. Prints every ten seconds what the
 * process holds, and fails where memory grows, a timer, a listener or a connection is left, or a rejection is unhandled.
 */
import { getEventListeners, setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import * as aliyun from "tc3fetch/aliyun";
import * as guance from "tc3fetch/guance";
import { Client, Tc3Error } from "tc3fetch";
import * as v1 from "tc3fetch/v1";
import { acsExample, guanceKey } from "../../endpoint/index.mjs";
import { startEndpoint } from "./endpoint.mjs";
import { KEYS, unhandledRejections } from "./support.mjs";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string", default: "1" } },
});
const MINUTE = 60_000;
const duration = Number(values.minutes) * MINUTE;
if (!(duration >= 3 * MINUTE))
  throw new RangeError("--minutes must be 3 at least: the second is compared with the last.");
if (!globalThis.gc) throw new Error("Start it with node --expose-gc, as cargo xtask soak does.");

/** Calls at a time. */
const WORKERS = 24;

/** What memory after a collection may have grown, from the second minute to the last: a leak of a few bytes a call is more. */
const HEAP_BOUND = 3e6;
/** The system's view is coarser: pages that V8 keeps for later count. */
const RSS_BOUND = 40e6;

const endpoint = await startEndpoint({ rate: 1 / 3, seed: Number(values.seed) });
const rejections = unhandledRejections();
const resourcesBefore = resources();
/** All calls listen to it, as those of a page listen to the page's own. */
const shared = new AbortController();
setMaxListeners(0, shared.signal);

const common = {
  proxy: endpoint.url,
  timeout: 5000,
  attemptTimeout: 250,
  retry: { baseDelay: 5, maxDelay: 50, budget: { tokens: 500 } },
};
const config = { ...common, credentials: KEYS, region: "ap-guangzhou" };
const provider = async () => ({ ...KEYS, expiresAt: Date.now() + 20_000 });
const client = new Client(config);
const provided = new Client({ ...config, credentials: provider });
const old = new v1.Client(config);
const acs = new aliyun.Client({ ...common, credentials: acsExample, region: "cn-hangzhou" });
const others = new guance.Client({ apiKey: guanceKey, baseUrl: `${endpoint.url}/guance`, attemptTimeout: 250 });

const local = (action, params, more) => ({ service: "local", version: "2026-01-01", action, params, ...more });
const bytes = new Uint8Array(20_000);
const options = () => ({ signal: shared.signal });
const events = (Count) => local("Stream", { Count, DelayMs: 0 });

const CALLS = {
  json: (n) => client.call(local("Echo", { Number: n, Text: "未命名", List: [1, 2, 3] }), options()),
  get: (n) => client.call(local("Echo", { Number: n }, { method: "GET" }), options()),
  large: () => client.call(local("Echo", { Text: "x".repeat(40_000) }), options()),
  multipart: () =>
    client.call(local("Echo", undefined, { multipart: { A: "1", File: bytes, Blob: new Blob([bytes]) } }), options()),
  "v1 get": (n) => old.call(local("Echo", { Number: `${n}` }, { method: "GET" }), options()),
  "v1 post": (n) => old.call(local("Echo", { Number: `${n}` }), options()),
  aliyun: () =>
    acs.call(
      { action: "ListFunctions", version: "2023-03-30", method: "GET", path: "/2023-03-30/functions" },
      options(),
    ),
  guance: () => others.listFunctions({}, options()),
  provider: () => provided.callWithResponse(local("Echo", {}), options()),
  observed: () => client.with({ observe() {} }).call(local("Echo", {}), options()),
  "a new client": () => new Client({ ...config, credentials: { ...KEYS } }).call(local("Echo", {}), options()),
  invoke: () => client.invoke({ FunctionName: "hello" }, options()),
  refused: () => client.call(local("Fail", { Code: "InvalidParameter" }), options()),
  async "stream, whole"() {
    for await (const { json } of await client.stream(events(5), options())) void json;
  },
  async "stream, left"() {
    for await (const { data } of await client.stream(events(1000), options())) if (data) break;
  },
  async "stream, cancelled before the first event"() {
    await (await client.stream(events(1000), options())).cancel();
  },
  async "stream, handed on"() {
    await (await client.stream(events(5), options())).toResponse().text();
  },
  async "stream, handed on and left"() {
    await (await client.stream(events(1000), options())).toResponse().body.cancel();
  },
  async "stream, aborted"() {
    const controller = new AbortController();
    let count = 0;
    for await (const { data } of await client.stream(events(1000), { signal: controller.signal }))
      if (data && ++count === 3) controller.abort();
  },
  aborted() {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 5);
    return client.call(local("Slow", { DelayMs: 200 }), { signal: controller.signal });
  },
  "timed out": () => client.call(local("Slow", { DelayMs: 2000 }), { timeout: 30 }),
  "a pause that is aborted"() {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    return client.call(local("Fail", { Code: "RequestLimitExceeded" }), {
      signal: controller.signal,
      retry: { attempts: 5, baseDelay: 1000 },
    });
  },
};

const counts = { calls: 0, failed: 0 };
const codes = new Map();
const surprises = new Set();

async function work(until) {
  const calls = Object.values(CALLS);
  while (Date.now() < until) {
    const number = counts.calls++;
    try {
      await calls[number % calls.length](number);
    } catch (error) {
      counts.failed++;
      if (error instanceof Tc3Error) codes.set(error.code, (codes.get(error.code) ?? 0) + 1);
      else surprises.add(`${error?.stack ?? error}`);
    }
  }
}

/** Memory after a collection. */
async function measure() {
  for (let times = 0; times < 3; times++) {
    globalThis.gc();
    await sleep(1);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: heapUsed + external, rss };
}

/** What keeps the process alive, counted; the child and its channel are always there. */
function resources() {
  const counts = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const told = (counts) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
const megabytes = (size) => (size / 1e6).toFixed(1).padStart(7);
const mean = (samples, name) => samples.reduce((sum, sample) => sum + sample[name], 0) / samples.length;

const start = Date.now();
const samples = [];
const workers = Array.from({ length: WORKERS }, () => work(start + duration));
console.log("   time    calls   failed  heap MB   RSS MB  active");
while (Date.now() - start < duration) {
  await sleep(Math.min(10_000, start + duration - Date.now()));
  const time = Date.now() - start;
  const { held, rss } = await measure();
  samples.push({ time, held, rss });
  const columns = [
    `${Math.round(time / 1000)} s`.padStart(7),
    `${counts.calls}`.padStart(8),
    `${counts.failed}`.padStart(8),
  ];
  console.log(`${columns.join(" ")} ${megabytes(held)}  ${megabytes(rss)}  ${told(resources())}`);
}
await Promise.all(workers);

const listeners = getEventListeners(shared.signal, "abort").length;
const { failed } = await endpoint.counts();
await endpoint.close();
// Node's fetch has timers of its own for about a second.
await sleep(3000);
const left = resources();

const second = samples.filter(({ time }) => time >= MINUTE && time < 2 * MINUTE);
const last = samples.filter(({ time }) => time > duration - MINUTE);
const growth = { held: mean(last, "held") - mean(second, "held"), rss: mean(last, "rss") - mean(second, "rss") };

console.log(
  `\n${counts.calls} calls, ${counts.failed} of them failed: ${told(Object.fromEntries([...codes].sort((a, b) => b[1] - a[1])))}`,
);
console.log(`failures of the endpoint: ${told(Object.fromEntries(failed))}`);
console.log(
  `from the second minute to the last: heap ${megabytes(growth.held).trim()} MB, RSS ${megabytes(growth.rss).trim()} MB`,
);
console.log(
  `left: ${listeners} listeners, ${told(left) || "nothing active"}; ${rejections.list.length} unhandled rejections`,
);

const complaints = [
  growth.held > HEAP_BOUND && `the heap has grown by more than ${HEAP_BOUND / 1e6} MB`,
  growth.rss > RSS_BOUND && `the process has grown by more than ${RSS_BOUND / 1e6} MB`,
  listeners > 0 && `${listeners} listeners are left on the signal`,
  ...["Timeout", "TCPSocketWrap", "TCPWRAP"].map(
    (name) => (left[name] ?? 0) > (resourcesBefore[name] ?? 0) && `${left[name]} of ${name} are left`,
  ),
  ...rejections.list.map((reason) => `an unhandled rejection: ${reason?.stack ?? reason}`),
  ...[...surprises].map((error) => `an error that is no Tc3Error: ${error}`),
].filter(Boolean);
for (const complaint of complaints) console.error(`FAILED: ${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;
