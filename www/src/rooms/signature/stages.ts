import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { clearKeyCache } from "tc3fetch";
import { explain, type Tc3Explanation } from "tc3fetch/inspect";
import { credentials, draft, keys, prepared } from "./draft.ts";
import { problemOf, type Problem } from "./problem.ts";

type Outcome = { explanation: Tc3Explanation } | { problem: Problem };

const outcome = computed<Outcome>(() => {
  const ready = prepared.value;
  if ("problem" in ready) return ready;
  try {
    return { explanation: explain({ ...ready.request, algorithm: "TC3-HMAC-SHA256" }, credentials.value) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
});

interface Shown {
  /** The last good explanation; none before the first one and after the credentials were forgotten. */
  current?: Tc3Explanation;
  /** The one before it, against which changes are marked. */
  previous?: Tc3Explanation;
  /** Counts explanations, so that a mark that comes twice in the same place fades twice. */
  revision: number;
}

export const shown = signal<Shown>({ revision: 0 });
export const problem = computed(() => ("problem" in outcome.value ? outcome.value.problem : undefined));
/** Whether what is shown belongs to an earlier form than the present one. */
export const stale = computed(() => problem.value !== undefined);
export const derivedKeysShown = signal(false);

effect(() => {
  const latest = outcome.value;
  if (!("explanation" in latest)) return;
  const { current, revision } = untracked(() => shown.value);
  shown.value = { current: latest.explanation, ...(current && { previous: current }), revision: revision + 1 };
});

// Keys that were shown on purpose are shown for one pair of credentials, not for the next.
effect(() => {
  credentials.value;
  derivedKeysShown.value = false;
});

/** Drops the credentials and everything that was made from them. */
export function forgetCredentials(): void {
  batch(() => {
    for (const key of Object.values(keys)) key.value = "";
    shown.value = { revision: shown.value.revision + 1 };
    clearKeyCache();
  });
}

export function useCurrentTime(): void {
  draft.timestamp.value = String(Math.floor(Date.now() / 1000));
}
