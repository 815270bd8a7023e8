import type { ComponentChildren } from "preact";
import { locale, t } from "../../../i18n/index.ts";
import { prettyJson } from "../exact-json.ts";
import type { Exchange, Received, Sent } from "./exchange.ts";

/** What was sent beside what came back. */
export function ExchangeView({ exchange }: { exchange: Exchange }) {
  const { send } = t.value;
  const count = (value: number) => value.toLocaleString(locale.value, { maximumFractionDigits: 0 });
  return (
    <div class="exchange">
      <Side title={send.request} id="sent">
        {exchange.sent && <SentView sent={exchange.sent} />}
      </Side>
      <Side
        title={send.response}
        id="received"
        facts={
          exchange.received && (
            <>
              <span>{send.milliseconds(count(exchange.received.milliseconds))}</span>
              <span>{send.bytes(count(exchange.received.body.length))}</span>
            </>
          )
        }
      >
        {exchange.received ? (
          <ReceivedView received={exchange.received} />
        ) : (
          <p class="nothing">{exchange.phase === "sending" ? send.waiting : send.noResponse}</p>
        )}
      </Side>
      {exchange.attempts > 1 && <p class="attempts">{send.attempts(count(exchange.attempts))}</p>}
    </div>
  );
}

function Side(props: { title: string; id: string; facts?: ComponentChildren; children: ComponentChildren }) {
  const titleId = `${props.id}-title`;
  return (
    <section class="side" id={props.id} aria-labelledby={titleId}>
      <div class="side-head">
        <h4 id={titleId}>{props.title}</h4>
        <div class="facts">{props.facts}</div>
      </div>
      {props.children}
    </section>
  );
}

function SentView({ sent }: { sent: Sent }) {
  return (
    <>
      <p class="start-line">
        <b>{sent.method}</b> {sent.url}
      </p>
      <Headers headers={sent.headers} />
      {/* Never reformatted: these are the bytes that were hashed. */}
      <Body label={t.value.send.requestBody} text={new TextDecoder().decode(sent.body)} />
    </>
  );
}

function ReceivedView({ received }: { received: Received }) {
  const state = received.status < 300 ? "good" : "bad";
  return (
    <>
      <p class="start-line">
        <b class={state}>{received.status}</b> {received.statusText}
      </p>
      <Headers headers={received.headers} />
      <Body label={t.value.send.responseBody} text={prettyJson(new TextDecoder().decode(received.body))} />
    </>
  );
}

function Headers({ headers }: { headers: [string, string][] }) {
  return (
    <dl class="headers" aria-label={t.value.send.headers}>
      {headers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ label, text }: { label: string; text: string }) {
  if (text === "") return <p class="nothing">{t.value.send.noBody}</p>;
  return (
    // A long body scrolls in its own frame, which the keyboard has to reach.
    <pre class="body" tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
  );
}
