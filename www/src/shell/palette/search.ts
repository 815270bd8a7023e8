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
import { nearness } from "./near.ts";
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

let entries: Entry[] | undefined;
// Whatever the rows are made of; they are made again with the next search.
effect(() => {
  void services.value;
  everyAction();
  entries = undefined;
});

function makeEntries(): Entry[] {
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
  return rows.map(entry);
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

/** Makes the rows, and how their titles are typed, before something is. */
export function prepare(): void {
  entries ??= makeEntries();
  for (const one of entries) one.spelled();
}

/** The best matches; those with wrong letters only where there is nothing else. */
export function find(query: string): Found {
  const words = wordsOf(query);
  if (words.length === 0) return { rows: lately(), isNear: false };
  entries ??= makeEntries();
  const typed = query.trim().split(/\s+/);
  const rows = best(entries, words, typed);
  if (rows.length > 0) return { rows, isNear: false };
  // `cvm:DescribeInstances`, as access policies write it.
  const parts = words.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  const apart = parts.length > words.length ? best(entries, parts, typed) : [];
  return apart.length > 0 ? { rows: apart, isNear: false } : { rows: near(entries, query), isNear: true };
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
  const names = all.map(({ written }) => written);
  const found = nearness(names, query).map((points, at) => ({
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
