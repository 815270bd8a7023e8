// What the search knows: everything that has a name, in both languages, and Chinese titles by pinyin. It is
// a file of its own, loaded with the first search.
import { plainText } from "../../api/rich-text.ts";
import { effect } from "@preact/signals";
import { searchIndex } from "tc3fetch/models";
import { errorCodes } from "tc3fetch/reference";
import { findService, importedServices, ownService, services } from "../../api/catalogue.ts";
import { everyAction } from "../../api/catalogue-index.ts";
import { models } from "../../api/models.ts";
import { inLanguage, type Text } from "../../api/text.ts";
import { draft } from "../../request/draft.ts";
import { type Opened, pinned, recent } from "../opened.ts";
import { type Compared, comparing, nearness } from "./near.ts";
import { spelled, type Spelled } from "./pinyin.ts";
import { score, type Searched } from "./score.ts";
import { wordsOf } from "./words.ts";

export type Kind = "service" | "action" | "parameter" | "structure" | "member" | "error";

export interface Row {
  kind: Kind;
  service: string;
  version: string;
  name: string;
  /** The action of a parameter, the structure of a member. */
  of: string;
  title: Text;
  deprecated?: boolean;
}

export interface Found {
  rows: Row[];
  /** Whether none of them has what was typed in it: they only come near. */
  isNear: boolean;
}

interface Entry extends Searched {
  row: Row;
}

/** What counts more among things that match as well. */
const WEIGHT: Record<Kind, number> = {
  service: 1.15,
  action: 1.1,
  structure: 0.8,
  error: 0.8,
  parameter: 0.7,
  member: 0.5,
};

/** More than anyone reads. */
const MOST_SHOWN = 60;

const inBoth = (title: Text) => (typeof title === "string" ? { en: title, zh: title } : title);

function entry(row: Row): Entry {
  const { en, zh } = inBoth(row.title);
  const hasPinyin = row.kind === "service" || row.kind === "action";
  let made: Spelled | undefined | null = null;
  return {
    row,
    name: row.name.toLowerCase(),
    written: row.name,
    service: row.service.toLowerCase(),
    of: row.of.toLowerCase(),
    en: en === zh ? "" : en.toLowerCase(),
    zh: zh.toLowerCase(),
    isService: row.kind === "service",
    spelled: () => (made === null ? (made = hasPinyin ? spelled(zh) : undefined) : made),
  };
}

let making: Generator<void, Entry[]> | undefined;
let entries: Entry[] | undefined;
let compared: Compared | undefined;
// Whatever the rows are made of; they are made again with the next search.
effect(() => {
  void services.value;
  everyAction();
  making = entries = compared = undefined;
});

/** So many rows between two pauses are a few milliseconds. */
const STEP = 500;

function* makeEntries(): Generator<void, Entry[]> {
  const made: Entry[] = [];
  for (const row of makeRows()) {
    if (made.length % STEP === STEP - 1) yield;
    made.push(entry(row));
  }
  return made;
}

/** All that is left of it. */
function finished<Value>(steps: Iterator<unknown, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const every = (): Entry[] => (entries ??= finished((making ??= makeEntries())));

function makeRows(): Row[] {
  const rows: Row[] = [];
  for (const { kind, service, name, of, en, zh } of searchIndex) {
    const version = findService(service)?.version ?? "";
    // Services are listed below, each with its versions.
    if (kind !== "service") rows.push({ kind, service, version, name, of, title: { en, zh } });
  }
  for (const { code, en, zh } of errorCodes)
    rows.push({ kind: "error", service: "", version: "", name: code, of: "", title: { en, zh } });
  for (const { id, version, name } of services.value)
    rows.push({ kind: "service", service: id, version, name: id, of: "", title: name });
  for (const { service, version, action } of everyAction()) {
    const own = ownService(service, version);
    if (!own?.actions.some(({ name }) => name === action.name)) rows.push(actionRow(service, version, action));
  }
  for (const { id, version, actions } of importedServices.value) {
    for (const action of actions) rows.push(actionRow(id, version, action));
    rows.push(...partsOf(id, version));
  }
  return rows;
}

const actionRow = (
  service: string,
  version: string,
  { name, title, deprecated }: { name: string; title: Text; deprecated: boolean },
): Row => ({ kind: "action", service, version, name, of: "", title, deprecated });

/** Parameters and structures of an imported model that is open: those of all would be some hundred thousand. */
function partsOf(service: string, version: string): Row[] {
  const model = models.value[`${service} ${version}`];
  if (!model) return [];
  const one = (kind: Kind, name: string, of: string, text: unknown): Row => ({
    kind,
    service,
    version,
    name,
    of,
    // The first words say what it is.
    title: plainText(inLanguage(text as Text).slice(0, 400)).slice(0, 120),
  });
  return [
    ...Object.entries(model.actions).flatMap(([name, action]) =>
      (model.objects[action.input]?.members ?? []).map((member) =>
        one("parameter", member.name, name, member.document),
      ),
    ),
    ...Object.entries(model.objects)
      .filter(([, object]) => object.usage !== undefined)
      .map(([name, object]) => one("structure", name, "", object.document)),
  ];
}

/**
 * Makes the rows, how their titles are typed, and the words of their names, before something is typed; then searches
 * once for nothing in particular, since browsers compile what has been run. What is typed meanwhile finds what is made.
 */
export function* prepare(): Generator<void> {
  making ??= makeEntries();
  const mine = making;
  for (;;) {
    const { done, value } = mine.next();
    // Finished here, or by a search.
    if (done) entries ??= value;
    if (done || making !== mine) break;
    yield;
  }
  const all = entries;
  if (!all) return;
  for (let at = 0; at < all.length && all === entries; at += STEP) {
    const some = all.slice(at, at + STEP);
    for (const one of some) one.spelled();
    yield;
    best(some, ["zhuyin", "zz"], []);
    yield;
  }
  const words = comparing(namesOf(all), STEP);
  for (;;) {
    const { done, value } = words.next();
    if (all !== entries) return;
    if (done) {
      compared ??= value;
      break;
    }
    yield;
  }
  yield;
  nearness({ ...compared, names: compared.names.slice(0, STEP), places: [] }, "Descrieb Tings");
}

const namesOf = (all: readonly Entry[]) => all.map(({ written }) => written);

/** The best matches; those with wrong letters only where there is nothing else. */
export function find(query: string): Found {
  const words = wordsOf(query);
  if (words.length === 0) return { rows: lately(), isNear: false };
  const all = every();
  const typed = query.trim().split(/\s+/);
  const rows = best(all, words, typed);
  if (rows.length > 0) return { rows, isNear: false };
  // `cvm:DescribeInstances`, as access policies write it.
  const parts = words.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  const apart = parts.length > words.length ? best(all, parts, typed) : [];
  return apart.length > 0 ? { rows: apart, isNear: false } : { rows: near(all, query), isNear: true };
}

function best(all: readonly Entry[], words: readonly string[], typed: readonly string[]): Row[] {
  const bonus = bonuses(typed);
  const found: { row: Row; points: number }[] = [];
  for (const one of all) {
    const points = score(one, words);
    if (points > 0) found.push({ row: one.row, points: points * WEIGHT[one.row.kind] + bonus(one.row) });
  }
  return found
    .sort(byPoints)
    .slice(0, MOST_SHOWN)
    .map(({ row }) => row);
}

/** Of two that fit as well the shorter name, then the API that has been there longer. */
const byPoints = (a: { row: Row; points: number }, b: { row: Row; points: number }) =>
  b.points - a.points ||
  a.row.name.length - b.row.name.length ||
  (a.row.version < b.row.version ? -1 : a.row.version > b.row.version ? 1 : a.row.service < b.row.service ? -1 : 1);

/** What counts besides the words: a name as it is written, the service that is open, what was opened lately, what is still offered. */
function bonuses(typed: readonly string[]): (row: Row) => number {
  const key = ({ service, version, name }: Pick<Row, "service" | "version" | "name">) =>
    `${service} ${version} ${name}`;
  const asOpened = ({ service, version, action }: Opened) => key({ service, version, name: action });
  const known = new Set([...pinned.value, ...recent.value].map(asOpened));
  const hasKnown = known.size > 0;
  const open = draft.service.value;
  return (row) =>
    // `CreateWorkspace` of one service is no `CreateWorkSpace` of another one, and `ECC` not the service `ecc`.
    (typed.includes(row.name) ? 25 : 0) +
    (row.service === open ? 6 : 0) +
    (hasKnown && row.kind === "action" && known.has(key(row)) ? 12 : 0) -
    (row.deprecated ? 15 : 0) -
    Math.min(row.name.length, 40) * 0.1;
}

function near(all: readonly Entry[], query: string): Row[] {
  compared ??= finished(comparing(namesOf(all)));
  const found = nearness(compared, query).map((points, at) => ({
    row: all[at]!.row,
    points: points * WEIGHT[all[at]!.row.kind],
  }));
  return found
    .filter(({ points }) => points > 0)
    .sort(byPoints)
    .slice(0, MOST_SHOWN)
    .map(({ row }) => row);
}

/** Before anything is typed: what was pinned, and what was opened lately. */
function lately(): Row[] {
  const seen = new Set<string>();
  return [...pinned.value, ...recent.value].flatMap(({ service, version, action }) => {
    const found = findService(service, version);
    const key = `${service} ${version} ${action}`;
    if (!found || seen.has(key)) return [];
    seen.add(key);
    const listed = found.actions.find(({ name }) => name === action);
    return [{ kind: "action" as const, service, version, name: action, of: "", title: listed?.title ?? found.name }];
  });
}
