import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";

const room = signal<ComponentType | undefined>(undefined);
const failure = signal("");

/** The room for calls, which is loaded when it is opened: most visits begin with a signature. */
export function CallRoom() {
  useEffect(() => {
    if (room.value) return;
    import("../rooms/call/room.tsx").then(
      ({ CallRoom: loaded }) => (room.value = loaded),
      (error) => (failure.value = String(error)),
    );
  }, []);
  const Loaded = room.value;
  return Loaded ? <Loaded /> : <p class="rule">{failure.value || t.value.code.loading}</p>;
}
