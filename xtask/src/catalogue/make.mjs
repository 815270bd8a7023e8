// `cargo xtask catalogue` after read.py: makes the files of catalogue/.
//
//     node make.mjs FOLDER_OF_READ_PY CATALOGUE VERSIONS
//
// Two workers make a model each; what they count is added up here.
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { makeIndex, outline } from "./index.mjs";
import { makeModel } from "./model.mjs";

if (isMainThread) await main(...process.argv.slice(2));
else work();

/** Each task is the path of a file of read.py, and the folder of the result. */
function work() {
  parentPort.on("message", ({ path, folder }) => {
    const source = JSON.parse(readFileSync(path, "utf8"));
    const counts = {};
    const model = makeModel(source, counts);
    const { serviceShortName, apiVersion } = model.metadata;
    const file = join(folder, "services", serviceShortName, `${apiVersion}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(model));
    parentPort.postMessage({ counts, outline: outline(model) });
  });
}

async function main(sources, folder, versions) {
  const paths = readdirSync(sources)
    .map((name) => join(sources, name))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  const results = [];
  await inWorkers(paths, folder, (result) => {
    results.push(result);
    console.log(`progress ${results.length} ${paths.length}`);
  });
  const counts = {};
  for (const one of results)
    for (const [name, number] of Object.entries(one.counts)) counts[name] = (counts[name] ?? 0) + number;
  const index = makeIndex(
    results.map((one) => one.outline),
    JSON.parse(versions),
  );
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
  counts.services = index.services.length;
  counts.versions = results.length;
  console.log(`counts ${JSON.stringify(counts)}`);
}

function inWorkers(paths, folder, onResult) {
  const queue = [...paths];
  const worker = () =>
    new Promise((resolve, reject) => {
      const thread = new Worker(fileURLToPath(import.meta.url));
      const next = () => {
        const path = queue.shift();
        if (path) thread.postMessage({ path, folder });
        else thread.terminate().then(resolve, reject);
      };
      thread.on("error", reject);
      thread.on("message", (result) => {
        onResult(result);
        next();
      });
      next();
    });
  return Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
}
