import { signal } from "@preact/signals";
import { hasOtherLanguage, type Wanted } from "../../api/models.ts";
import { foreign, type Text } from "../../api/text.ts";
import { language } from "../../choices/preferences.ts";
import { RichText } from "../../ui/rich-text.tsx";

/** Whether a text is followed by the same in the other language: a reader may doubt a translation. */
export const isBoth = signal(false);

/** Where a text has one language alone, the other one may not be here yet; what is Chinese on an English page has none. */
export const mayHaveBoth = (text: Text | undefined, wanted: Wanted): boolean =>
  hasBothLanguages(text) || (typeof text === "string" && foreign(text) === undefined && hasOtherLanguage(wanted));

const hasBothLanguages = (text: Text | undefined): boolean => typeof text === "object" && text !== null;

/** A text in the language that the page does not have. */
export function BothTexts({ text }: { text: Text | undefined }) {
  if (!isBoth.value || typeof text !== "object" || text === null) return null;
  const other = language.value === "zh" ? "en" : "zh";
  return text[other] ? (
    <div class="other-language" lang={other === "zh" ? "zh-CN" : "en"}>
      <RichText text={text[other]} />
    </div>
  ) : null;
}
