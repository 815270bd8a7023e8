import { signal } from "@preact/signals";

export const ROOMS = ["diagnose", "signature", "call", "code"] as const;
export type Room = (typeof ROOMS)[number];

/** What is open beside the form. */
export const room = signal<Room>("signature");
/** How the parameters are edited. */
export const editor = signal<"form" | "json" | "both">("form");
/** Which of Tencent's signatures is shown; both where there is room. */
export const shownSignatures = signal<"both" | "v3" | "v1">("both");
/** For which tool code is generated. */
export const codeTarget = signal("python");
/** Whether the form shows only what has to be given, and what is given already. */
export const requiredOnly = signal(false);
/** Whether the list of services is open, where it has no room of its own beside the form. */
export const isNavigationOpen = signal(false);
