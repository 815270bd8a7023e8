// Keys and pastes that mean the same anywhere on the page.
import { diagnoseRequest } from "../request/paste.ts";
import { looksLikeRequest } from "../request/looks-like.ts";
import { isComposing } from "../ui/composition.ts";
import { isField } from "../ui/is-field.ts";
import { openPalette } from "./palette/state.ts";
import { sendForm } from "./send.ts";
import { isFirstScreen, openRoom, room, ROOMS } from "../choices/view.ts";

export const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/** More than this is no word that a search could find. */
const LONGEST_QUERY = 200;

export function followShortcuts(): void {
  // Before anything in the page: an editor has a meaning of its own for Ctrl-Enter.
  addEventListener("keydown", onKeyDown, { capture: true });
  document.addEventListener("paste", onPaste);
}

function onKeyDown(event: KeyboardEvent): void {
  // Most keys are letters, and to look for a dialog takes as long as to type one.
  if (isComposing(event) || !(event.altKey || event.ctrlKey || event.metaKey) || isModal()) return;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const name = ROOMS[Number(digit) - 1];
    if (!name) return;
    event.preventDefault();
    openRoom(name);
    // What had the focus may be gone with the room before.
    setTimeout(() => document.getElementById(`tab-${name}`)?.focus());
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    if (isFirstScreen.value || room.value === "diagnose") return;
    event.preventDefault();
    event.stopPropagation();
    void sendForm();
  }
}

/** A request into Diagnose, words into the search. A field keeps what is pasted into it. */
function onPaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || isModal() || isField(event.composedPath()[0])) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text.trim() === "") return;
  event.preventDefault();
  const words = text.trim();
  if (looksLikeRequest(text) || words.length > LONGEST_QUERY || words.includes("\n")) diagnoseRequest({ text });
  else openPalette(words);
}

const isModal = () => document.querySelector("dialog[open]") !== null;
