import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";

/** The room, once it is here. */
export const callRoom = signal<ComponentType | undefined>(undefined);
const failure = signal("");

export function loadCallRoom(): void {
  if (callRoom.value) return;
  import("./call/room.tsx").then(
    ({ CallRoom: loaded }) => (callRoom.value = loaded),
    (error) => (failure.value = String(error)),
  );
}

/** The room for calls, which is loaded when it is opened: most visits begin with a signature. */
export function CallRoom() {
  useEffect(loadCallRoom, []);
  const Loaded = callRoom.value;
  return Loaded ? <Loaded /> : <p class="rule">{failure.value || t.value.code.loading}</p>;
}
