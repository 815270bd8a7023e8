import { effect, signal } from "@preact/signals";
import type { Model } from "tc3fetch/models";
import { type Language, language } from "../choices/preferences.ts";
import { inBothLanguages } from "./both-languages.ts";
import { findService, importedServices, keyOf, ownService } from "./catalogue.ts";
import { models } from "./model-store.ts";
export { models } from "./model-store.ts";
import { listed, readCatalogue } from "./catalogue-index.ts";

/** Each of the page's own models is a file of its own, loaded when its service is chosen. */
const loaders: Record<string, () => Promise<Model>> = {
  tiems: async () => (await import("tc3fetch/models/tiems")).tiems,
  scf: async () => (await import("tc3fetch/models/scf")).scf,
  fc: async () => (await import("tc3fetch/models/fc")).fc,
  guance: async () => (await import("tc3fetch/models/guance")).guance,
};

/** A service, and which version of it; the one that has most of it where none is named. */
export interface Wanted {
  id: string;
  version?: string | undefined;
}

/** Services whose model could not be loaded, by the same key: the page may be offline. */
export const missingModels = signal<Record<string, string>>({});

const keyFor = ({ id, version }: Wanted) => {
  const found = findService(id, version);
  return found && keyOf(found);
};

/** A model that is here. */
export const modelOf = (wanted: Wanted): Model | undefined => models.value[keyFor(wanted) ?? ""];

/** Whether a model is here, or can be loaded; an action may be in another one than the rest of its service. */
export const hasModel = (wanted: Wanted) => keyFor(wanted) !== undefined;

const hasAction = (model: Model | undefined, action: string | undefined) =>
  model !== undefined && (action === undefined || Object.hasOwn(model.actions, action));

/** Whether more of a model could be loaded for this action. */
export const canLoad = (wanted: Wanted, action: string): boolean => {
  const key = keyFor(wanted);
  return (
    key !== undefined && !hasAction(models.value[key], action) && !complete.value.has(key) && !missingModels.value[key]
  );
};

/** Services of which everything is here. */
const complete = signal<ReadonlySet<string>>(new Set());
const setComplete = (key: string, isComplete: boolean) => {
  const others = new Set(complete.peek());
  if (isComplete) others.add(key);
  else others.delete(key);
  complete.value = others;
};
const loading = new Map<string, Promise<Model | undefined>>();

/** Loads the model of a service, with this action where there is one. */
export async function loadModel(wanted: Wanted, action?: string): Promise<Model | undefined> {
  const service = findService(wanted.id, wanted.version);
  if (!service) return undefined;
  const key = keyOf(service);
  const known = models.peek()[key];
  if (hasAction(known, action) || complete.peek().has(key)) return known;
  const isOwn = ownService(service.id, service.version) !== undefined;
  const own = isOwn && (known ?? (await shared(`own ${key}`, loaders[service.id]!)));
  if (own && hasAction(own, action)) return keep(key, own);
  return shared(key, async () => {
    const others = await othersOf(service.id, service.version);
    const model = keep(key, own && others ? joined(own, others) : own || others);
    setComplete(key, true);
    return model;
  });
}

/** One request, however many ask for the same. */
function shared(key: string, load: () => Promise<Model | undefined>): Promise<Model | undefined> {
  const running =
    loading.get(key) ??
    load()
      .catch((error) => {
        missingModels.value = { ...missingModels.value, [key.replace(/^own /, "")]: String(error) };
        return undefined;
      })
      .finally(() => loading.delete(key));
  loading.set(key, running);
  return running;
}

function keep(key: string, model: Model | undefined): Model | undefined {
  if (model && models.peek()[key] !== model) models.value = { ...models.value, [key]: model };
  return model;
}

/** What a file of the user has of a service, or the catalogue. */
async function othersOf(id: string, version: string): Promise<Model | undefined> {
  if (importedServices.peek().some((one) => one.id === id && one.version === version)) {
    const { readImported } = await import("./imports-store.ts");
    return readImported(`${id} ${version}`);
  }
  return isListed(id, version) ? readPage(id, version, language.peek()) : undefined;
}

const isListed = (id: string, version: string) =>
  listed.peek().services.some((one) => one.id === id && one.versions.some(([one]) => one === version));

/** Of the catalogue's models that are here, by key: each language is a file of its own. */
const pages = new Map<string, Partial<Record<Language, Model>>>();

/** A model of the catalogue in one language, or in both where the other is here already. */
async function readPage(id: string, version: string, of: Language): Promise<Model> {
  const key = `${id} ${version}`;
  const page = await readCatalogue<Model>(`pages/${id}/${version}.${of}.json`);
  const known = { ...pages.get(key), [of]: page };
  pages.set(key, known);
  const { en, zh } = known;
  return en && zh ? inBothLanguages(en, zh) : page;
}

/** Whether there is a text in another language than the model has. */
export const hasOtherLanguage = (wanted: Wanted): boolean => {
  const known = pages.get(keyFor(wanted) ?? "");
  return known !== undefined && !(known.en && known.zh);
};

/** Adds a language to a model that is here. Without a network its texts stay as they are. */
export async function addLanguage(wanted: Wanted, of: Language): Promise<void> {
  const service = findService(wanted.id, wanted.version);
  const key = service && keyOf(service);
  if (!key || !pages.has(key) || pages.get(key)?.[of]) return;
  await sharedLanguage(`${of} ${key}`, async () => {
    const [model, own] = await Promise.all([
      readPage(service.id, service.version, of),
      ownService(service.id, service.version) && loaders[service.id]!(),
    ]);
    // A file may have taken its place meanwhile.
    if (pages.has(key)) keep(key, own ? joined(own, model) : model);
  });
}

const adding = new Map<string, Promise<void>>();

function sharedLanguage(key: string, load: () => Promise<void>): Promise<void> {
  const running =
    adding.get(key) ??
    load()
      .catch(() => undefined)
      .finally(() => adding.delete(key));
  adding.set(key, running);
  return running;
}

/** What is here is read in the other language when the reader switches. */
export function followLanguage(): void {
  effect(() => {
    const of = language.value;
    // Also what arrives in the language of before.
    void models.value;
    for (const key of pages.keys()) {
      const [id = "", version] = key.split(" ");
      void addLanguage({ id, version }, of);
    }
  });
}

/** What actions answer, by name, as the vendor's examples have it; empty where that cannot be had. */
export async function readAnswers(id: string, version: string): Promise<Record<string, Record<string, unknown>>> {
  if (!isListed(id, version)) return {};
  try {
    return await readCatalogue(`answers/${id}/${version}.json`);
  } catch {
    return {};
  }
}

/** The page's own model with what else there is: none of its own actions, structures and errors is replaced. */
const joined = (own: Model, others: Model): Model =>
  ({
    ...own,
    actions: { ...others.actions, ...own.actions },
    objects: { ...others.objects, ...own.objects },
    errors: { ...others.errors, ...own.errors },
  }) as Model;

/** Makes a model that was just read usable, without waiting for the storage. */
export function useModel(id: string, version: string, model: Model): void {
  const key = `${id} ${version}`;
  pages.delete(key);
  const own = ownService(id, version) && models.peek()[key];
  setComplete(key, false);
  const { [key]: _, ...others } = missingModels.value;
  missingModels.value = others;
  if (ownService(id, version) && !own) return;
  setComplete(key, true);
  models.value = { ...models.value, [key]: own ? joined(own, model) : model };
}

/** Forgets a model whose file was removed. */
export function forgetModel(id: string, version: string): void {
  const key = `${id} ${version}`;
  pages.delete(key);
  setComplete(key, false);
  const { [key]: _, ...others } = models.value;
  models.value = others;
}
