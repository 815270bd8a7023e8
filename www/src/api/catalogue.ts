// Which services there are: the page's own, those of files that were dropped, and those of the catalogue.
import { computed, signal } from "@preact/signals";
import own from "virtual:catalogue";
import { actionsInIndex, isIndexHere, listed } from "./catalogue-index.ts";
import { actionsOf, models } from "./model-store.ts";
import type { Text } from "./text.ts";

export type Protocol = "tencent" | "aliyun-roa" | "guance";

export interface ServiceAction {
  name: string;
  title: Text;
  group: Text;
  deprecated: boolean;
  destructive: boolean;
}

/** A version of a service, as the navigation shows it. */
export interface Service {
  /** What the page calls it: the package's entry, or the short name. */
  id: string;
  shortName: string;
  version: string;
  protocol: Protocol;
  /** With `{region}` where the host has one. */
  endpoint: string;
  name: Text;
  deprecated?: { since: string; reason: Text };
  /** Of the catalogue's services, empty before its index is here. */
  readonly actions: readonly ServiceAction[];
  /** How many there are, also before the index is here. */
  count: number;
  /** Whether its model came from a file of the user. */
  imported?: boolean;
}

/** Two versions of a service stand beside each other: this tells them apart. */
export const keyOf = ({ id, version }: Pick<Service, "id" | "version">) => `${id} ${version}`;

/** Services of files that were dropped on the page. */
export const importedServices = signal<readonly Service[]>([]);

export const ownServices: readonly Service[] = (own as readonly Omit<Service, "count">[]).map((service): Service => ({
  ...service,
  count: service.actions.length,
}));

/** The page's own service of this name and version, whose actions no other model replaces. */
export const ownService = (id: string, version: string) =>
  ownServices.find((one) => one.id === id && one.version === version);

/** Every version of every service; of the same one the page's own actions, then those of a file, then the catalogue's. */
export const services = computed<readonly Service[]>(() => {
  const all = new Map<string, Service>();
  for (const service of ownServices) all.set(keyOf(service), service);
  for (const service of importedServices.value) add(all, service);
  for (const { id, name, versions } of listed.value.services)
    for (const [version, count] of versions) add(all, catalogued(id, name, version, count));
  // What was shut down is no way in.
  const list = [...all.values()];
  return [...list.filter(({ deprecated }) => !deprecated), ...list.filter(({ deprecated }) => deprecated)];
});

function add(all: Map<string, Service>, service: Service): void {
  const known = all.get(keyOf(service));
  if (!known) all.set(keyOf(service), service);
  // What a file brought is what its user wants to see of it.
  else if (!known.imported) all.set(keyOf(service), joined(known, service));
}

/** Actions of both; of the same name that of the first. */
function joined(first: Service, second: Service): Service {
  const names = new Set(first.actions.map(({ name }) => name));
  const rest = computed(() => second.actions.filter(({ name }) => !names.has(name)));
  return {
    ...first,
    ...(second.imported && { imported: true }),
    count: Math.max(first.count, second.count),
    get actions() {
      return [...first.actions, ...rest.value];
    },
  };
}

const catalogued = (id: string, name: Text, version: string, count: number): Service => ({
  id,
  shortName: id,
  version,
  protocol: "tencent",
  endpoint: `${id}.tencentcloudapi.com`,
  name,
  count,
  get actions() {
    const model = models.value[`${id} ${version}`];
    // What is open can be listed without the index of all.
    return isIndexHere.value || !model ? actionsInIndex(id, version) : actionsOf(model);
  },
});

const byKey = computed(() => new Map(services.value.map((service) => [keyOf(service), service])));
const byId = computed(() => {
  const first = new Map<string, Service>();
  for (const service of services.value) if (!first.has(service.id)) first.set(service.id, service);
  return first;
});

/** A service of this version; without one the version that has most of it. */
export const findService = (id: string, version?: string): Service | undefined =>
  version ? byKey.value.get(`${id} ${version}`) : byId.value.get(id);
