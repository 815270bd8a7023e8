import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";

/** The room, once it is here. */
export const callRoom = signal<ComponentType | undefined>(undefined);
const failure = signal("");

let loading: Promise<void> | undefined;

/** Resolves when it is here, or could not be loaded, which it then says in its place. */
export function loadCallRoom(): Promise<void> {
  return (loading ??= import("./call/room.tsx").then(
    ({ CallRoom: loaded }) => void (callRoom.value = loaded),
    (error) => {
      failure.value = String(error);
      // The network may be back when it is asked for again.
      loading = undefined;
    },
  ));
}

/** The room for calls, which is loaded when it is opened: most visits begin with a signature. */
export function CallRoom() {
  useEffect(() => void loadCallRoom(), []);
  const Loaded = callRoom.value;
  return Loaded ? <Loaded /> : <p class="rule">{failure.value || t.value.code.loading}</p>;
}
