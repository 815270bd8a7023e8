/** What makes the catalogue's texts makes those of a dropped file. */
declare module "*/xtask/src/catalogue/markup.mjs" {
  export function toMarkup(text: unknown): string;
}
