import { language } from "../choices/preferences.ts";

/** English and Chinese; the vendor's own files have one text, which is mostly Chinese. */
export type Text = { readonly en: string; readonly zh: string } | string;

/** A text in the language of the page. */
export function inLanguage(text: Text | undefined | null): string {
  if (text === undefined || text === null) return "";
  return typeof text === "string" ? text : text[language.value];
}

/** The language of a text that the vendor does not have in that of the page: a screen reader has to know. */
export const foreign = (text: string): "zh-CN" | undefined =>
  language.value === "en" && /\p{Script=Han}/u.test(text) ? "zh-CN" : undefined;
