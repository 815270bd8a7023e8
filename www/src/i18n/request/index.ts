import { computed } from "@preact/signals";
import { language } from "../../choices/preferences.ts";
import { en, type RequestTexts } from "./en.ts";
import { zh } from "./zh.ts";

/** Texts of the form and of the rooms beside it, in the page's language. */
export const r = computed<RequestTexts>(() => (language.value === "zh" ? zh : en));
