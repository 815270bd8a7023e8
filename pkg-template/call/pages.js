// Lists that come in pages: by how many entries to skip, by the number of a page, or by a token.
import { CallbackFailed, InvalidPage } from "../errors/faults.js";
import { fault, ownError, Tc3Error } from "../errors/error.js";
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
 * @param request whose action errors name
 */
export async function* entriesOfPages(ask, params, { items, isLast, maxPages = MOST_PAGES, ...paging }, request) {
  /** What comes from outside, a client's rejection or a member that throws, comes out as an error of ours. */
  const safely = async (run) => {
    try {
      return await run();
    } catch (cause) {
      throw ownError(cause, request);
    }
  };
  const { check, next } = paging.token ? byToken(params, paging) : byPosition(params, paging);
  let page = params;
  for (let made = 1; ; made++) {
    const { answer, entries } = await safely(async () => {
      const answer = await ask(page);
      const entries = at(answer, items) ?? [];
      if (!Array.isArray(entries)) throw noPage(`its ${items} is no list`);
      check(entries);
      return { answer, entries };
    });
    yield* entries;
    page = await safely(async () =>
      isLast && (await asked("isLast", isLast, answer)) ? undefined : next(answer, entries),
    );
    if (!page) return;
    if (made >= maxPages) throw noPage(`there are more than ${maxPages}`);
  }
}

/** What gives the parameters of the next page, where it has a token; undefined after the last one. */
function byToken(params, { token, nextToken = token }) {
  // The token of the page before it, or a context, may be an object, another one in each answer.
  const keyOf = (value) => (typeof value === "object" ? textOf(value) : value);
  const tokens = new Set([keyOf(at(params, token))]);
  const next = (answer) => {
    const given = at(answer, nextToken);
    if (given === undefined || given === null || given === "") return undefined;
    // It would give the same pages for ever.
    const key = keyOf(given);
    if (key === undefined) throw noPage(`its ${nextToken} is no token`);
    if (tokens.has(key)) throw noPage(`its ${nextToken} has come before`);
    tokens.add(key);
    return withMember(params, token, given);
  };
  return { check() {}, next };
}

/** The same, where it has a number: of entries before it, or its own. */
function byPosition(params, { offset = "Offset", page, text, first: base = 1, total }) {
  const name = page ?? offset;
  const start = at(params, name);
  const first = Number(start ?? (page ? base : 0));
  const inForm = (number) => ((start === undefined ? text : typeof start === "string") ? `${number}` : number);
  // Of the pages that were asked for.
  let seen = 0;
  let number = first;
  // A service may give less than the limit, so that only its pages say how many entries are before the first of them.
  let largest = 0;
  const before = () => (page ? Math.max(first - base, 0) * largest : first);
  let last;
  /** A service that does not know the parameter gives its first page for ever. Plain values may be the same by chance. */
  function check(entries) {
    const text = entries.some(isObject) ? textOf(entries) : undefined;
    if (text !== undefined && text === last) throw noPage("it is the same as the page before");
    last = text;
  }
  function next(answer, entries) {
    if (!entries.length) return undefined;
    seen += entries.length;
    largest = Math.max(largest, entries.length);
    number = page ? number + 1 : before() + seen;
    // What is smaller than the page itself, as a 0 that the service does not fill in, counts something else.
    const all = (total ? [total] : TOTALS)
      .map((name) => at(answer, name))
      .find((count) => Number.isFinite(count) && count >= entries.length);
    return before() + seen >= all ? undefined : withMember(params, name, inForm(number));
  }
  return { check, next };
}

/** The JSON of what an answer has, to compare; undefined where it has none, as a function of a client of the caller's. */
function textOf(value) {
  try {
    return jsonText(value);
  } catch {
    return undefined;
  }
}

/** What a function of the caller says, or its promise does; what it throws comes out with its name. */
export async function asked(name, run, given) {
  try {
    return await run(given);
  } catch (cause) {
    throw callbackFailed(name, cause);
  }
}

const callbackFailed = (name, cause) =>
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
