import { effect, signal } from "@preact/signals";

export type Language = "en" | "zh";
export type Theme = "auto" | "light" | "dark";

// Only these two leave the page's memory, and only into the address bar's fragment, which is never
// sent to a server. Nothing of the form does.
export const language = signal<Language>(navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
export const theme = signal<Theme>("auto");

function readFragment(): void {
  const chosen = new URLSearchParams(location.hash.slice(1));
  const lang = chosen.get("lang");
  const look = chosen.get("theme");
  if (lang === "en" || lang === "zh") language.value = lang;
  if (look === "auto" || look === "light" || look === "dark") theme.value = look;
}

/** Writes a preference into the fragment; called on a choice, so that a plain visit keeps a plain address. */
export function remember(name: "lang" | "theme", value: string): void {
  const chosen = new URLSearchParams(location.hash.slice(1));
  chosen.set(name, value);
  history.replaceState(null, "", `#${chosen}`);
}

export function applyPreferences(): void {
  readFragment();
  addEventListener("hashchange", readFragment);
  effect(() => {
    document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
  });
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
}
