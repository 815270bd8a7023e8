// One version of one service: from what read.py found in the vendor's packages to a model in the
// format of models/schema.json.
import { readFileSync } from "node:fs";
import { isDestructive } from "../../../pkg-template/models/destructive.js";
import { examplesOf } from "./examples.mjs";
import { toMarkup } from "./markup.mjs";
import { pagingOf } from "./paging.mjs";
import { readProse } from "./prose.mjs";

/** The vendor's packages have Chinese names alone; these are our own words. */
const NAMES = JSON.parse(readFileSync(new URL("service-names.json", import.meta.url), "utf8"));

const CHINESE = /\p{Script=Han}/u;

/**
 * @param {{ folder: string, api: object, examples: object, errors: object, english: object }} source  of read.py
 * @param {Record<string, number>} counts  what was found is added up here
 */
export function makeModel({ api, examples, errors, english }, counts) {
  const count = (name, by = 1) => (counts[name] = (counts[name] ?? 0) + by);
  const sides = sidesOf(api);
  const objects = {};
  for (const [name, object] of Object.entries(api.objects)) {
    objects[name] = makeObject(name, object, english.objects[name], sides, count);
  }
  const actions = {};
  for (const [name, action] of Object.entries(api.actions)) {
    actions[name] = makeAction(name, action, { examples: examples[name] ?? [], english, api, objects }, count);
  }
  count("facts that an example contradicts", dropContradicted(actions, objects));
  countFacts(objects, count);
  const errorTexts = Object.keys({ ...errors, ...english.errors })
    .sort()
    .map((code) => [code, textOf(errors[code], english.errors[code]) ?? ""]);
  count("errors", errorTexts.length);
  const { apiVersion, serviceShortName, serviceNameCN, api_brief } = api.metadata;
  const [zh, en] = [serviceNameCN || undefined, NAMES[serviceShortName]];
  if (zh && !en) count("services without an English name");
  return {
    metadata: defined({
      apiVersion,
      serviceShortName,
      serviceName: zh && en ? { en, zh } : (zh ?? en),
      serviceNameCN,
      api_brief: toMarkup(api_brief) || undefined,
    }),
    actions,
    objects,
    errors: Object.fromEntries(errorTexts),
  };
}

/** Where the vendor's own example does what a sentence rules out, the sentence was not understood. */
function dropContradicted(actions, objects) {
  let dropped = 0;
  const drop = (member, ...names) => {
    for (const name of names) delete member[name];
    dropped++;
  };
  const look = (value, object) => {
    if (typeof value !== "object" || value === null) return;
    for (const member of object.members) {
      const given = Object.hasOwn(value, member.name) ? value[member.name] : undefined;
      for (const one of Array.isArray(given) ? given : [given]) {
        if (one === undefined || one === null) continue;
        if (Object.hasOwn(objects, member.member)) look(one, objects[member.member]);
        else if (member.enum && !member.enum.map(String).includes(String(one))) drop(member, "enum", "open");
        else if (Number(one) < member.min || Number(one) > member.max) drop(member, "min", "max");
      }
    }
  };
  for (const { input, examples = [] } of Object.values(actions))
    for (const example of examples) look(example.input, objects[input]);
  return dropped;
}

function countFacts(objects, count) {
  for (const member of Object.values(objects).flatMap(({ members }) => members)) {
    if (member.enum) count("members with their values");
    if (member.default !== undefined) count("members with a default");
    if (member.min !== undefined || member.max !== undefined) count("members with a range");
  }
}

/** Which objects a request or an answer can hold. */
function sidesOf({ actions, objects }) {
  const reach = (roots) => {
    const found = new Set(roots);
    for (const name of found)
      for (const { member } of objects[name]?.members ?? []) if (Object.hasOwn(objects, member)) found.add(member);
    return found;
  };
  const all = Object.values(actions);
  return { input: reach(all.map(({ input }) => input)), output: reach(all.map(({ output }) => output)) };
}

/** A text in both languages; one text where the vendor has no second one; undefined for none. */
function textOf(chinese, foreign) {
  const zh = toMarkup(chinese);
  const en = toMarkup(foreign);
  if (!en || en === zh || CHINESE.test(en)) return zh || (en && !CHINESE.test(en) ? en : undefined) || undefined;
  return zh ? { en, zh } : en;
}

function makeObject(name, { document, usage, members }, english, { input }, count) {
  const isRequest = input.has(name);
  return defined({
    // "XRequest请求参数结构体" says nothing.
    document: usage ? textOf(document, english?.document) : undefined,
    usage,
    members: members.map((member) => makeMember(member, english?.members[member.name], isRequest, count)),
  });
}

function makeMember(member, english, isRequest, count) {
  const { name, type, member: inner, required, disabled, value_allowed_null, output_required, example } = member;
  const document = textOf(member.document, english);
  count("members");
  if (typeof document === "object") count("members with English texts");
  const { enum: values, open, ...limits } = readProse(member, document?.zh ?? document ?? "");
  const facts = { enum: values, open, ...(isRequest && limits) };
  return defined({
    name,
    type,
    member: inner,
    required: required ? true : undefined,
    disabled: disabled ? true : undefined,
    value_allowed_null: value_allowed_null ? true : undefined,
    output_required: output_required ? true : undefined,
    ...facts,
    example: isRequest && typeof example === "string" && example !== "" && example.length <= 200 ? example : undefined,
    document: document ?? "",
  });
}

function makeAction(name, action, { examples, english, api, objects }, count) {
  count("actions");
  const foreign = english.actions[name];
  const document = textOf(action.document, foreign);
  if (typeof document === "object") count("actions with English texts");
  const read = examplesOf(name, action, examples, api.objects);
  count("examples", examples.length);
  count("examples that cannot be read", examples.length - read.length);
  if (read.some(({ output }) => output !== undefined)) count("actions with an example's answer");
  const pagination = pagingOf(action, objects);
  if (pagination) count(`actions that page by ${pagination.token ? "token" : pagination.page ? "page" : "offset"}`);
  return defined({
    name: titleOf(name, action.name, foreign),
    document: document ?? "",
    status: action.status === "deprecated" || action.status === "offline" ? action.status : undefined,
    skip_sign: action.skip_sign ? true : undefined,
    input: action.input,
    output: action.output,
    destructive: isDestructive(name) ? true : undefined,
    pagination,
    examples: read.length ? read : undefined,
  });
}

/**
 * The vendor's English texts have no titles: the first sentence that says something is one, without
 * the words that each begins with; where there is none, the words of the action's name.
 */
function titleOf(action, chinese, foreign) {
  const zh = (chinese ?? "").trim();
  if (!foreign || CHINESE.test(foreign)) return zh;
  const sentences = foreign
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ")
    .replace(/<[^<>]*>/g, "")
    .split(/(?<=[^.])\.(?=\s|$)|[;:](?=\s|$)/);
  const en = sentences.map(withoutBeginning).find(isTitle) ?? wordsOf(action);
  if (!zh) return en;
  const title = en.length > 80 ? `${en.slice(0, 80).replace(/\s+\S*$/, "")}…` : en;
  return { en: title[0].toUpperCase() + title.slice(1), zh };
}

const withoutBeginning = (sentence) =>
  sentence
    .trim()
    .replace(
      /^(\*\*)?(This|The) (API|interface|operation)( \([^)]*\))?,? (is|was|can be) (used|applied|intended)( by \w+)? (to|for) /i,
      "",
    )
    .replace(/^(This|The) (API|interface) (\([^)]*\) )?(can )?/i, "")
    .replace(/[*`\\]/g, "")
    .trim();

/** At least two words, and no remark about the action: "Is suspended", "[Note", "API domain name". */
const isTitle = (text) =>
  /^[a-z][\w'/-]* \S/i.test(text) && !/^(is|has|was|will|no|note|notes|api|apis|prerequisites?|default)\b/i.test(text);

/** `DescribeDBInstances` as "Describe DB instances". */
const wordsOf = (action) =>
  action
    .split(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .map((word, index) => (index === 0 || /^[A-Z\d]+$/.test(word) ? word : word.toLowerCase()))
    .join(" ");

/** An object without the members that are undefined. */
export const defined = (object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
