import { language } from "../choices/preferences.ts";

/** English and Chinese; the vendor's own files have one text, which is mostly Chinese. */
export type Text = { readonly en: string; readonly zh: string } | string;

/** A text in the language of the page. */
export function inLanguage(text: Text | undefined | null): string {
  if (text === undefined || text === null) return "";
  return typeof text === "string" ? text : text[language.value];
}
