// Cloudflare's adapter is one for SvelteKit 2: that for 3 is not out.
import { svelteRows } from "../../svelte.mjs";

export const sources = ["svelte"];

export const rows = svelteRows(2, ["node", "cloudflare"]);
