import { signal } from "@preact/signals";

export type Sheet =
  | { kind: "structure"; service: string; version: string; name: string; member?: string }
  | { kind: "error"; service: string; version: string; name: string };

/** What the reference is open about. */
export const sheet = signal<Sheet | undefined>(undefined);
