import type { SignedRequest } from "tc3fetch";
import { signatureTexts } from "../../i18n/signature/index.ts";
import { system } from "../../request/draft.ts";
import { shownSignatures } from "../../choices/view.ts";
import { fenced } from "../../ui/fenced.ts";
import { withoutToken } from "../call/secrets.ts";
import { acs3, type Signing, v1, v3 } from "../../request/explanations.ts";
import { acs3Stages, type StageSpec, v1Stages, v3Stages } from "./stage-specs.ts";

/** The whole derivation that is shown, as Markdown; without what lets others sign: derived keys, a session token. */
export function derivation(): string {
  if (system.value === "aliyun") return chapter("ACS3-HMAC-SHA256", acs3Stages, acs3);
  const chapters = [];
  if (shownSignatures.value !== "v1") chapters.push(chapter("TC3-HMAC-SHA256", v3Stages, v3));
  if (shownSignatures.value !== "v3")
    chapters.push(chapter(v1.shown.value.current?.algorithm ?? "HmacSHA256", v1Stages, v1));
  return chapters.join("\n");
}

function chapter<Explanation extends { request: SignedRequest }>(
  title: string,
  specs: StageSpec<Explanation>[],
  signing: Signing<Explanation>,
): string {
  const stages = signatureTexts.value;
  const { current, token } = signing.shown.value;
  if (!current) return "";
  const lines = [`## ${title}`, "", `\`${current.request.method} ${current.request.url.split("?")[0]}\``, ""];
  for (const [index, spec] of specs.entries()) {
    const texts = stages.texts[spec.id as keyof typeof stages.texts];
    lines.push(`### ${index + 1}. ${texts.title}`, "", texts.rule, "");
    if (spec.secret)
      lines.push(...spec.parts.map((part) => `- ${part.name} = \`${part.formula?.(current) ?? ""}\``), "");
    else if (spec.text) lines.push(...fenced(spec.text(current)), "");
  }
  return withoutToken(lines.join("\n"), token);
}
