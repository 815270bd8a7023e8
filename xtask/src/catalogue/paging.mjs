// How an action pages, by the names and types of its members.

const TOKENS =
  /^(Next)?(Page)?(Token|Cursor|Marker|Context|ScrollId|NextMarker|NextToken|NextCursor|ListOver)$|^(SearchContext|PageContext|Context|PaginationToken|ContinuationToken|NextPageToken|PageToken|ScrollToken)$/i;
const NEXT = /^(Next\w*|Page(ination)?Token|Context|Cursor|Token|Marker|ScrollId|ScrollToken|ContinuationToken)$/i;
const LIMITS = ["Limit", "MaxResults", "MaxKeys", "PageSize", "MaxItems", "Count", "Size", "MaxCount", "PerPage", "Rp"];
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
  const isInteger = (name) => input.get(name)?.type === "int";
  const limit = LIMITS.find(isInteger);
  const answer = answerOf(action, objects);
  if (!answer) return undefined;
  const { items, total } = answer;
  if (isInteger("Offset") && limit) return { offset: "Offset", limit, items, ...(total && { total }) };
  const token = [...input.values()].find(({ name, type }) => type === "string" && TOKENS.test(name));
  const next = token && nextToken(token.name, answer.members);
  if (next)
    return {
      token: token.name,
      ...(next !== token.name && { nextToken: answer.prefix + next }),
      ...(limit && { limit }),
      items,
    };
  const page = PAGES.find(isInteger);
  if (page && limit) {
    const first = input.get(page).default ?? input.get(page).min;
    return { page, ...((first === 0 || first === 1) && { first }), limit, items, ...(total && { total }) };
  }
  return undefined;
}

/** Where the entries are: the only list of the answer, or of the only object in it. */
function answerOf({ output }, objects) {
  const members = (objects[output]?.members ?? []).filter(({ name }) => name !== "RequestId");
  const direct = listOf(members, "");
  if (direct) return direct;
  const inner = members.filter(({ type, member }) => type === "object" && Object.hasOwn(objects, member));
  if (inner.length !== 1) return undefined;
  const found = listOf(objects[inner[0].member].members, `${inner[0].name}.`);
  if (!found) return undefined;
  const outer = members.find(({ name, type }) => type === "int" && TOTALS.test(name));
  return { ...found, total: found.total ?? outer?.name };
}

function listOf(members, prefix) {
  // What a page may be filtered by is no entry of it.
  const lists = members.filter(({ type, member }) => type === "list" && !/Option|FilterData|Attribute/.test(member));
  // Beside the entries there may be a list of names, but not two lists of objects.
  const ofObjects = lists.filter(({ member }) => /^[A-Z]/.test(member));
  const [list] = lists.length === 1 ? lists : ofObjects.length === 1 ? ofObjects : [];
  if (!list) return undefined;
  const total = members.find(({ name, type }) => type === "int" && TOTALS.test(name));
  return { members, prefix, items: prefix + list.name, total: total && prefix + total.name };
}

function nextToken(token, members) {
  const texts = members.filter(({ type }) => type === "string").map(({ name }) => name);
  const same = texts.find((name) => name === token);
  return (
    texts.find((name) => name === `Next${token}`) ?? same ?? texts.find((name) => /^Next/.test(name) && NEXT.test(name))
  );
}
