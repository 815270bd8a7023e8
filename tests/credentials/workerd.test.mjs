// Requests of a Worker that share what a provider gave, in the real workerd.
import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { withWorker } from "../workerd.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const out = `${root}tests/.work/credentials`;

/** Gives numbers for credentials; the first one for `/cancelled` never comes, that for `/alive` after half a second. */
async function serveNumbers() {
  const counts = {};
  const asked = new EventEmitter();
  const server = createServer((req, res) => {
    const number = (counts[req.url] = (counts[req.url] ?? 0) + 1);
    asked.emit(req.url);
    const answer = () => res.end(JSON.stringify({ number }));
    if (req.url === "/alive") setTimeout(answer, 500);
    else if (req.url !== "/cancelled" || number > 1) answer();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { server, counts, asked, origin: `http://127.0.0.1:${server.address().port}` };
}

it("one refresh serves all requests, and one that was cancelled is done by another request", async () => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL("worker.mjs", import.meta.url))],
    outfile: `${out}/worker.mjs`,
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    logLevel: "error",
  });
  const { server, counts, asked, origin } = await serveNumbers();
  try {
    await withWorker(out, ["worker.mjs"], { ORIGIN: origin }, async (url) => {
      const get = async (path, init) => (await fetch(new URL(path, url), init)).json();
      const together = await Promise.all(Array.from({ length: 20 }, () => get("/alive")));
      for (const answer of together) assert.deepEqual(answer, { number: 1, status: 200 });
      assert.equal(counts["/alive"], 1);

      const controller = new AbortController();
      const isAsked = once(asked, "/cancelled");
      const owner = get("/cancelled", { signal: controller.signal });
      await isAsked;
      controller.abort();
      await assert.rejects(owner, { name: "AbortError" });
      const started = performance.now();
      const waiters = await Promise.all(Array.from({ length: 10 }, () => get("/cancelled")));
      const elapsed = performance.now() - started;
      for (const answer of waiters) assert.deepEqual(answer, { number: 2, status: 200 });
      assert.ok(elapsed > 3000 && elapsed < 9000, `${elapsed} ms`);
      assert.deepEqual(await get("/cancelled"), { number: 2, status: 200 });
      assert.equal(counts["/cancelled"], 2);
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
