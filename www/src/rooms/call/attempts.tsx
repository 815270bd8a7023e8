import type { CallEvent } from "tc3fetch";
import { callTexts } from "../../i18n/call/index.ts";
import { locale } from "../../i18n/index.ts";
import type { Exchange } from "./exchange.ts";

/** How often the call was made, and what lay between: only where there is more to tell than one attempt. */
export function Attempts({ exchange: { events, phase, clockOffset } }: { exchange: Exchange }) {
  const call = callTexts.value;
  const isOne = events.length < 2 && !(phase === "sending" && events.length > 0);
  if (isOne) return null;
  return (
    <section class="attempts" aria-labelledby="attempts-title">
      <h3 id="attempts-title">{call.attempts(attemptsOf(events))}</h3>
      <p class="rule">{call.attemptsRule}</p>
      <ol>
        {events.map((event, index) => (
          <li key={index} class={event.type}>
            {event.type === "pause" ? <Pause event={event} /> : <Attempt event={event} />}
          </li>
        ))}
      </ol>
      {clockOffset !== undefined && <p>{call.clockOff(duration(clockOffset), clockOffset > 0)}</p>}
    </section>
  );
}

/** How many attempts are over. */
export const attemptsOf = (events: readonly CallEvent[]) => events.filter(({ type }) => type === "attempt").length;

const counted = (milliseconds: number) =>
  callTexts.value.milliseconds(milliseconds.toLocaleString(locale.value, { maximumFractionDigits: 0 }));

function Attempt({ event: { attempt, status, error, milliseconds } }: { event: CallEvent }) {
  const call = callTexts.value;
  return (
    <>
      <b>{call.attempt(attempt)}</b>{" "}
      <span class={error ? "bad" : "good"}>{error ? <code>{error.code}</code> : call.phases.succeeded}</span>{" "}
      <span class="facts">
        {[status !== undefined && `HTTP ${status}`, counted(milliseconds)].filter(Boolean).join(" · ")}
      </span>
    </>
  );
}

function Pause({ event: { milliseconds } }: { event: CallEvent }) {
  const call = callTexts.value;
  // Nothing is waited for where the clock was wrong.
  return <>{milliseconds > 0 ? call.pause(counted(milliseconds)) : call.atOnce}</>;
}

/** A difference of clocks, in the largest unit that it has one of. */
function duration(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const [unit, size] =
    seconds >= 7200 ? (["hour", 3600] as const) : seconds >= 120 ? (["minute", 60] as const) : (["second", 1] as const);
  return new Intl.NumberFormat(locale.value, { style: "unit", unit, unitDisplay: "long" }).format(
    Math.round(seconds / size),
  );
}
