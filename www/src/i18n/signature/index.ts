import { computed } from "@preact/signals";
import { language } from "../../choices/preferences.ts";
import { en, type SignatureTexts } from "./en.ts";
import { zh } from "./zh.ts";

/** Texts of the room Signature, in the page's language. */
export const signatureTexts = computed<SignatureTexts>(() => (language.value === "zh" ? zh : en));
