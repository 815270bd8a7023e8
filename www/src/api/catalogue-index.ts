// The catalogue that `cargo xtask catalogue` makes: a list of its services with the page, an index of all
// actions when a reader searches, or opens one in the navigation.
import { computed, signal } from "@preact/signals";
import type { ServiceAction } from "./catalogue.ts";
import { isDestructive } from "./destructive.ts";
import type { Text } from "./text.ts";

export interface Listed {
  /** Of the files: another one stands for other contents. Empty where the page was built without a catalogue. */
  fingerprint: string;
  /** How many actions there are. */
  actions: number;
  /** With the versions the number of actions in each, the most useful one first. */
  services: { id: string; name: Text; versions: [version: string, count: number][] }[];
}

export const listed = signal<Listed>({ fingerprint: "", actions: 0, services: [] });

export const hasCatalogue = computed(() => listed.value.services.length > 0);

export async function loadList(): Promise<void> {
  listed.value = (await import("virtual:services")).default;
}

/** The address of one of its files. */
export const catalogueFile = (path: string) =>
  new URL(`catalogue/${path}?${listed.value.fingerprint}`, document.baseURI).href;

/** One of its files; without a network from what was kept, or not at all. */
export async function readCatalogue<Value>(path: string): Promise<Value> {
  const address = catalogueFile(path);
  // To ask for it would be an error in the console.
  if (!navigator.onLine && !(await globalThis.caches?.match(address))) throw new Error("offline");
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as Value;
}

/** The index as it is read: what belongs to a service stands at the same place in each of the lists. */
interface Index {
  services: Omit<IndexedService, "actions" | "zh" | "en">[];
  actions: string[];
  zh: string[];
  en: string[];
}

/** A service in the index: columns, since they compress better than rows. */
interface IndexedService {
  id: string;
  versions: string[];
  /** Names, one a line, and titles in the same order. */
  actions: string;
  zh: string;
  en: string;
  /** The versions that each action is in, where there are several. */
  in?: number[][];
  /** Which are no longer offered. */
  old?: number[];
}

interface Indexed {
  versions: string[];
  actions: (ServiceAction & { versions: number[] })[];
}

const index = signal<ReadonlyMap<string, IndexedService>>(new Map());
export const isIndexHere = computed(() => index.value.size > 0);
export const indexFailure = signal("");
/** Whether it is on its way. */
export const isIndexComing = signal(false);
let loading: Promise<void> | undefined;

export function loadIndex(): Promise<void> {
  return (loading ??= fetchIndex());
}

async function fetchIndex(): Promise<void> {
  if (!hasCatalogue.value) return void (loading = undefined);
  isIndexComing.value = true;
  try {
    const { services, actions, zh, en } = await readCatalogue<Index>("index.json");
    indexed.clear();
    index.value = new Map(
      services.map((service, at) => [
        service.id,
        { ...service, actions: actions[at] ?? "", zh: zh[at] ?? "", en: en[at] ?? "" },
      ]),
    );
    indexFailure.value = "";
  } catch (error) {
    indexFailure.value = String(error);
    // Once more when it is asked for again.
    loading = undefined;
  }
  isIndexComing.value = false;
}

/** What was made of the columns, by service. */
const indexed = new Map<string, Indexed>();

function rowsOf(id: string): Indexed | undefined {
  const known = indexed.get(id);
  const columns = index.value.get(id);
  if (known || !columns) return known;
  const zh = columns.zh.split("\n");
  const en = columns.en.split("\n");
  const old = new Set(columns.old);
  const all = columns.versions.map((_, at) => at);
  const actions = columns.actions.split("\n").map((name, at) => ({
    name,
    title: { en: en[at] || zh[at] || name, zh: zh[at] || en[at] || name },
    group: "",
    deprecated: old.has(at),
    destructive: isDestructive(name),
    versions: columns.in?.[at] ?? all,
  }));
  const made = { versions: columns.versions, actions };
  indexed.set(id, made);
  return made;
}

export function actionsInIndex(id: string, version: string): readonly ServiceAction[] {
  const rows = rowsOf(id);
  const at = rows?.versions.indexOf(version) ?? -1;
  return rows?.actions.filter(({ versions }) => versions.includes(at)) ?? [];
}

/** Every action of the catalogue once, with the version to take it from. */
export function everyAction(): { service: string; version: string; action: ServiceAction }[] {
  return [...index.value.keys()].flatMap((service) => {
    const { versions = [], actions = [] } = rowsOf(service) ?? {};
    return actions.map((action) => ({ service, version: versions[action.versions[0]!]!, action }));
  });
}
