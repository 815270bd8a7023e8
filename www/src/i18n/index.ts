import { computed } from "@preact/signals";
import { language } from "../shell/preferences.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** English is the measure: another language compiles only when it says everything that English says. */
export type Dictionary = typeof en;

export const t = computed<Dictionary>(() => (language.value === "zh" ? zh : en));

/** A BCP 47 tag for Intl. */
export const locale = computed(() => (language.value === "zh" ? "zh-CN" : "en"));
