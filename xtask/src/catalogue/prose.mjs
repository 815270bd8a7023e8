// What the prose of a member says about its values, where the form of the sentence leaves no doubt: the
// values that it can have, its default, its range. Read from the Chinese text, which all members have.
// What a sentence says under a condition, what two sentences say differently, and what the vendor's own
// example contradicts is left out.
import { plain } from "./markup.mjs";

const PRIMITIVES = new Set(["string", "int64", "uint64", "float", "bool"]);

/**
 * @param {{ type: string, member: string, example?: unknown }} member
 * @param {string} markup  its text, as toMarkup made it
 * @returns {{ enum?: unknown[], open?: true, default?: unknown, min?: number, max?: number }}
 */
export function readProse({ type, member, example }, markup) {
  if (!PRIMITIVES.has(member) || !markup) return {};
  const text = plain(markup);
  const isNumber = type === "int" || type === "float";
  const values = member === "bool" || member === "float" ? undefined : valuesIn(text, member, example);
  const range = isNumber && !values ? rangeIn(text, type, example) : {};
  const preset = type === "list" ? undefined : defaultIn(text, type, values, range);
  return { ...(values && { enum: values, open: true }), ...(preset !== undefined && { default: preset }), ...range };
}

/** A sentence that holds only sometimes. */
const CONDITION =
  /如果|假如|若|当[^前天日月年]|仅[^支]|时[，,]|否则|情况下|其中|分别|对应|依赖|取决|根据|不同|版|型|客户|用户可/;

const sentences = (text) => text.split(/[。；;\n]|\. /).map((one) => one.replace(/^\s*- /, ""));

/** What all sentences agree on. */
const agreed = (found) => {
  const distinct = [...new Set(found)];
  return distinct.length === 1 ? distinct[0] : undefined;
};

// ---- Defaults

/** What stands before a value, and what may follow it. */
const PRESET = String.raw`(?<!非|不|和|与|是否|按|用|取|以)(?:默认取值|默认值|缺省值|默认|缺省)\s*(?:设置为|设为|取值为|取值|为|是|取)?\s*[：:]?\s*`;
const END = String.raw`(?=\s*(?:[，,）)、（(。]|$|表示|代表|条|个))`;
const NUMBER = new RegExp(`${PRESET}["“'‘]?(-?\\d{1,15}(?:\\.\\d+)?)["”'’]?${END}`, "g");
const BOOLEAN = new RegExp(`${PRESET}["“'‘]?(true|false)["”'’]?${END}`, "gi");
const WORD = new RegExp(`${PRESET}["“'‘]?([A-Za-z0-9][\\w.:/+-]{0,63})["”'’]?(?=\\s*(?:[，,）)、（(。]|$))`, "g");

function defaultIn(text, type, values, { min = -Infinity, max = Infinity }) {
  const form = { int: NUMBER, float: NUMBER, bool: BOOLEAN, string: WORD }[type];
  const found = [];
  for (const sentence of sentences(text)) {
    const here = [...sentence.matchAll(form)].map(([, value]) => value);
    if (here.length && CONDITION.test(sentence)) return undefined;
    found.push(...here);
  }
  const value = agreed(found);
  if (value === undefined) return undefined;
  if (type === "bool") return value.toLowerCase() === "true";
  if (type === "string") return !values || values.includes(value) ? value : undefined;
  const number = Number(value);
  if (type === "int" && !Number.isSafeInteger(number)) return undefined;
  return number >= min && number <= max && (!values || values.includes(number)) ? number : undefined;
}

// ---- Ranges

const LIMIT = String.raw`(-?\d{1,15}(?:\.\d+)?)`;
/** No unit, and no second part. */
const RANGE_END = String.raw`(?=\s*(?:[，,）)。]|$|之间|的整数|默认|单位|（|\())(?!\s*[，,]?\s*(?:或|和|及|以及|\[|-?\d))`;
const RANGES = [
  // 取值范围：[1, 100]
  new RegExp(String.raw`范围(?:值)?\s*(?:是|为|在|：|:)*\s*\[\s*${LIMIT}\s*[,，~～-]\s*${LIMIT}\s*\]${RANGE_END}`, "g"),
  // 取值范围：1~100, 1-100, 1到100
  new RegExp(
    String.raw`范围(?:值)?\s*(?:是|为|在|：|:)*\s*${LIMIT}\s*(?:~|～|-|—|–|到|至)+\s*${LIMIT}${RANGE_END}`,
    "g",
  ),
  // 最小值为1，最大值为100
  new RegExp(
    String.raw`最小值?\s*(?:是|为|：|:)?\s*${LIMIT}\s*[，,、；;]\s*最大值?\s*(?:是|为|：|:)?\s*${LIMIT}${RANGE_END}`,
    "g",
  ),
];
const LARGEST = new RegExp(
  String.raw`(?:最大(?:值|取值)?|不(?:能|可|得)?(?:超过|大于))\s*(?:是|为|：|:)?\s*${LIMIT}(?=\s*(?:[，,）)。]|$|条|个))`,
  "g",
);
const SMALLEST = new RegExp(
  String.raw`(?:最小(?:值|取值)?|不(?:能|可|得)?(?:小于|低于))\s*(?:是|为|：|:)?\s*${LIMIT}(?=\s*(?:[，,）)。]|$|条|个))`,
  "g",
);

function rangeIn(text, type, example) {
  const whole = [];
  const least = [];
  const most = [];
  for (const sentence of sentences(text)) {
    const before = whole.length + least.length + most.length;
    for (const form of RANGES)
      for (const [, min, max] of sentence.matchAll(form)) whole.push(`${Number(min)} ${Number(max)}`);
    for (const [, max] of sentence.matchAll(LARGEST)) most.push(Number(max));
    for (const [, min] of sentence.matchAll(SMALLEST)) least.push(Number(min));
    if (whole.length + least.length + most.length > before && CONDITION.test(sentence)) return {};
  }
  const pair = agreed(whole)?.split(" ").map(Number);
  if (whole.length && !pair) return {};
  const min = pair ? pair[0] : agreed(least);
  const max = pair ? pair[1] : agreed(most);
  // Two sentences that say different things.
  if (
    (pair && (least.some((one) => one !== min) || most.some((one) => one !== max))) ||
    (min === undefined && least.length) ||
    (max === undefined && most.length)
  )
    return {};
  if (min === undefined && max === undefined) return {};
  if (min !== undefined && max !== undefined && min >= max) return {};
  // "-1 means no limit"
  for (const [, value] of text.matchAll(/(?<![\d.\w-])(-?\d{1,15})\s*(?:表示|代表|[：:]|为(?!上限|下限)|-[^\d\s])/g))
    if (Number(value) < (min ?? 0) || Number(value) > (max ?? Infinity)) return {};
  const given = typeof example === "string" && example.trim() !== "" ? Number(example) : NaN;
  if (given < (min ?? -Infinity) || given > (max ?? Infinity)) return {};
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

// ---- Values

const QUOTE = "[\"“”'‘’`]?";
const VALUE = { string: "[A-Za-z0-9][\\w.+/-]*?", int64: "-?\\d{1,9}", uint64: "\\d{1,9}" };
/** Between a value and what it means. */
const MEANS = String.raw`\s*(?:[：:（(=]|-{1,2}|—+|→|表示|代表|为|，表示|，代表)\s*`;
const INTRODUCTION =
  /(?:可选取值|取值范围|取值|可选值|可选项|可选|枚举值|枚举|有效值|合法值|可取值|支持的值|参数值|目前支持|支持)(?:包括|包含|如下|列表|说明|有|为|是)?\s*(?:[：:]|(?=\n))\s*/g;

function valuesIn(text, member, example) {
  const form = VALUE[member];
  const found = [...inList(text, form), ...inLine(text, form), ...(member === "string" ? [] : numbered(text))];
  if (!found.length) return undefined;
  const [first, ...others] = found;
  // Two lists that differ.
  if (others.some((one) => one.length > first.length || one.some((value) => !first.includes(value)))) return undefined;
  if (first.length < 2 || first.length > 100 || new Set(first).size !== first.length) return undefined;
  const given = typeof example === "string" ? example.replace(/^\[\s*"?|"?\s*\]$/g, "").split(/"?\s*,\s*"?/) : [];
  if (given.some((value) => value !== "" && !first.includes(value))) return undefined;
  return member === "string" ? first : first.map(Number);
}

/** 取值：, and a list below with a value in each item. */
function inList(text, form) {
  const item = new RegExp(`^\\s*-\\s+${QUOTE}(${form})${QUOTE}(?:${MEANS}.*|\\s*[；;，,。]?)$`);
  const lines = text.split("\n").filter((line) => line.trim());
  const lists = [];
  for (let at = 0; at < lines.length; at++) {
    const isIntroduced =
      /(?:取值|可选值|可选项|枚举值|有效值|合法值|可取值|取值范围|类型|状态|包括|如下|模式|方式)[^-\n]{0,12}[：:]?\s*$/.test(
        lines[at],
      );
    if (!isIntroduced || !/^\s*- /.test(lines[at + 1] ?? "") || /^\s*- /.test(lines[at])) continue;
    const items = [];
    while (/^\s*- /.test(lines[at + 1] ?? "")) items.push(lines[++at]);
    const values = items.map((line) => item.exec(line)?.[1]);
    if (values.every((value) => value !== undefined)) lists.push(values);
  }
  return lists;
}

/** 取值：A、B、C or 取值：0：关闭；1：开启, to the end of the sentence. */
function inLine(text, form) {
  const item = new RegExp(`^${QUOTE}(${form})${QUOTE}(?:${MEANS}[^，,；;]*|[）)]?)$`);
  const lists = [];
  for (const {
    index,
    0: { length },
  } of text.matchAll(INTRODUCTION)) {
    const [sentence] = text.slice(index + length).split(/[。\n]|\.\s|默认/);
    if (/等|\.\.\.|…|之间|范围|~|～/.test(sentence)) continue;
    const parts = sentence
      .replace(/[，,；;、（(\s]+$/, "")
      .split(/\s*[；;]\s*/.test(sentence) ? /\s*[；;]\s*/ : /\s*(?:[，,、]|\s\/\s|\||\s或\s?|或者?)\s*/);
    const values = parts.filter(Boolean).map((part) => item.exec(part.trim())?.[1]);
    if (values.length > 1 && values.every((value) => value !== undefined)) lists.push(values);
  }
  return lists;
}

/** 0-关闭，1-开启: numbers, each with a word for it, side by side or line by line. */
function numbered(text) {
  const one = String.raw`-?\d{1,9}\s*(?:[：:=]|-(?!\d)|—+|表示|代表)\s*[^\d\s，,；;、。()（）]+(?:[（(][^（）()]*[）)])?`;
  const run = new RegExp(
    String.raw`(?:^|[（(：:，,。；;\s])(${one}(?:[\s，,；;、。|/-]+${one})+)(?=[\s，,；;、。）)]|$)`,
    "g",
  );
  return [...text.matchAll(run)].map(([, list]) =>
    [...list.matchAll(/(?:^|[\s，,；;、。|/-]+)(-?\d{1,9})\s*(?:[：:=]|-(?!\d)|—+|表示|代表)/g)].map(
      ([, value]) => value,
    ),
  );
}
