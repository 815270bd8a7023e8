// What a reader opened of the form: optional parameters, which are one line each until then, and elements of long lists.
import { effect, signal } from "@preact/signals";
import { draft } from "./draft.ts";

/** Paths as the checker writes them, of the action that is shown. */
export const opened = signal<ReadonlySet<string>>(new Set());

/** Counts what replaces all parameters at once: the form is then drawn from the beginning. */
export const filled = signal(0);

effect(() => {
  draft.service.value;
  draft.action.value;
  opened.value = new Set();
});

export function openPath(...paths: string[]): void {
  opened.value = new Set([...opened.peek(), ...paths]);
}

/** Closes a path, and what is in it. */
export function closePath(path: string): void {
  opened.value = new Set(
    [...opened.peek()].filter(
      (one) => one !== path && !(one.startsWith(path) && [".", "["].includes(one[path.length]!)),
    ),
  );
}

/** Opens a path and everything around it: `A.B[0].C` is in `A.B[0]`, in `A.B`, and in `A`. */
export function revealPath(path: string): void {
  openPath(...[...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index)), path);
}
