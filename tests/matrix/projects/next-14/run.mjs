import { nextRows } from "../../next.mjs";

export const sources = ["next"];

export const rows = nextRows(14, [
  { bundler: "webpack", modes: ["built", "developing"] },
  { bundler: "Turbopack", flag: "--turbo", modes: ["developing"] },
]);
