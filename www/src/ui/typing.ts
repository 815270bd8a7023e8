// What a keystroke does: its own task edits the text, and the page is painted. What follows from the text (reading it,
// signing it, checking it, drawing all that) comes afterwards, a piece between two paints, so that the next key never
// waits for more than one of them. Everything but typing comes to a page that is up to date: see `followTyping`.
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { onceSeen } from "./moments.ts";

const pieces = new Set<() => void>();

/**
 * Whether something was typed that is not yet in everything that is shown, for the attribute `aria-busy`: a signature
 * may be that of an earlier text.
 */
export const busy = signal<"true" | undefined>(undefined);

let isTyping = false;
let cancel: (() => void) | undefined;
/** When a piece was done last. */
let latest = 0;
/** Milliseconds that keys can put off the next piece, each with its own paint, before it has its turn. */
const PATIENCE = 200;
/** Milliseconds: a piece that took no longer is followed by the next one, without the cost of a paint in between. */
const SHORT = 1;

/** Makes a change that was typed; what follows from it by way of `held` is a piece of its own each. */
export function whileTyping(change: () => void): void {
  const before = isTyping;
  isTyping = true;
  try {
    change();
  } finally {
    isTyping = before;
  }
}

/** After a paint, and once however often it is asked for until then. The oldest piece is first, so that each has its turn. */
export function afterPaint(piece: () => void): void {
  pieces.add(piece);
  busy.value = "true";
  // The letter is painted before a piece that was about to begin.
  if (cancel && performance.now() - latest < PATIENCE) {
    cancel();
    cancel = undefined;
  }
  cancel ??= onceSeen(next);
}

function next(): void {
  cancel = undefined;
  latest = performance.now();
  try {
    for (const piece of pieces) {
      pieces.delete(piece);
      whileTyping(piece);
      if (performance.now() - latest > SHORT) break;
    }
  } finally {
    goOn();
  }
}

function goOn(): void {
  if (pieces.size > 0) return void (cancel ??= onceSeen(next));
  cancel?.();
  cancel = undefined;
  busy.value = undefined;
}

/** Everything that is still to come, now. */
export function settle(): void {
  cancel?.();
  cancel = undefined;
  try {
    for (const piece of pieces) {
      pieces.delete(piece);
      piece();
    }
  } finally {
    goOn();
  }
}

/** The value of another signal, which comes a piece later where it follows from what is being typed. */
export function held<Value>(source: ReadonlySignal<Value>): ReadonlySignal<Value> {
  const shown = signal(source.peek());
  const pass = () => void (shown.value = source.peek());
  effect(() => {
    source.value;
    if (isTyping) return afterPaint(pass);
    pieces.delete(pass);
    pass();
  });
  return shown;
}

/** What is done to the page other than typing finds it with all that was typed before. */
export function followTyping(): void {
  for (const type of ["pointerdown", "click", "change", "submit", "drop", "copy", "cut", "popstate", "pagehide"])
    addEventListener(type, settle, { capture: true });
  document.addEventListener("visibilitychange", settle);
  addEventListener("keydown", (event) => isCommand(event) && settle(), { capture: true });
}

/** A shortcut, or a key that leaves the field. With AltGr, letters are typed. */
const isCommand = (event: KeyboardEvent) =>
  ((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph")) ||
  event.key === "Tab" ||
  event.key === "Escape";
