// Lists that come in pages: by how many entries to skip, by the number of a page, or by a token.
import { CallbackFailed, InvalidPage } from "../errors/faults.js";
import { fault, Tc3Error } from "../errors/error.js";
import { jsonText } from "../payload/json.js";
import { isObject } from "../payload/values.js";

/** So many pages are no list that a program wants, but one without an end. */
export const MOST_PAGES = 10000;

/** What services call the number of entries on all pages. */
const TOTALS = ["TotalCount", "Total", "TotalNum", "TotalNumber"];

/**
 * Every entry of a list, page after page; a page is asked for when it is needed. It ends where the
 * service says so, and with an error where its pages would have no end.
 *
 * @param ask     (params) => a promise of an answer
 * @param params  of the first page, which must not change
 * @param paging  which members of parameters and answer make the pages, by their paths: see repeat.d.ts
 */
export async function* entriesOfPages(ask, params, { items, isLast, maxPages = MOST_PAGES, ...paging }) {
  const { check, next } = paging.token ? byToken(params, paging) : byPosition(params, paging);
  let page = params;
  for (let made = 1; ; made++) {
    const answer = await ask(page);
    const entries = at(answer, items) ?? [];
    if (!Array.isArray(entries)) throw noPage(`its ${items} is no list`);
    check(entries);
    yield* entries;
    if (isLast && asked("isLast", isLast, answer)) return;
    page = next(answer, entries);
    if (!page) return;
    if (made >= maxPages) throw noPage(`there are more than ${maxPages}`);
  }
}

/** What gives the parameters of the next page, where it has a token; undefined after the last one. */
function byToken(params, { token, nextToken = token }) {
  const tokens = new Set();
  const next = (answer) => {
    const given = at(answer, nextToken);
    if (given === undefined || given === null || given === "") return undefined;
    // It would give the same pages for ever.
    if (tokens.has(given)) throw noPage(`its ${nextToken} has come before`);
    tokens.add(given);
    return withMember(params, token, given);
  };
  return { check() {}, next };
}

/** The same, where it has a number: of entries before it, or its own. */
function byPosition(params, { offset = "Offset", page, first: base = 1, limit = page ? "PageSize" : "Limit", total }) {
  const name = page ?? offset;
  const start = at(params, name);
  const first = Number(start ?? (page ? base : 0));
  const inForm = (number) => (typeof start === "string" ? `${number}` : number);
  // How many entries are before the first page that is asked for.
  let seen = page ? Math.max(first - base, 0) * Number(at(params, limit) ?? 0) : first;
  let number = first;
  let last;
  /** A service that does not know the parameter gives its first page for ever. Plain values may be the same by chance. */
  function check(entries) {
    const text = entries.some(isObject) ? jsonText(entries) : undefined;
    if (text !== undefined && text === last) throw noPage("it is the same as the page before");
    last = text;
  }
  function next(answer, entries) {
    if (!entries.length) return undefined;
    seen += entries.length;
    number = page ? number + 1 : seen;
    const all = total ? at(answer, total) : TOTALS.map((name) => at(answer, name)).find(Number.isFinite);
    return Number.isFinite(all) && seen >= all ? undefined : withMember(params, name, inForm(number));
  }
  return { check, next };
}

/** What a function of the caller says; what it throws comes out with its name. */
export function asked(name, run, ...given) {
  try {
    return run(...given);
  } catch (cause) {
    throw callbackFailed(name, cause);
  }
}

export const callbackFailed = (name, cause) =>
  cause instanceof Tc3Error
    ? cause
    : fault(
        CallbackFailed,
        name,
        [typeof cause?.message === "string" ? cause.message : ""],
        { outcome: "unknown" },
        cause,
      );

const noPage = (why) => fault(InvalidPage, "", [why], { outcome: "unknown" });

/** A member by its path, `Data.Items`; undefined where there is none. */
export const at = (value, path) =>
  path
    .split(".")
    .reduce((inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value);

/** The same object with another member at a path. */
function withMember(object, path, value) {
  const [name, ...rest] = path.split(".");
  const inner = rest.length ? withMember(at(object, name) ?? {}, rest.join("."), value) : value;
  return { ...object, [name]: inner };
}
