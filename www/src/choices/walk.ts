import { signal } from "@preact/signals";

/** The step that is shown alone; none while all are shown. */
export const walkedStep = signal<number | undefined>(undefined);
/** Whether line feeds are drawn. */
export const lineEndings = signal(false);
