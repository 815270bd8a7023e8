import { computed } from "@preact/signals";
import { language } from "../choices/preferences.ts";
import { type Dictionary, en } from "./en.ts";
import { zh } from "./zh.ts";

export const t = computed<Dictionary>(() => (language.value === "zh" ? zh : en));

/** A BCP 47 tag for Intl. */
export const locale = computed(() => (language.value === "zh" ? "zh-CN" : "en"));
