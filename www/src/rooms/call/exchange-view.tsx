import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { locale, t } from "../../i18n/index.ts";
import { reformatted } from "../../request/json.ts";
import { attemptsOf } from "./attempts.tsx";
import type { Exchange } from "./exchange.ts";
import type { Received, Sent } from "./recording.ts";
import { isSecretHeader, withoutToken } from "./secrets.ts";
import type { Streamed } from "./stream.ts";

/** What was sent beside what came back. */
export function ExchangeView({ exchange }: { exchange: Exchange }) {
  const { call } = t.value;
  const count = (value: number) => value.toLocaleString(locale.value, { maximumFractionDigits: 0 });
  return (
    <div class="exchange">
      <Side title={call.request} id="sent">
        {exchange.sent && <SentView sent={exchange.sent} token={exchange.token} />}
      </Side>
      <Side
        title={call.response}
        id="received"
        facts={
          exchange.received && (
            <>
              {exchange.events.length > 0 && <span>{call.attempts(attemptsOf(exchange.events))}</span>}
              <span>{call.milliseconds(count(exchange.received.milliseconds))}</span>
              {exchange.phase !== "streaming" && <span>{call.bytes(count(exchange.received.size))}</span>}
            </>
          )
        }
      >
        {exchange.received ? (
          <ReceivedView received={exchange.received} stream={exchange.stream} />
        ) : (
          <p class="nothing">{exchange.phase === "sending" ? call.waiting : call.noResponse}</p>
        )}
      </Side>
    </div>
  );
}

function Side(props: { title: string; id: string; facts?: ComponentChildren; children: ComponentChildren }) {
  const titleId = `${props.id}-title`;
  return (
    <section class="side" id={props.id} aria-labelledby={titleId}>
      <div class="side-head">
        <h3 id={titleId}>{props.title}</h3>
        <div class="facts">{props.facts}</div>
      </div>
      {props.children}
    </section>
  );
}

function SentView({ sent, token }: { sent: Sent; token: string }) {
  return (
    <>
      <p class="start-line">
        <b>{sent.method}</b> {withoutToken(sent.url, token)}
      </p>
      <Headers headers={sent.headers} />
      {/* Never reformatted: these are the bytes that were hashed. */}
      <Body label={t.value.call.requestBody} text={withoutToken(new TextDecoder().decode(sent.body), token)} />
    </>
  );
}

function ReceivedView({ received, stream }: { received: Received; stream: Streamed | undefined }) {
  const { call } = t.value;
  const isRaw = useSignal(false);
  const state = received.status >= 200 && received.status < 300 ? "good" : "bad";
  const { body, size } = received;
  const text = useMemo(() => new TextDecoder().decode(body), [body]);
  const isCut = size > body.length;
  return (
    <>
      <p class="start-line">
        <b class={state}>{received.status}</b> {received.statusText}
      </p>
      <Headers headers={received.headers} />
      {!stream && (
        <label class="checkbox inline">
          <input
            type="checkbox"
            checked={isRaw.value}
            onChange={(event) => (isRaw.value = event.currentTarget.checked)}
          />
          {call.raw}
        </label>
      )}
      {(!stream || stream.isOver) && (
        <Body label={call.responseBody} text={isRaw.value || stream ? text : reformatted(text, true)} />
      )}
      {isCut && stream?.isOver && <p class="field-note">{call.beginningOnly(body.length >> 10)}</p>}
    </>
  );
}

function Headers({ headers }: { headers: [string, string][] }) {
  return (
    <dl class="headers" aria-label={t.value.call.headers}>
      {headers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          {/* What others could use is sent, and not shown. */}
          <dd>{isSecretHeader(name) ? "***" : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ label, text }: { label: string; text: string }) {
  if (text === "") return <p class="nothing">{t.value.call.noBody}</p>;
  return (
    // A long body scrolls in its own frame, which the keyboard has to reach.
    <pre class="body" tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
  );
}
