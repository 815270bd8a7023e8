/**
 * The local endpoint in a process of its own, so that what is measured of this one is the client's. Started as a
 * program it is that process.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createEndpoint } from "../../endpoint/index.mjs";

const file = fileURLToPath(import.meta.url);

/** @param {Parameters<typeof createEndpoint>[0]["failures"]} failures */
export async function startEndpoint(failures) {
  const child = fork(file, [JSON.stringify(failures)]);
  const [url] = await once(child, "message");
  return {
    url,
    /** How often each action was carried out, and how often each failure happened. */
    async counts() {
      child.send("counts");
      const [{ carriedOut, failed }] = await once(child, "message");
      return { carriedOut: new Map(carriedOut), failed: new Map(failed) };
    },
    async close() {
      child.send("close");
      await once(child, "exit");
    },
  };
}

if (process.argv[1] === file) {
  const endpoint = createEndpoint({ failures: JSON.parse(process.argv[2]) });
  const { url, close } = await endpoint.listen();
  process.on("message", async (message) => {
    if (message === "counts") process.send({ carriedOut: [...endpoint.carriedOut], failed: [...endpoint.failed] });
    else {
      await close();
      process.disconnect();
    }
  });
  process.send(url);
}
