import { computed, signal } from "@preact/signals";
import known from "virtual:catalogue";
import type { Text } from "./text.ts";

export type Protocol = "tencent" | "aliyun-roa" | "guance";

export interface ServiceAction {
  name: string;
  title: Text;
  group: Text;
  deprecated: boolean;
  destructive: boolean;
}

/** A service as the navigation shows it. */
export interface Service {
  /** What the page calls it: the package's entry, or the short name of an imported service. */
  id: string;
  shortName: string;
  version: string;
  protocol: Protocol;
  /** With `{region}` where the host has one. */
  endpoint: string;
  name: Text;
  deprecated?: { since: string; reason: Text };
  actions: ServiceAction[];
  /** Whether its model came from a file of the user. */
  imported?: boolean;
}

/** Services of files that were dropped on the page; they live as long as the page. */
export const importedServices = signal<Service[]>([]);

/** An imported one stands for a known one of the same name and version. */
export const services = computed<Service[]>(() => {
  const same = (a: Service) => (b: Service) => a.id === b.id;
  return [...known.filter((service) => !importedServices.value.some(same(service))), ...importedServices.value];
});

export const findService = (id: string) => services.value.find((service) => service.id === id);
