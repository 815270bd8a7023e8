// Writes the tables of docs/diagnose.md and docs/zh/diagnose.md: each cause with what `diagnose` says of an
// example of it, and the code that does the most frequent ones right. Needs the built package.
//
// node docs/diagnose.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { causes, diagnose } from "tc3fetch/diagnose";
import { examples } from "./diagnose-examples.mjs";

const [PAGE, CHINESE] = ["diagnose.md", "zh/diagnose.md"].map((page) => fileURLToPath(new URL(page, import.meta.url)));
const HEADINGS = {
  en: "| cause | what `diagnose` says of an example | what to do |",
  zh: "| 原因 | `diagnose` 对示例的说明 | 怎么办 |",
};
const GRADES = { proved: "已证实", certain: "确定", likely: "可能" };
const { languages, causes: code } = JSON.parse(
  readFileSync(new URL("../models/cause-code.json", import.meta.url), "utf8"),
);

/** The page in English with its tables as the package makes them. */
export const page = () => withTables(PAGE, "en");

/** The same page in Chinese. */
export const chinesePage = () => withTables(CHINESE, "zh");

async function withTables(file, language) {
  const text = put(file, readFileSync(file, "utf8"), "causes", await table(language));
  return put(file, text, "code", code.map((cause) => lines(cause, language)).join("\n\n"));
}

async function table(language) {
  const rows = [];
  for (const cause of causes) rows.push(await row(cause, language));
  return [HEADINGS[language], "|---|---|---|", ...rows].join("\n");
}

/** A row of the table; an example whose cause is not found first would be a lie. */
async function row({ id, hint }, language) {
  const { request, keys, options } = examples[id]();
  const { causes: found } = await diagnose(request, keys, options);
  if (found.length === 0 || found[0].id !== id)
    throw new Error(`the example of ${id} is diagnosed as ${found.map((cause) => cause.id).join(", ") || "nothing"}`);
  const [{ message, zh, grade }] = found;
  const said = language === "en" ? `${cell(message)}. *${grade}*` : `${cell(zh)}。*${GRADES[grade]}*`;
  return `| \`${id}\` | ${said} | ${cell(hint[language])} |`;
}

/** The lines of a cause, one a language. */
function lines({ id, code }, language) {
  const { title } = causes.find((cause) => cause.id === id);
  const colon = language === "en" ? ": " : "：";
  const items = languages.map(({ language, label }) => `- ${label}${colon}${inlineCode(code[language])}`);
  return [`\`${id}\`${colon}${title[language]}`, "", ...items].join("\n");
}

/** A text in a cell: a bar would end it, a line end the table. */
const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", "⏎");

/** Code that may hold backticks: https://spec.commonmark.org/0.31.2/#code-spans */
const inlineCode = (text) => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

function put(file, text, name, content) {
  const block = new RegExp(`(<!-- ${name} -->\n)(?:.*?\n)?(<!-- /${name} -->)`, "s");
  if (!block.test(text)) throw new Error(`${file} has no place for ${name}`);
  return text.replace(block, (_, start, end) => `${start}${content}\n${end}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(PAGE, await page());
  writeFileSync(CHINESE, await chinesePage());
}
