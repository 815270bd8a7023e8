import { svelteRows } from "../../svelte.mjs";

export const sources = ["svelte"];

export const rows = svelteRows(3, ["node"]);
