import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";

const loaded = signal<ComponentType | undefined>(undefined);
const failure = signal("");

function load(): void {
  if (loaded.value) return;
  import("../rooms/reference/room.tsx").then(
    ({ ReferenceRoom }) => (loaded.value = ReferenceRoom),
    (error) => (failure.value = String(error)),
  );
}

/** The room with the document of the action, which is loaded when it is opened. */
export function ReferenceRoom() {
  useEffect(load, []);
  const Loaded = loaded.value;
  return Loaded ? <Loaded /> : <p class="rule">{failure.value || t.value.code.loading}</p>;
}
