// From what was pasted to a verdict. Nothing is sent, and nothing is signed anew: the verdict is about the request as
// it stands in the box.
import { computed, effect, signal, untracked } from "@preact/signals";
import { diagnose, type Diagnosis, type ParsedRequest } from "tc3fetch/diagnose";
import { onForget } from "../../request/keys.ts";
import { known, offered, pastedKeys, timeChoice } from "../../request/paste.ts";
import { type Problem, problemOf } from "../../request/problem.ts";
import { announce } from "../../ui/announcer.tsx";
import { covered, restored, restoredText } from "./redact.ts";
import { pastedAt, pasteNumber, places, request, take } from "./taken.ts";
import { sentence } from "./texts.ts";
import { isFresh, readTime } from "./time.ts";

/** What the choice of time is, where none was pressed: by the age of the request. */
export const effectiveTime = computed(
  () => timeChoice.value ?? (request.value && isFresh(request.value, pastedAt.value) ? "now" : "unknown"),
);

const sentAt = computed(() => {
  if (effectiveTime.value === "now") return pastedAt.value;
  return effectiveTime.value === "at" ? readTime(known.sentAt.value) : undefined;
});

export const result = signal<Diagnosis | undefined>(undefined);
export const isSearching = signal(false);
export const failure = signal<Problem | undefined>(undefined);

onForget(forgetVerdict);

/** The request with its secrets, for the engine alone. */
const whole = computed(() => request.value && restored(request.value, places.value));

const credentials = computed(() => {
  const { id, secret, token } = pastedKeys;
  return {
    ...(id.value && { secretId: id.value }),
    ...(secret.value && { secretKey: secret.value }),
    ...(token.value && { token: token.value }),
  };
});

const options = computed(() => {
  const { canonicalRequest, stringToSign, answer } = known;
  return {
    ...(sentAt.value !== undefined && { now: sentAt.value }),
    ...(canonicalRequest.value && { canonicalRequest: restoredText(canonicalRequest.value, places.value) }),
    ...(stringToSign.value && { stringToSign: restoredText(stringToSign.value, places.value) }),
    ...(answer.value.trim() && { answer: answer.value }),
  };
});

/** Milliseconds from one change to the next, as a reader types: the search waits for the last one. */
const PAUSE = 150;

let isFollowing = false;
/** The verdict that was announced last: the same one is not said again. */
let latest = "";

/** Follows the box, the keys and what else is known, from when the room is opened first. */
export function followPaste(): void {
  if (isFollowing) return;
  isFollowing = true;
  effect(() => {
    const offer = offered.value;
    if (!offer) return;
    untracked(() => {
      offered.value = undefined;
      take(offer);
    });
  });
  let controller = new AbortController();
  let changedAt = -Infinity;
  let number = pasteNumber.peek();
  effect(() => {
    const asked = { request: whole.value, keys: credentials.value, options: options.value, places: places.value };
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    if (pasteNumber.value !== number) forgetVerdict();
    number = pasteNumber.value;
    failure.value = undefined;
    isSearching.value = asked.request !== undefined;
    if (!asked.request) return forgetVerdict();
    const now = performance.now();
    // After a paste or a click at once.
    setTimeout(() => search(asked, signal), now - changedAt < PAUSE ? PAUSE : 0);
    changedAt = now;
  });
}

interface Asked {
  request: ParsedRequest | undefined;
  keys: Parameters<typeof diagnose>[1];
  options: typeof options.value;
  places: ReadonlyMap<string, string>;
}

async function search({ request: asked, keys: given, options: more, places: filled }: Asked, signal: AbortSignal) {
  if (signal.aborted || !asked) return;
  try {
    const found = await diagnose(asked, given, { ...more, signal });
    if (signal.aborted) return;
    result.value = covered(found, filled);
    const said = sentence(result.value, known.answer.peek());
    if (said !== latest) announce(said);
    latest = said;
  } catch (error) {
    if (signal.aborted) return;
    result.value = undefined;
    failure.value = problemOf(error);
  }
  isSearching.value = false;
}

function forgetVerdict(): void {
  result.value = undefined;
  latest = "";
}
