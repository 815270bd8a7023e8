// What was opened lately, and what was pinned: names of actions, kept in the browser's storage. Nothing of a
// request is among them.
import { effect, signal } from "@preact/signals";
import { findService, type Service } from "../api/catalogue.ts";
import { loadIndex } from "../api/catalogue-index.ts";
import { openAction } from "../request/choose.ts";
import { draft, listedAction } from "../request/draft.ts";
import { isFirstScreen } from "../choices/view.ts";

export interface Opened {
  service: string;
  version: string;
  action: string;
}

const MOST_RECENT = 8;
const MOST_PINNED = 50;

export const recent = signal<readonly Opened[]>(read("recent", MOST_RECENT));
export const pinned = signal<readonly Opened[]>(read("pinned", MOST_PINNED));

const isSame = (a: Opened) => (b: Opened) =>
  a.service === b.service && a.version === b.version && a.action === b.action;

export const isPinned = (one: Opened) => pinned.value.some(isSame(one));

export function togglePin(one: Opened): void {
  const others = pinned.value.filter((other) => !isSame(one)(other));
  pinned.value = others.length < pinned.value.length ? others : [one, ...others].slice(0, MOST_PINNED);
  write("pinned", pinned.value);
}

/** Writes down which known actions were opened. */
export function followOpened(): void {
  effect(() => {
    const one = { service: draft.service.value, version: draft.version.value, action: draft.action.value };
    if (isFirstScreen.value || !listedAction.value || !findService(one.service, one.version)) return;
    const others = recent.peek().filter((other) => !isSame(one)(other));
    recent.value = [one, ...others].slice(0, MOST_RECENT);
    write("recent", recent.value);
  });
}

/** Opens the first action of a service that is still offered. */
export function openService(service: Service | undefined): void {
  if (!service) return;
  const open = () => {
    const first = service.actions.find(({ deprecated }) => !deprecated) ?? service.actions[0];
    if (first) openAction(service.id, first.name, service.version);
  };
  if (service.actions.length > 0) open();
  else void loadIndex().then(open);
}

function read(name: string, most: number): Opened[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(`tc3fetch.${name}`) ?? "[]");
    return Array.isArray(found) ? found.filter(isOpened).slice(0, most) : [];
  } catch {
    // Storage may be forbidden, or hold what another page wrote.
    return [];
  }
}

function isOpened(one: unknown): one is Opened {
  if (typeof one !== "object" || one === null) return false;
  return ["service", "version", "action"].every((name) => typeof (one as Record<string, unknown>)[name] === "string");
}

function write(name: string, list: readonly Opened[]): void {
  try {
    localStorage.setItem(`tc3fetch.${name}`, JSON.stringify(list));
  } catch {
    // It is then known until the page is closed.
  }
}
