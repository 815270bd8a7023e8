import { computed } from "@preact/signals";
import { language } from "../../choices/preferences.ts";
import { en, type ReferenceTexts } from "./en.ts";
import { zh } from "./zh.ts";

/** Texts of the room Reference, in the page's language. */
export const reference = computed<ReferenceTexts>(() => (language.value === "zh" ? zh : en));
