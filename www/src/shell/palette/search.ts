// What the search knows: everything that has a name, in both languages, and Chinese titles by pinyin. It is
// a file of its own, loaded with the first search.
import MiniSearch from "minisearch";
import { searchIndex } from "tc3fetch/models";
import { errorCodes } from "tc3fetch/reference";
import pinyin from "virtual:pinyin";
import { importedServices } from "../../api/catalogue.ts";
import { models } from "../../api/models.ts";
import { inLanguage, type Text } from "../../api/text.ts";

export type Kind = "service" | "action" | "parameter" | "structure" | "member" | "error";

export interface Row {
  id: number;
  kind: Kind;
  service: string;
  name: string;
  /** The action of a parameter, the structure of a member. */
  of: string;
  en: string;
  zh: string;
  pinyin: string;
}

/** Chinese has no spaces: every two characters in a row are a word of the index. */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(/[\p{Script=Han}]+|[A-Za-z0-9]+/gu)) {
    if (/\p{Script=Han}/u.test(run)) {
      if (run.length === 1) found.push(run);
      for (let at = 0; at + 1 < run.length; at++) found.push(run.slice(at, at + 2));
      continue;
    }
    found.push(run);
    // CreateServiceConfig is found by each of its words as well.
    const parts = run.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
    if (parts.length > 1) found.push(...parts);
  }
  return found.map((word) => word.toLowerCase());
}

function rows(): Row[] {
  const all: Omit<Row, "id" | "pinyin">[] = [...searchIndex];
  for (const { code, en, zh } of errorCodes) all.push({ kind: "error", service: "", name: code, of: "", en, zh });
  for (const { id } of importedServices.value) all.push(...rowsOf(id));
  return all.map((row, id) => ({ ...row, id, pinyin: pinyin[row.zh] ?? "" }));
}

/** An imported model, which the index of the package does not have. */
function rowsOf(service: string): Omit<Row, "id" | "pinyin">[] {
  const model = models.value[service];
  if (!model) return [];
  const one = (kind: Kind, name: string, of: string, text: unknown) => ({
    kind,
    service,
    name,
    of,
    // The first words say what it is; all of a large file's would take seconds to index.
    en: inLanguage(text as Text).slice(0, 300),
    zh: inLanguage(text as Text).slice(0, 300),
  });
  return [
    one("service", service, "", model.metadata.serviceNameCN ?? service),
    ...Object.entries(model.actions).flatMap(([name, action]) => [
      one("action", name, "", action.name),
      ...(model.objects[action.input]?.members ?? []).map((member) =>
        one("parameter", member.name, name, member.document),
      ),
    ]),
    ...Object.entries(model.objects)
      .filter(([, object]) => object.usage !== undefined)
      .map(([name, object]) => one("structure", name, "", object.document)),
  ];
}

/** What counts more among things that match as well. */
const WEIGHT: Record<Kind, number> = { service: 3, action: 2.5, structure: 1.2, error: 1.2, parameter: 1, member: 0.7 };

let built: { search: MiniSearch<Row>; imported: unknown } | undefined;

/** The best matches; a word may be begun or misspelled. */
export function find(query: string): Row[] {
  if (built?.imported !== importedServices.value) {
    const search = new MiniSearch<Row>({
      fields: ["name", "of", "service", "en", "zh", "pinyin"],
      storeFields: ["kind", "service", "name", "of", "en", "zh", "pinyin"],
      tokenize: words,
      processTerm: (term) => term,
    });
    search.addAll(rows());
    built = { search, imported: importedServices.value };
  }
  const options = {
    prefix: true,
    fuzzy: (term: string) => (/\p{Script=Han}/u.test(term) || term.length < 4 ? false : 0.25),
    boost: { name: 6, pinyin: 4, of: 1.5, service: 2, en: 1, zh: 1 },
    boostDocument: (_id: unknown, _term: string, row?: Record<string, unknown>) => WEIGHT[row?.kind as Kind] ?? 1,
    combineWith: "AND" as const,
  };
  let found = built!.search.search(query, options);
  // Several words of which one is nowhere: better a part than nothing.
  if (found.length === 0) found = built!.search.search(query, { ...options, combineWith: "OR" });
  return found.slice(0, 40) as unknown as Row[];
}
