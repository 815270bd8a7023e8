// Lights up a source and everything that was made of it. By attributes of the elements instead of state
// of the components: a pointer moves faster than a page of stages can be drawn anew.
import { effect, signal } from "@preact/signals";

/** A source that the reader pinned; the pointer only visits. */
export const pinned = signal<string | undefined>(undefined);

let lit: string | undefined;

function light(source: string | undefined): void {
  if (source === lit) return;
  for (const element of document.querySelectorAll("[data-lit]")) element.removeAttribute("data-lit");
  lit = source;
  if (!source) return;
  for (const element of document.querySelectorAll(`[data-from~="${CSS.escape(source)}"]`))
    element.setAttribute("data-lit", "");
}

const sourceAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest("[data-from]")?.getAttribute("data-from")?.split(" ")[0] : undefined;

export function followPointer(): void {
  document.addEventListener("pointerover", ({ target }) => light(sourceAt(target) ?? pinned.value));
  document.addEventListener("focusin", ({ target }) => light(sourceAt(target) ?? pinned.value));
  document.addEventListener("pointerleave", () => light(pinned.value));
  effect(() => light(pinned.value));
}

/** Drawn anew, an element has lost its light, or has that of another source. */
export function lightAgain(): void {
  if (lit === undefined) return;
  const from = `[data-from~="${CSS.escape(lit)}"]`;
  for (const element of document.querySelectorAll(`${from}:not([data-lit])`)) element.setAttribute("data-lit", "");
  for (const element of document.querySelectorAll(`[data-lit]:not(${from})`)) element.removeAttribute("data-lit");
}
