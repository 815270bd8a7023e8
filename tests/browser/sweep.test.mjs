// Some actions of the catalogue, opened as `cargo xtask sweep` opens all of them. Where there is no catalogue they are
// those of the small one of the tests. SEED=… repeats a run.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { codeTargets } from "tc3fetch/generate";
import { actionsOf, sampleOf } from "../sweep/actions.mjs";
import { site, sweep } from "../sweep/sweep.mjs";

const SAMPLE = 20;
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const whole = folder("../../catalogue/");
const catalogue = existsSync(`${whole}index.json`) ? whole : folder("catalogue/");

it(`actions of the catalogue are found, drawn, signed and written; SEED=${SEED}`, async () => {
  const actions = sampleOf(await actionsOf(catalogue), SAMPLE, SEED);
  const targets = codeTargets.filter(({ systems }) => systems.includes("tencent")).map(({ id }) => id);
  const page = await site(catalogue);
  try {
    const { counts, failures } = await sweep(page, actions, { targets });
    assert.deepEqual(failures, []);
    for (const what of ["actions", "forms", "found first by name", "v3 signatures", "programs"])
      assert.equal(counts[what], actions.length, what);
    assert.equal(counts["v1 signatures"] + counts["refused by v1 for a name of its own"], actions.length);
  } finally {
    await page.close();
  }
});
