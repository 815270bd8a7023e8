import { signal } from "@preact/signals";
import type { Model } from "tc3fetch/models";

/** Each model is a file of its own, loaded when its service is chosen. */
const loaders: Record<string, () => Promise<Model>> = {
  tiems: async () => (await import("tc3fetch/models/tiems")).tiems,
  scf: async () => (await import("tc3fetch/models/scf")).scf,
  fc: async () => (await import("tc3fetch/models/fc")).fc,
  guance: async () => (await import("tc3fetch/models/guance")).guance,
};

/** The models that are here, by service. */
export const models = signal<Record<string, Model>>({});

/** Services whose model could not be loaded: the page may be offline. */
export const missingModels = signal<Record<string, string>>({});

export async function loadModel(id: string): Promise<Model | undefined> {
  const known = models.peek()[id];
  if (known || !loaders[id]) return known;
  try {
    const model = await loaders[id]();
    models.value = { ...models.value, [id]: model };
    return model;
  } catch (error) {
    missingModels.value = { ...missingModels.value, [id]: String(error) };
    return undefined;
  }
}

export const hasModel = (id: string) => id in models.value || id in loaders;
