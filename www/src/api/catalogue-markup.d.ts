/** What makes the catalogue's texts makes those of a dropped file. */
declare module "*/xtask/src/catalogue/markup.mjs" {
  export function toMarkup(text: unknown): string;
}

declare module "*/xtask/src/catalogue/pages.mjs" {
  /** A model in one language, without the answers of its examples. */
  export function forPage(model: unknown, language: "en" | "zh"): unknown;
}
