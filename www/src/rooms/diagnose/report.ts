import type { Diagnosis, ParsedRequest } from "tc3fetch/diagnose";
import { pastedKeys } from "../../request/paste.ts";
import { fenced } from "../../ui/fenced.ts";
import { httpText } from "./request-text.ts";
import { d, hintOf, messageOf, sentence, titleOf } from "./texts.ts";

/** The diagnosis as Markdown, to be shown to others: without key and token, ids shortened. */
export function report(diagnosis: Diagnosis, request: ParsedRequest, answer: string): string {
  const texts = d.value;
  const { system, causes, difference, mended, excluded, missing } = diagnosis;
  const lines = [`# ${texts.reportTitle}`, "", `**${sentence(diagnosis, answer)}**`, "", texts.systems[system], ""];
  for (const cause of causes) {
    lines.push(`## ${titleOf(cause.id)}`, "");
    lines.push(`\`${cause.id}\` · ${texts.stages[cause.stage]} · ${texts.grades[cause.grade]}`, "");
    lines.push(`${messageOf(cause)}.`, "", hintOf(cause.id), "");
  }
  lines.push(`## ${texts.requestTitle}`, "", ...fenced(httpText(request), "http"), "");
  if (difference) {
    lines.push(`## ${texts.compareTitle}: ${texts.stages[difference.stage]}`, "");
    lines.push(texts.firstDifference(difference.line, difference.byte), "");
    lines.push(`${texts.mine}:`, "", ...fenced(difference.mine), "");
    lines.push(`${texts.expected}:`, "", ...fenced(difference.expected), "");
  }
  if (mended) lines.push(`## ${texts.mendedTitle}`, "", ...fenced(mended.curl, "sh"), "");
  const named = missing.filter((part) => part in texts.missing);
  if (named.length > 0) {
    const parts = named.map((part) => texts.missing[part as keyof typeof texts.missing]);
    lines.push(`${texts.missingTitle}: ${parts.join(texts.and)}.`, "");
  }
  if (excluded.length > 0)
    lines.push(`${texts.excluded(excluded.length)}: ${excluded.map(titleOf).join(texts.and)}.`, "");
  lines.push(texts.reportBy, "");
  return withoutKeys(lines.join("\n"), request);
}

/** What of an id is shown: enough for its owner to know it. */
const shortened = (id: string) => (id.length > 12 ? `${id.slice(0, 8)}…` : id);

function withoutKeys(text: string, request: ParsedRequest): string {
  const { id, secret, token } = pastedKeys;
  const ids = [id.value, request.credentials?.secretId ?? ""].filter((one) => one.length > 12);
  const shortIds = ids.reduce((rest, one) => rest.replaceAll(one, shortened(one)), text);
  // The text has none of these any more; a value that was typed into its field by hand may stand in it all the same.
  return [secret.value, token.value]
    .filter((one) => one.length >= 6)
    .reduce((rest, one) => rest.replaceAll(one, "***").replaceAll(encodeURIComponent(one), "***"), shortIds);
}
