/**
 * What the explorer does at a keystroke: `node benches/explorer.mjs [FOLDER …]`, after `cargo xtask site`.
 *
 * - In a body of 30 KB: from the key to the painted letter. The bar is 16 ms at 95 %. What follows, all stages of both
 *   signatures and the drawn page, comes in pieces after the paint. The text is read back: no letter is lost.
 * - In the search, with the index of the whole catalogue where the page was built with it: the first search. The bar is
 *   50 ms for the slowest.
 *
 * Bars are judged by what the page's main thread used of the processor, so that other programs on the machine count
 * little; what a reader waits, which has the wait for the screen's next frame in it, is said beside them. Several
 * folders with built pages are measured in turn, so that two versions can be compared.
 */
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { serve, startBrowser } from "./explorer/page.mjs";
import * as searching from "./explorer/search.mjs";
import * as typing from "./explorer/typing.mjs";

const ROUNDS = 3;
const given = process.argv.slice(2).map((folder) => path.resolve(folder));
const folders = given.length > 0 ? given : [fileURLToPath(new URL("../www/dist", import.meta.url))];
const load = () => loadavg()[0].toFixed(1);

const before = load();
const browser = await startBrowser();
const sites = [];
for (const folder of folders) sites.push({ ...(await serve(folder)), typed: typing.CASES.map(() => []), searched: [] });
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, one] of typing.CASES.entries())
    for (const { address, typed } of sites) typed[index].push(await typing.typeInto(browser, address, one));
  for (const words of searching.QUERIES)
    for (const { outDir, address, searched } of sites)
      if (hasCatalogue(outDir)) searched.push(await searching.searchFor(browser, address, words));
}
for (const { outDir, typed, searched, close } of sites) {
  if (sites.length > 1) console.log(`\n${outDir}`);
  for (const [index, one] of typing.CASES.entries()) console.log(typing.tell(one, typed[index]).join("\n"));
  if (hasCatalogue(outDir)) console.log(searching.tell(searched).join("\n"));
  else console.log("the page was built without a catalogue: cargo xtask catalogue, cargo xtask site");
  await close();
}
await browser.close();
console.log(`others on the machine: a load of ${before} before, ${load()} after`);
process.exit(0);

function hasCatalogue(folder) {
  return existsSync(`${folder}/catalogue/index.json`);
}
