import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";

export interface Lazy {
  Part: ComponentType;
  /** Resolves when it is here, or could not be loaded, which it then says in its place. */
  load(): Promise<void>;
}

/** A part of the page that is a file of its own, loaded before it is drawn or when it is. */
export function lazy(load: () => Promise<ComponentType>): Lazy {
  const loaded = signal<ComponentType | undefined>(undefined);
  const failure = signal("");
  let loading: Promise<void> | undefined;
  const once = () =>
    (loading ??= load().then(
      (part) => void (loaded.value = part),
      (error) => {
        failure.value = String(error);
        // The network may be back when it is asked for again.
        loading = undefined;
      },
    ));
  return {
    load: once,
    Part() {
      useEffect(() => void once(), []);
      const Loaded = loaded.value;
      return Loaded ? <Loaded /> : <p class="rule coming">{failure.value || t.value.code.loading}</p>;
    },
  };
}
