import { signal } from "@preact/signals";
import type { CallEvent, Tc3Error } from "tc3fetch";
import { clockOffsets } from "../../request/clock.ts";
import { type Draft, draft, draftValues, system } from "../../request/draft.ts";
import { currentKeys, onForget } from "../../request/keys.ts";
import { callers } from "./callers.ts";
import { createRecorder, type Received, type Sent } from "./recording.ts";
import { showSentTime } from "./sent-time.ts";
import { createSpeaker } from "./speaker.ts";
import { readStream, type Streamed } from "./stream.ts";

export interface Exchange {
  /** Counts the calls of this tab. */
  number: number;
  phase: "sending" | "streaming" | "succeeded" | "failed" | "cancelled";
  service: string;
  action: string;
  /** Empty when the request went straight to its host. */
  proxy: string;
  /** What the form held, without the credentials. */
  draft: Partial<Draft>;
  /** The session token that was sent, for it to be left out of everything that is shown or copied. */
  token: string;
  /** Of several attempts the last one, as is `received`. */
  sent?: Sent;
  received?: Received | undefined;
  /** The attempts and the pauses between them, as the package tells them. */
  events: readonly CallEvent[];
  /** Where the call has shown that the clock was wrong: how far the service's is ahead, in milliseconds. */
  clockOffset?: number;
  /** Where the answer is a stream. */
  stream?: Streamed;
  error?: Tc3Error | { message: string };
}

export const isUnderWay = ({ phase }: Exchange) => phase === "sending" || phase === "streaming";

/** The calls of this tab, the latest first; they are gone with it. */
export const history = signal<Exchange[]>([]);
/** Which of them is shown. */
export const shownNumber = signal<number | undefined>(undefined);

const MOST = 50;
let running: { number: number; controller: AbortController } | undefined;
let count = 0;

export function cancel(): void {
  running?.controller.abort();
}

/** What was sent bears the id and the token in its headers. */
onForget(() => {
  cancel();
  running = undefined;
  history.value = [];
  shownNumber.value = undefined;
});

/** Sends the form as it is, and writes down what went out and what came back. */
export async function send(proxy: string, isStream: boolean): Promise<void> {
  cancel();
  const number = ++count;
  const controller = new AbortController();
  running = { number, controller };
  const caller = callers[system.value](isStream);
  const isTimely = draft.fresh.value;
  const clock = clockOffsets[system.value];
  const clockBefore = clock.value;
  const begun: Exchange = {
    number,
    phase: "sending",
    service: draft.service.value,
    action: draft.action.value,
    proxy,
    draft: draftValues(),
    token: currentKeys.value.token.value,
    events: [],
  };
  history.value = [begun, ...history.value].slice(0, MOST);
  shownNumber.value = number;
  const update = (change: Partial<Exchange> | ((exchange: Exchange) => Partial<Exchange>)) => {
    history.value = history.value.map((one) =>
      one.number === number ? { ...one, ...(typeof change === "function" ? change(one) : change) } : one,
    );
  };

  const { fetch, finish } = createRecorder(
    (sent) => {
      update({ sent, received: undefined });
      // The reader may have gone on to something else.
      if (isTimely && draft.action.value === begun.action && draft.service.value === begun.service) showSentTime(sent);
    },
    (received) => update({ received }),
  );
  const speak = createSpeaker();

  try {
    await caller({
      proxy,
      signal: controller.signal,
      fetch,
      observe(event) {
        if (event.type !== "end") update(({ events }) => ({ events: [...events, event] }));
      },
      receive: (stream) =>
        readStream(stream, (streamed) => {
          // A result in one piece is shown as one.
          if (!isLabelledStream(stream.headers)) return;
          update({ phase: "streaming", stream: streamed });
          speak(streamed);
        }),
    });
    finish();
    update({ phase: "succeeded" });
  } catch (error) {
    finish();
    if (controller.signal.aborted) update({ phase: "cancelled" });
    else
      update({
        phase: "failed",
        error: error instanceof Error && "kind" in error ? (error as Tc3Error) : { message: (error as Error).message },
      });
  } finally {
    if (clock.value !== clockBefore) update({ clockOffset: clock.value });
  }
}

const isLabelledStream = (headers: Headers) => /^\s*text\/event-stream\b/i.test(headers.get("content-type") ?? "");
