import { nextRows } from "../../next.mjs";

export const sources = ["next"];

export const rows = nextRows(16, [
  { bundler: "Turbopack", flag: "--turbopack", modes: ["built", "developing"], fast: "developing" },
  { bundler: "webpack", flag: "--webpack", modes: ["built", "developing"], isBroken: true },
]);
