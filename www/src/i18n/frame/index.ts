import { computed } from "@preact/signals";
import { language } from "../../choices/preferences.ts";
import { en, type FrameTexts } from "./en.ts";
import { zh } from "./zh.ts";

export const f = computed<FrameTexts>(() => (language.value === "zh" ? zh : en));
