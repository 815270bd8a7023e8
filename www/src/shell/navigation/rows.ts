// What stands in the navigation, as one flat list: only the part of it that is seen is drawn.
import { computed, effect, signal } from "@preact/signals";
import { findService, keyOf, type Service, type ServiceAction, services } from "../../api/catalogue.ts";
import { indexFailure, isIndexComing, isIndexHere, loadIndex } from "../../api/catalogue-index.ts";
import { missingModels } from "../../api/models.ts";
import { inLanguage } from "../../api/text.ts";
import { f } from "../../i18n/frame/index.ts";
import { t } from "../../i18n/index.ts";
import { draft } from "../../request/draft.ts";
import { type Opened, pinned, recent } from "../opened.ts";
import { isFirstScreen } from "../../choices/view.ts";

export type Row = { key: string } & (
  | { kind: "documented" }
  | { kind: "head"; text: string }
  | { kind: "service"; service: Service; isOpen: boolean }
  | { kind: "group"; text: string }
  | { kind: "note"; text: string }
  | { kind: "more"; service: Service }
  | { kind: "action"; service: Service; action: ServiceAction; isShort?: boolean }
);

export const filter = signal("");
const opened = signal<ReadonlySet<string>>(new Set());

export function toggle(service: Service): void {
  const key = keyOf(service);
  const others = new Set(opened.value);
  if (!others.delete(key)) others.add(key);
  opened.value = others;
  if (service.actions.length < service.count) void loadIndex();
}

/** What is open beside it is open here. */
export function followOpenService(): void {
  effect(() => {
    if (isFirstScreen.value) return;
    const service = findService(draft.service.value, draft.version.value);
    if (!service) return;
    const key = keyOf(service);
    if (!opened.peek().has(key)) opened.value = new Set([...opened.peek(), key]);
  });
}

export const chosenKey = computed(() =>
  isFirstScreen.value ? "" : `${draft.service.value} ${draft.version.value} ${draft.action.value}`,
);

export const rows = computed<Row[]>(() => (filter.value.trim() === "" ? everything() : filtered(filter.value)));
/** How many actions and services the filter left. */
export const found = computed(() => rows.value.filter(({ kind }) => kind === "action" || kind === "service").length);

function everything(): Row[] {
  const texts = f.value.navigation;
  const made: Row[] = [{ kind: "documented", key: "documented" }];
  const shortcuts = (head: string, list: readonly Opened[]) => {
    const known = list.flatMap((one) => shortcut(head, one));
    if (known.length > 0) made.push({ kind: "head", key: head, text: head }, ...known);
  };
  shortcuts(texts.pinned, pinned.value);
  const isNotPinned = ({ service, version, action }: Opened) =>
    !pinned.value.some((one) => one.service === service && one.version === version && one.action === action);
  shortcuts(texts.recent, recent.value.filter(isNotPinned).slice(0, 4));
  made.push({ kind: "head", key: "services", text: texts.services });
  for (const service of services.value) {
    const key = keyOf(service);
    const isOpen = opened.value.has(key);
    made.push({ kind: "service", key, service, isOpen });
    if (isOpen) made.push(...actionRows(service, service.actions));
  }
  return made;
}

function shortcut(head: string, { service: id, version, action: name }: Opened): Row[] {
  const service = findService(id, version);
  if (!service) return [];
  const listed = service.actions.find((one) => one.name === name);
  const action = listed ?? { name, title: service.name, group: "", deprecated: false, destructive: false };
  return [{ kind: "action", key: `${head} ${id} ${version} ${name}`, service, action, isShort: true }];
}

function actionRows(service: Service, actions: readonly ServiceAction[]): Row[] {
  const key = keyOf(service);
  const note = (text: string): Row => ({ kind: "note", key: `${key} note`, text });
  const made: Row[] = [];
  if (missingModels.value[key]) made.push(note(t.value.shell.modelMissing));
  let group = "";
  for (const action of grouped(actions)) {
    const name = inLanguage(action.group);
    if (name !== group && name !== "") made.push({ kind: "group", key: `${key} group ${name}`, text: name });
    group = name;
    made.push({ kind: "action", key: `${key} ${action.name}`, service, action });
  }
  // The page's own actions of a service that has more of them.
  if (actions.length < service.count && !isIndexHere.value) {
    if (indexFailure.value) made.push({ ...note(f.value.navigation.failed), key: `${key} coming` });
    else if (isIndexComing.value) made.push({ ...note(f.value.navigation.loading), key: `${key} coming` });
    else made.push({ kind: "more", key: `${key} more`, service });
  }
  return made;
}

/** Those of a group together, in the order of their first ones. */
function grouped(actions: readonly ServiceAction[]): ServiceAction[] {
  const groups = new Map<string, ServiceAction[]>();
  for (const action of actions) {
    const name = inLanguage(action.group);
    const known = groups.get(name);
    if (known) known.push(action);
    else groups.set(name, [action]);
  }
  return [...groups.values()].flat();
}

/** Services by name with all that they have, actions by name or title. */
function filtered(text: string): Row[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const made: Row[] = [];
  for (const service of services.value) {
    const of = `${service.id} ${allOf(service.name)}`.toLowerCase();
    const left = words.filter((word) => !of.includes(word));
    const actions =
      left.length === 0 && words.length > 0
        ? []
        : service.actions.filter((action) => {
            const its = `${action.name} ${allOf(action.title)}`.toLowerCase();
            return left.every((word) => its.includes(word));
          });
    const isWhole = left.length === 0;
    if (!isWhole && actions.length === 0) continue;
    const key = keyOf(service);
    const isOpen = isWhole ? opened.value.has(key) : true;
    made.push({ kind: "service", key, service, isOpen });
    if (isOpen) made.push(...actionRows(service, isWhole ? service.actions : actions));
  }
  return made;
}

const allOf = (name: Service["name"]) => (typeof name === "string" ? name : `${name.en} ${name.zh}`);
