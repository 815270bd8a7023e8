import { callTexts } from "../../i18n/call/index.ts";
import { announce } from "../../ui/announcer.tsx";
import type { Streamed } from "./stream.ts";

/** Milliseconds from one announcement to the next. */
const SPEAK_EVERY = 4000;

/** Where a text may end when it is read aloud. */
const END = /[\s.,;:!?。，；：！？、][^\s.,;:!?。，；：！？、]*$/;

/**
 * Tells screen readers of a stream: every few seconds what its text has got since, up to the last word that
 * is complete, or how many events there are. Each event by itself would cut off the one before.
 */
export function createSpeaker(): (streamed: Streamed) => void {
  let spoken = 0;
  let last = performance.now();
  return ({ count, texts: [text = ""], isOver }) => {
    const rest = text.slice(spoken);
    if (isOver && rest.trim()) announce(rest.trim());
    if (isOver || count === 0 || performance.now() - last < SPEAK_EVERY) return;
    last = performance.now();
    const words = rest.slice(0, rest.search(END) + 1);
    spoken += words.length;
    announce(words.trim() || callTexts.value.events(String(count), count === 1));
  };
}
