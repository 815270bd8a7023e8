// A guided tour with the document's example: a few stops, each with the place that it speaks of.
import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { loadModel } from "../api/models.ts";
import { t } from "../i18n/index.ts";
import { loadDocumented } from "../request/choose.ts";
import { draft, isModelComing } from "../request/draft.ts";
import { walkedStep } from "../choices/walk.ts";
import { isComposing } from "../ui/composition.ts";
import { callRoom, loadCallRoom } from "../rooms/call-room.tsx";
import { openRoom, pane, shownSignatures, type Room } from "../choices/view.ts";

interface Stop {
  /** Of its texts in the dictionaries. */
  name: "form" | "canonicalRequest" | "stringToSign" | "signature" | "sources" | "call" | "code" | "search";
  place: string;
  room: Room;
  /** Whether its place is in the form, which on a phone has the place of the room. */
  isForm?: boolean;
}

const STOPS: Stop[] = [
  { name: "form", place: ".request-form .parameters", room: "signature", isForm: true },
  { name: "canonicalRequest", place: "#stage-canonicalRequest", room: "signature" },
  { name: "stringToSign", place: "#stage-stringToSign", room: "signature" },
  { name: "signature", place: "#stage-signature", room: "signature" },
  { name: "sources", place: ".sources", room: "signature" },
  { name: "call", place: ".send-form", room: "call" },
  { name: "code", place: "#tab-code", room: "call" },
  { name: "search", place: ".search-button", room: "signature" },
];

const at = signal<number | undefined>(undefined);

/** Where the keyboard was before. */
let origin: Element | null = null;

export async function startTour(): Promise<void> {
  origin = document.activeElement;
  loadCallRoom();
  loadDocumented();
  walkedStep.value = undefined;
  if (shownSignatures.value === "v1") shownSignatures.value = "both";
  // Its form is there before the first stop points at it.
  await loadModel({ id: draft.service.value, version: draft.version.value }, draft.action.value);
  at.value = 0;
}

effect(() => {
  const stop = at.value === undefined ? undefined : STOPS[at.value];
  if (!stop) return;
  openRoom(stop.room);
  if (stop.isForm) pane.value = "request";
});

export function Tour() {
  const card = useRef<HTMLDivElement>(null);
  const index = at.value;
  const stop = index === undefined ? undefined : STOPS[index];
  // Its room may come later than the stop.
  const isRoomHere = callRoom.value !== undefined && !isModelComing.value;

  useEffect(() => {
    for (const element of document.querySelectorAll(".toured")) element.classList.remove("toured");
    if (!stop) return;
    const element = document.querySelector(stop.place);
    element?.classList.add("toured");
    element?.scrollIntoView({ block: "center" });
    card.current?.focus({ preventScroll: true });
  }, [stop, isRoomHere]);

  if (index === undefined || !stop) return null;
  const { tour } = t.value;
  const end = () => {
    at.value = undefined;
    if (origin instanceof HTMLElement) origin.focus();
  };
  return (
    <div
      ref={card}
      class="tour"
      role="dialog"
      aria-labelledby="tour-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isComposing(event)) end();
      }}
    >
      <h2 id="tour-title">{tour.stops[stop.name].title}</h2>
      <p>{tour.stops[stop.name].text}</p>
      <div class="tour-buttons">
        <span class="facts">{tour.of(index + 1, STOPS.length)}</span>
        <button type="button" class="link" onClick={end}>
          {tour.end}
        </button>
        <button type="button" class="quiet" disabled={index === 0} onClick={() => (at.value = index - 1)}>
          {tour.back}
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => (index + 1 < STOPS.length ? (at.value = index + 1) : end())}
        >
          {index + 1 < STOPS.length ? tour.next : tour.done}
        </button>
      </div>
    </div>
  );
}
