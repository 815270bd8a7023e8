// What the catalogue has, as the sweep needs it: an entry for each action of each version.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { seeded } from "../seeded.mjs";

/**
 * Every action of a folder with a catalogue, those of a service beside each other.
 *
 * `input` is the vendor's first example, with which a form opens. The page's own models come before the catalogue's
 * where both have an action.
 */
export async function actionsOf(folder) {
  const own = await import("tc3fetch/models");
  const root = folder instanceof URL ? fileURLToPath(folder) : folder;
  const services = path.join(root, "services");
  const all = [];
  for (const service of readdirSync(services).sort()) {
    for (const file of readdirSync(path.join(services, service)).sort()) {
      const version = file.replace(/\.json$/, "");
      const model = JSON.parse(readFileSync(path.join(services, service, file), "utf8"));
      const ours = own[service]?.metadata.apiVersion === version ? own[service] : undefined;
      for (const name of Object.keys(model.actions)) {
        const action = ours?.actions[name] ?? model.actions[name];
        all.push({ service, version, name, input: action.examples?.[0]?.input ?? {} });
      }
    }
  }
  const known = new Map();
  for (const { name } of all) known.set(name, (known.get(name) ?? 0) + 1);
  for (const one of all) one.isUnique = known.get(one.name) === 1;
  return all;
}

/** So many of them, the same ones for the same seed, in the order that they have. */
export function sampleOf(all, count, seed) {
  const random = seeded(seed);
  const chosen = new Set();
  while (chosen.size < Math.min(count, all.length)) chosen.add(Math.floor(random() * all.length));
  return all.filter((_, at) => chosen.has(at));
}
