import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { callTexts } from "../../i18n/call/index.ts";
import { locale } from "../../i18n/index.ts";
import { reformatted } from "../../request/json.ts";
import { MOST_TEXT, type ShownEvent, type Streamed } from "./stream.ts";

/** A stream as it comes: what it says, and its events. */
export function StreamView({ stream }: { stream: Streamed }) {
  const call = callTexts.value;
  const { status, requestId, count, events, texts } = stream;
  const number = (value: number) => value.toLocaleString(locale.value);
  return (
    <section class="stream" aria-labelledby="stream-title">
      <div class="side-head">
        <h3 id="stream-title">{call.stream}</h3>
        <p class="start-line">
          <b class="good">{status}</b>
          {requestId && ` ${call.requestId} ${requestId}`}
        </p>
      </div>
      {texts.map((text, index) => (
        <div key={index} class="stream-part">
          <h4>{call.streamText(index + 1, texts.length)}</h4>
          <Growing class="body stream-text" label={call.streamText(index + 1, texts.length)} size={text.length}>
            {text}
          </Growing>
          {text.length >= MOST_TEXT && <p class="field-note">{call.textCut(number(MOST_TEXT))}</p>}
        </div>
      ))}
      <div class="stream-part">
        <h4>{call.events(number(count), count === 1)}</h4>
        {count > events.length && <p class="field-note">{call.latestOnly(number(events.length))}</p>}
        {count > 0 && (
          <Growing class="body events" label={call.eventList} size={count}>
            <ol>
              {events.map((event) => (
                <EventRow key={event.number} event={event} />
              ))}
            </ol>
          </Growing>
        )}
      </div>
    </section>
  );
}

/** What grows at its end follows it, as long as the reader is there. */
function Growing(props: { class: string; label: string; size: number; children: ComponentChildren }) {
  const element = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const { current } = element;
    if (current && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [props.size]);
  return (
    <div
      ref={element}
      class={props.class}
      tabIndex={0}
      role="region"
      aria-label={props.label}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - clientHeight - scrollTop < 8;
      }}
    >
      {props.children}
    </div>
  );
}

function EventRow({ event: { number, at, type, id, text, data, isCut } }: { event: ShownEvent }) {
  const call = callTexts.value;
  const isOpen = useSignal(false);
  const line = data.replace(/\s*\n\s*/g, " ");
  return (
    <li>
      <details onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
        <summary>
          <span class="event-number">{number}</span>
          <span class="event-time">
            +{call.milliseconds(at.toLocaleString(locale.value, { maximumFractionDigits: 0 }))}
          </span>
          {text && <b>{text}</b>}
          <code>{line.slice(0, 300) || "—"}</code>
        </summary>
        {isOpen.value && (
          <>
            {(type || id) && (
              <p class="event-fields">
                {type && `event: ${type}`} {id && `id: ${id}`}
              </p>
            )}
            <pre>{isCut ? `${data}…` : reformatted(data, true)}</pre>
          </>
        )}
      </details>
    </li>
  );
}
