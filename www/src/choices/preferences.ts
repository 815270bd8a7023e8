import { effect, signal } from "@preact/signals";

export type Language = "en" | "zh";
export const THEMES = ["auto", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

const preferred: Language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";

/** Of the page; `preferred` is that of the browser. */
export const language = Object.assign(signal<Language>(preferred), { preferred });
export const theme = signal<Theme>("auto");

/** Puts the choices where style sheets and screen readers look for them. */
export function applyPreferences(): void {
  effect(() => {
    document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
  });
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
}
