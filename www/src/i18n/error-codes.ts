import { inChinese } from "tc3fetch/reference";
import { language } from "../choices/preferences.ts";

/** The parts of an error that people read; what the page says itself is in its language already. */
interface Said {
  code?: string | undefined;
  message: string;
  hint?: string | undefined;
}

/** What an error says, in the page's language. Its own texts are English. */
export function translateError({ code = "", message, hint }: Said): { message: string; hint: string | undefined } {
  return language.value === "zh"
    ? inChinese({ code, message, ...(hint !== undefined && { hint }) })
    : { message, hint };
}
