import { signal } from "@preact/signals";
import type { Found } from "./files.ts";

export interface Notice {
  what: string;
  text: string;
  isGood: boolean;
}

/** What came of the files that were dropped last. */
export const notices = signal<readonly Notice[]>([]);
/** How many files were read, while there are more. */
export const reading = signal<number | undefined>(undefined);

/** Reads files; what can do that is loaded with the first of them. */
export async function takeFiles(files: AsyncIterable<Found>): Promise<void> {
  // At once: what is said of the files before says nothing of these.
  notices.value = [];
  reading.value = 0;
  const { take } = await import("./take.ts");
  await take(files);
}
