import { signal } from "@preact/signals";

const message = signal("");

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  // The same words twice would not be read again; an intermediate empty text makes them new.
  message.value = "";
  setTimeout(() => (message.value = text), 50);
}

export function Announcer() {
  return (
    <div class="visually-hidden" aria-live="polite">
      {message.value}
    </div>
  );
}
