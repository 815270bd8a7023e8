// Imported models in the browser's database, where they stay until they are removed. They are files of
// descriptions: nothing of a request, and no key, is ever written here.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Model } from "tc3fetch/models";
import { keyOf, type Service } from "./catalogue.ts";

interface Kept extends DBSchema {
  services: { key: string; value: Service };
  models: { key: string; value: Model };
}

let opening: Promise<IDBPDatabase<Kept> | undefined> | undefined;

/** None where the browser has no database for this page. */
const database = () =>
  (opening ??= openDB<Kept>("tc3fetch-explorer", 1, {
    upgrade(db) {
      db.createObjectStore("services");
      db.createObjectStore("models");
    },
  }).catch(() => undefined));

/** What could not be written is known until the page is closed. */
const inMemory = new Map<string, Model>();

export async function readServices(): Promise<Service[]> {
  try {
    return (await (await database())?.getAll("services")) ?? [];
  } catch {
    return [];
  }
}

export async function readImported(key: string): Promise<Model | undefined> {
  return inMemory.get(key) ?? (await (await database())?.get("models", key));
}

/** Whether it will be there at the next visit. */
export async function keepImported(service: Service, model: Model): Promise<boolean> {
  const key = keyOf(service);
  try {
    const db = await database();
    if (!db) throw new Error("no database");
    const writing = db.transaction(["services", "models"], "readwrite");
    await Promise.all([
      writing.objectStore("services").put(service, key),
      writing.objectStore("models").put(model, key),
      writing.done,
    ]);
    inMemory.delete(key);
    return true;
  } catch {
    inMemory.set(key, model);
    return false;
  }
}

export async function removeImported(key: string): Promise<void> {
  inMemory.delete(key);
  const db = await database();
  await db?.delete("services", key);
  await db?.delete("models", key);
}
