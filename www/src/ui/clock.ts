import { signal } from "@preact/signals";

/** Milliseconds since 1970, twice a minute: for what says how old something is. */
export const now = signal(Date.now());

setInterval(() => (now.value = Date.now()), 30_000);
