import { signal } from "@preact/signals";

export const ROOMS = ["signature", "call", "code"] as const;
export type Room = (typeof ROOMS)[number];

/** What is open beside the form. */
export const room = signal<Room>("signature");
/** How the parameters are edited. */
export const editor = signal<"form" | "json">("form");
/** Which of Tencent's signatures is shown; both where there is room. */
export const shownSignatures = signal<"both" | "v3" | "v1">("both");
/** For which tool code is generated. */
export const codeTarget = signal("python");
