import { signal } from "@preact/signals";
import { onForget } from "../../request/keys.ts";
import { lazy } from "../../ui/lazy.tsx";

/**
 * What the reader's own program signed, as it was pasted; undefined while nothing is compared. It lives in this
 * variable alone: neither the address nor any storage has it.
 */
export const own = signal<string | undefined>(undefined);

onForget(() => {
  if (own.peek()) own.value = "";
});

/** The comparison, with the engine that names the mistake: most visits do without. */
export const comparison = lazy(async () => (await import("./own-view.tsx")).OwnView);
