// What the first screen does without: each is loaded when it is opened, or when a visitor begins to move.
import { signal } from "@preact/signals";
import { room } from "../choices/view.ts";
import { lazy } from "../ui/lazy.tsx";

export const workplace = lazy(async () => {
  const { loadRoom, Workplace } = await import("./workplace.tsx");
  await loadRoom(room.peek());
  return Workplace;
});
export const referenceSheet = lazy(async () => (await import("./sheet.tsx")).ReferenceSheet);
export const tour = lazy(async () => (await import("./tour.tsx")).Tour);

/** Whether the tour was begun in this visit. */
export const isTourBegun = signal(false);

export async function startTour(): Promise<void> {
  isTourBegun.value = true;
  await Promise.all([tour.load(), workplace.load()]);
  await (await import("./tour.tsx")).startTour();
}

/** The next thing that a visitor does opens a request: the first movement says that there is one. */
export function loadAhead(): void {
  const load = () => {
    for (const name of ["pointermove", "pointerdown", "keydown"]) removeEventListener(name, load);
    void workplace.load();
  };
  for (const name of ["pointermove", "pointerdown", "keydown"]) addEventListener(name, load, { passive: true });
}
