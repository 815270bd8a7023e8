// What the room Diagnose was given, without secrets: it is part of the address. Keys that stood in a paste are
// apart from it, in memory only.
import { computed, signal } from "@preact/signals";
import { openRoom, room } from "../choices/view.ts";
import { isInMemory, onForget } from "./keys.ts";

/** What stands in the box: a request in any of the forms that `parseRequest` reads. */
export const paste = signal("");

/** What a reader may know besides, as text. */
export const known = {
  /** The reader's own canonical request, and string to sign. */
  canonicalRequest: signal(""),
  stringToSign: signal(""),
  /** What the service answered. */
  answer: signal(""),
  /** When the request was sent, in Unix seconds; empty where that is not known. */
  sentAt: signal(""),
};

/** Which of the choices of time was pressed; none while the page chooses by the age of the request. */
export const TIMES = ["unknown", "now", "at"] as const;
export type TimeChoice = (typeof TIMES)[number];
export const timeChoice = signal<TimeChoice | undefined>(undefined);

/** What the service computed, where it tells: the local endpoint does, in headers of its answer. */
export const told = signal<{ canonicalRequest?: string; stringToSign?: string }>({});

/** Credentials of the pasted request. They are not those of the form: a paste may come from anywhere. */
export const pastedKeys = { id: signal(""), secret: signal(""), token: signal("") };
isInMemory(pastedKeys);

/** Other secrets of the paste, by the word that stands in their place in the box. */
export const hidden = signal<ReadonlyMap<string, string>>(new Map());
onForget(() => (hidden.value = new Map()));

/** The language in which a line of code is shown. */
export const codeLanguage = signal("python");

/** What was dropped or is asked about before the room is there to take it; the room empties it. */
export const offered = signal<Offer | undefined>(undefined);

export interface Offer {
  text: string;
  canonicalRequest?: string;
  stringToSign?: string;
  answer?: string;
  /** Unix seconds, or what a reader typed in. */
  sentAt?: number | string | undefined;
  keys?: { id: string; secret: string; token: string };
  told?: { canonicalRequest?: string; stringToSign?: string };
}

/** Opens the room with a request. */
export function diagnoseRequest(offer: Offer): void {
  offered.value = offer;
  openRoom("diagnose");
  // What had the focus is gone with its room.
  setTimeout(() => document.getElementById("tab-diagnose")?.focus());
}

/** As much as goes into an address. */
const MOST_IN_ADDRESS = 32_768;

/** What of it stands in the address, by the names that it has there. */
export const pasteInAddress = computed<Record<string, string>>(() => {
  const all = {
    paste: paste.value,
    canonical: known.canonicalRequest.value,
    toSign: known.stringToSign.value,
    reply: known.answer.value,
    sent: timeChoice.value === "at" ? known.sentAt.value : "",
    lines: codeLanguage.value === "python" ? "" : codeLanguage.value,
  };
  return isTooLong.value || room.value !== "diagnose"
    ? {}
    : Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
});

/** Whether it is more than an address should hold. */
export const isTooLong = computed(
  () => [paste, ...Object.values(known)].reduce((sum, { value }) => sum + value.length, 0) > MOST_IN_ADDRESS,
);

/** Takes over what an address says; one that says nothing of it leaves what is there. */
export function readPaste(chosen: URLSearchParams): void {
  const text = (name: string) => chosen.get(name) ?? "";
  codeLanguage.value = text("lines") || codeLanguage.peek();
  if (!chosen.has("paste") || text("paste") === paste.peek()) return;
  // A link may come from anywhere, and with secrets in it: the room takes them out before they are shown.
  offered.value = {
    text: text("paste"),
    canonicalRequest: text("canonical"),
    stringToSign: text("toSign"),
    answer: text("reply"),
    sentAt: text("sent") || undefined,
  };
}
