import { computed } from "@preact/signals";
import { causes, type CauseId, type Diagnosis, type FoundCause } from "tc3fetch/diagnose";
import { en } from "../../i18n/diagnose/en.ts";
import { zh } from "../../i18n/diagnose/zh.ts";
import { language } from "../../choices/preferences.ts";

/** The room's own texts, in the language of the page. */
export const d = computed(() => (language.value === "zh" ? zh : en));

const byId = new Map(causes.map((cause) => [cause.id, cause]));

export const titleOf = (id: CauseId): string => byId.get(id)?.title[language.value] ?? id;
export const hintOf = (id: CauseId): string => byId.get(id)?.hint[language.value] ?? "";
export const messageOf = (cause: FoundCause): string => (language.value === "zh" ? cause.zh : cause.message);

/** Characters of a value that can be read within a sentence. */
const MOST_IN_SENTENCE = 100;

/** What happened, with its two values where they are short; longer ones are shown by themselves. */
export const shortMessageOf = (cause: FoundCause): string =>
  [cause.found, cause.expected].some((value = "") => value.length > MOST_IN_SENTENCE)
    ? titleOf(cause.id)
    : messageOf(cause);

/**
 * Whether a signature that is right for the key was refused as wrong: then the service has another key for the id.
 * `answer` is what it said.
 */
export const isOtherKey = ({ verdict }: Diagnosis, answer: string): boolean =>
  verdict === "valid" && /SignatureFailure|SignatureDoesNotMatch/.test(answer);

/** The causes that all have to be mended: those that are sure, or the first of the guesses. */
export function mistakesOf({ verdict, causes }: Diagnosis): FoundCause[] {
  if (verdict === "valid") return [];
  return causes.filter(({ grade }, index) => index === 0 || grade !== "likely");
}

/** The verdict in one sentence. */
export function sentence(diagnosis: Diagnosis, answer: string): string {
  const { verdict, causes, missing } = diagnosis;
  const { verdicts } = d.value;
  const [first] = causes;
  if (isOtherKey(diagnosis, answer)) return verdicts.otherKey;
  if (verdict === "valid") return verdicts.valid;
  if (first) {
    const more = mistakesOf(diagnosis).length - 1;
    return verdicts[first.grade](shortMessageOf(first).replace(/[.。]$/, "")) + (more > 0 ? verdicts.more(more) : "");
  }
  return missing.includes("secretKey")
    ? verdicts.openWithoutKey
    : missing.length > 0
      ? verdicts.openMore
      : verdicts.open;
}
