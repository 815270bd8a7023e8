import { nextRows } from "../../next.mjs";

export const sources = ["next"];

export const rows = nextRows(15, [
  { bundler: "webpack", modes: ["built", "developing"] },
  { bundler: "Turbopack", flag: "--turbopack", modes: ["built", "developing"] },
]);
