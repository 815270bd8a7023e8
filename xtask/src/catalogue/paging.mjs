// How an action pages, by the names and types of its members.

const TOKENS =
  /^(Next)?(Page)?(Token|Cursor|Marker|Context|ScrollId|NextMarker|NextToken|NextCursor|ListOver)$|^(SearchContext|PageContext|Context|PaginationToken|ContinuationToken|NextPageToken|PageToken|ScrollToken)$/i;
const NEXT = /^(Next\w*|Page(ination)?Token|Context|Cursor|Token|Marker|ScrollId|ScrollToken|ContinuationToken)$/i;
const LIMITS = ["Limit", "MaxResults", "MaxKeys", "PageSize", "MaxItems", "Count", "Size", "MaxCount", "PerPage", "Rp"];
/** Names of lists, or of what is in them, that are no entries of a page. */
const BESIDE =
  /Option|Filter|Attribute|Enum|Stat|Count|Summary|Fail|Error|Health|Columns?$|Catalog|Category|KeyValue$|NameList$|TypeList$/;
/** What a service says of a name that it keeps for old programs. */
const OLD = /废弃|弃用|不再使用|请使用/;
const ENTRIES = /^(Data|Items?|List|Results?|Records?|RecordList|Rows|Details?|Rules)$/;
/** Of these, how many are a limit where they are texts as well. */
const TEXT_LIMITS = 4;
const TOKEN_TYPES = ["string", "int"];
const PAGES = ["PageNumber", "PageNo", "PageIndex", "PageNum", "Page", "CurrentPage"];
const TOTALS =
  /^(Total(Count|Num|Number|Size|Record|Records|Items|Cnt|Elements|Row|Rows)?|Count|RecordCount|AllCount|Cnt|totalCount)$/i;

/**
 * The `pagination` of models/schema.json; undefined where the members don't say it.
 * `items` and `total` are paths from the answer: `Data.Items`.
 *
 * @param {{ input: string, output: string }} action
 * @param {Record<string, { members: object[] }>} objects
 */
export function pagingOf(action, objects) {
  const input = new Map((objects[action.input]?.members ?? []).map((member) => [member.name, member]));
  const isNumber = (name) => input.get(name)?.type === "int";
  // Some services take them as texts: `"Offset": "20"`.
  const isPosition = (name) => isNumber(name) || input.get(name)?.type === "string";
  const limit = LIMITS.slice(0, TEXT_LIMITS).find(isPosition) ?? LIMITS.find(isNumber);
  const answer = answerOf(action, objects);
  if (!answer) return undefined;
  const { items, total } = answer;
  const textIf = (name) => !isNumber(name) && { text: true };
  if (isPosition("Offset") && limit)
    return { offset: "Offset", ...textIf("Offset"), limit, items, ...(total && { total }) };
  const token = [...input.values()].find(({ name, type }) => TOKEN_TYPES.includes(type) && TOKENS.test(name));
  const next = token && nextToken(token.name, answer.members);
  if (next)
    return {
      token: token.name,
      ...(next !== token.name && { nextToken: answer.prefix + next }),
      ...(limit && { limit }),
      items,
    };
  const page = PAGES.find(isPosition);
  if (page && limit) {
    const first = input.get(page).default ?? input.get(page).min;
    return {
      page,
      ...textIf(page),
      ...((first === 0 || first === 1) && { first }),
      limit,
      items,
      ...(total && { total }),
    };
  }
  return undefined;
}

/** Where the entries are: the only list of the answer, or of the only object in it that has one. */
function answerOf({ output }, objects) {
  const members = (objects[output]?.members ?? []).filter(({ name }) => name !== "RequestId");
  const direct = listOf(members, "");
  if (direct) return direct;
  const found = members
    .filter(({ type, member }) => type === "object" && Object.hasOwn(objects, member))
    .flatMap(({ name, member }) => listOf(objects[member].members, `${name}.`) ?? []);
  if (found.length !== 1) return undefined;
  const outer = members.find(({ name, type }) => type === "int" && TOTALS.test(name));
  return { ...found[0], total: found[0].total ?? outer?.name };
}

function listOf(members, prefix) {
  const list = entriesOf(members.filter(({ type }) => type === "list"));
  if (!list) return undefined;
  const total = members.find(({ name, type }) => type === "int" && TOTALS.test(name));
  return { members, prefix, items: prefix + list.name, total: total && prefix + total.name };
}

/** Which of the lists has the entries; undefined where more than one may. */
function entriesOf(lists) {
  if (lists.length === 1) return lists[0];
  // Beside the entries there may be lists of names, of what they may be filtered by or are counted
  // by, of those that failed, and an older name of the same list.
  const narrower = [
    ({ member }) => /^[A-Z]/.test(member),
    ({ name, member }) => !BESIDE.test(name) && !BESIDE.test(member),
    ({ disabled, document }) => !disabled && !OLD.test(document?.zh ?? ""),
    ({ name }) => ENTRIES.test(name),
  ];
  let left = lists;
  for (const fits of narrower) {
    const fitting = left.filter(fits);
    if (fitting.length === 1) return fitting[0];
    if (fitting.length) left = fitting;
  }
  return undefined;
}

function nextToken(token, members) {
  const texts = members.filter(({ type }) => type === "string").map(({ name }) => name);
  const same = texts.find((name) => name === token);
  return (
    texts.find((name) => name === `Next${token}`) ?? same ?? texts.find((name) => /^Next/.test(name) && NEXT.test(name))
  );
}
