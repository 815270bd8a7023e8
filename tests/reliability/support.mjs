/** What the tests of reliability have in common. */
import { setTimeout as sleep } from "node:timers/promises";

export const KEYS = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };

/** Runs a task for each number below `count`, so many at a time. */
export async function inParallel(count, atATime, task) {
  let next = 0;
  const worker = async () => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}

/** What keeps the process alive, but for the sockets that Node's `fetch` and the runner keep: a timer that was forgotten. */
export const timers = () => process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name)).length;

/** Waits until as few timers are left as there were: Node's `fetch` has some of its own, for about a second. */
export async function untilTimersAreGone(before, milliseconds = 5000) {
  const end = Date.now() + milliseconds;
  while (timers() > before && Date.now() < end) await sleep(50);
  return timers();
}

/** The rejections that no code handles, from now on. */
export function unhandledRejections() {
  const list = [];
  const listen = (reason) => list.push(reason);
  process.on("unhandledRejection", listen);
  return { list, stop: () => process.off("unhandledRejection", listen) };
}
