import { signal } from "@preact/signals";
import { loadIndex } from "../../api/catalogue-index.ts";
import { isFirstScreen } from "../../choices/view.ts";
import { inSteps, onceSeen } from "../../ui/moments.ts";
import type { Found } from "./search.ts";

export const isOpen = signal(false);
export const query = signal("");
/** What was found, and whether it only comes near. */
export const results = signal<Found>({ rows: [], isNear: false });
export const active = signal(0);
/** How many of them are drawn: first those that can be seen, and the others when these are on the screen. */
export const drawn = signal(0);
export const searcher = signal<typeof import("./search.ts") | undefined>(undefined);
export const failure = signal("");

/** Loads what the search needs: itself, and the index of the catalogue. */
export function prepareSearch(): void {
  if (searcher.value) return;
  const loaded = import("./search.ts").then(
    (search) => (searcher.value = search),
    (error) => void (failure.value = String(error)),
  );
  // What is known without it is found at once; the rest as soon as it is here.
  void loaded.then(() => search(query.value));
  void Promise.all([loaded, loadIndex()]).then(([searcher]) => {
    search(query.value);
    if (searcher) inSteps(searcher.prepare());
  });
}

/** Where it is seen: in the first screen's own box, or in a dialog above whatever is open. */
export function openPalette(words?: string): void {
  prepareSearch();
  if (words !== undefined) search(words);
  if (isFirstScreen.value) document.getElementById("first-box")?.focus();
  else isOpen.value = true;
}

export function search(text: string): void {
  query.value = text;
  results.value = searcher.value?.find(text) ?? { rows: [], isNear: false };
  active.value = 0;
  drawn.value = SEEN;
  stop?.();
  stop = results.value.rows.length > SEEN ? onceSeen(drawAll) : undefined;
}

/** As many as the box has room for. */
const SEEN = 12;
let stop: (() => void) | undefined;

export function drawAll(): void {
  stop?.();
  stop = undefined;
  drawn.value = Infinity;
}

export function closeSearch(): void {
  isOpen.value = false;
  search("");
}
