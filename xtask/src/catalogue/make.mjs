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
import { forPage } from "./pages.mjs";

if (isMainThread) await main(...process.argv.slice(2));
else work();

/** Each task is the path of a file of read.py, and the folder of the result. */
function work() {
  parentPort.on("message", ({ path, folder }) => {
    const source = JSON.parse(readFileSync(path, "utf8"));
    const counts = {};
    const model = makeModel(source, counts);
    const { serviceShortName, apiVersion } = model.metadata;
    const write = (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), JSON.stringify(content));
    };
    write(`services/${serviceShortName}/${apiVersion}.json`, model);
    for (const language of ["en", "zh"])
      write(`pages/${serviceShortName}/${apiVersion}.${language}.json`, forPage(model, language));
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
  for (const name of Object.keys(counts).sort()) console.log(`${name}: ${counts[name]}`);
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
