import { effect, signal } from "@preact/signals";

export const ROOMS = ["diagnose", "signature", "call", "code", "reference"] as const;
export type Room = (typeof ROOMS)[number];

/** Whether the page shows its first screen, which is about no request yet. */
export const isFirstScreen = signal(false);
/** What is open beside the form. */
export const room = signal<Room>("signature");
/** Which of the two is shown where there is room for one alone. */
export const pane = signal<"request" | "room">("request");
/** How the parameters are edited. */
export const editor = signal<"form" | "json" | "both">("form");
/** Which of Tencent's signatures is shown; both where there is room. */
export const shownSignatures = signal<"both" | "v3" | "v1">("both");
/** Whether each stage is shown in named pieces, or as the one text that is hashed. */
export const stageForm = signal<"pieces" | "raw">("pieces");
/** For which tool code is generated. */
export const codeTarget = signal("python");
/** Whether the form shows only what has to be given, and what is given already. */
export const requiredOnly = signal(false);
/** Whether the list of services is open, where it has no room of its own beside the form. */
export const isNavigationOpen = signal(false);

/** Opens a room; where there is room for one pane alone, in the place of the form. */
export function openRoom(name: Room): void {
  isFirstScreen.value = false;
  room.value = name;
  pane.value = "room";
}

/** Puts the pane where style sheets look for it: what is hidden there can take no focus, so it is written at once. */
export function followPane(): void {
  effect(() => {
    document.documentElement.dataset.pane = pane.value;
  });
}

/** Shows the form: not the box of Diagnose, which stands in its place. */
export function showRequest(): void {
  isFirstScreen.value = false;
  if (room.value === "diagnose") room.value = "signature";
  pane.value = "request";
}
