import { computed } from "@preact/signals";
import { language } from "../../choices/preferences.ts";
import { en, type CallTexts } from "./en.ts";
import { zh } from "./zh.ts";

/** Texts of the room Call, in the page's language. */
export const callTexts = computed<CallTexts>(() => (language.value === "zh" ? zh : en));
