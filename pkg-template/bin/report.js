// A diagnosis for a person at a terminal.
import { difference } from "./difference.js";
import { visibleLines, visibleText } from "./visible.js";

/** How many causes are shown that are not certain. */
const MOST_LIKELY = 3;

/** Colours where the output is a terminal that has them, and where they are welcome: https://no-color.org */
export function painter(stream, env) {
  const isColoured = Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== "dumb";
  const painted = (code) => (text) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { wrong: painted(31), right: painted(32), strong: painted(1), dim: painted(2) };
}

/**
 * @param {import("../diagnose.js").Diagnosis} diagnosis
 * @param {{ format?: string, causes: readonly object[], words: object, language: "en" | "zh", paint: object }} context
 * @returns {string}
 */
export function report(diagnosis, { format, causes, words, language, paint }) {
  const titles = new Map(causes.map(({ id, title, hint }) => [id, { title: title[language], hint: hint[language] }]));
  const sections = [
    verdictSection(diagnosis, titles, words, paint),
    ...shownCauses(diagnosis).map((cause, index) => causeSection(cause, index, { titles, words, language, paint })),
    diagnosis.difference && differenceSection(diagnosis.difference, words, paint),
    tail(diagnosis, format, words, paint),
    diagnosis.mended && `${paint.strong(words.mended)}\n${visibleLines(diagnosis.mended.curl)}`,
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

/** The verdict in one sentence. */
function verdictSection({ verdict, causes, system }, titles, words, paint) {
  const named = verdict === "open" ? causes.slice(0, 1) : causes.filter(({ grade }) => grade === verdict);
  const sentence = words.verdicts[verdict](named.map(({ id }) => titles.get(id).title).join(words.and));
  const colour = verdict === "valid" ? paint.right : verdict === "open" ? paint.strong : paint.wrong;
  return `${colour(sentence)}\n${paint.dim(system)}`;
}

/** What is certain, and else what is most likely. */
function shownCauses({ causes }) {
  const sure = causes.filter(({ grade }) => grade !== "likely");
  return sure.length > 0 ? sure : causes.slice(0, MOST_LIKELY);
}

function causeSection(cause, index, { titles, words, language, paint }) {
  const { title, hint } = titles.get(cause.id);
  const { found, expected, grade, stage, id } = cause;
  const rows =
    found !== undefined && expected !== undefined
      ? difference(found, expected, words.rows, paint)
      : [visibleText(language === "zh" ? cause.zh : cause.message)];
  return [
    `${index + 1}. ${paint.strong(title)} ${paint.dim(words.about(id, words.grades[grade], words.stages[stage]))}`,
    ...rows.map((row) => `   ${row}`),
    `   ${hint}`,
  ].join("\n");
}

/** Of the texts that the user gave: the line in which they part. */
function differenceSection({ stage, mine, expected, line, column, byte }, words, paint) {
  const lineOf = (text) => text.split("\n").slice(line - 1)[0] || "";
  const whole = (text, other) => (text === other ? [mine, expected] : [text, other]);
  return [
    paint.strong(words.parts(words.stages[stage], line, column, byte)),
    ...difference(...whole(lineOf(mine), lineOf(expected)), words.rows, paint).map((row) => `   ${row}`),
  ].join("\n");
}

/** What was excluded, and what would tell more. Whether it had expired is of no use where it is wrong anyway. */
function tail({ excluded, missing, verdict }, format, words, paint) {
  const wanted = missing.filter((name) => name !== "now" || verdict === "valid" || verdict === "open");
  return [
    format && paint.dim(words.readAs(format)),
    excluded.length > 0 && paint.dim(words.excluded(excluded)),
    ...wanted.map((name) => words.wanting(words.missing[name] || name)),
  ]
    .filter(Boolean)
    .join("\n");
}
