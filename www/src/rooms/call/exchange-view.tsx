import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { findService } from "../../api/catalogue.ts";
import { modelOf } from "../../api/models.ts";
import { callTexts } from "../../i18n/call/index.ts";
import { locale } from "../../i18n/index.ts";
import { r } from "../../i18n/request/index.ts";
import { AnswerView } from "./answer/answer-view.tsx";
import { placeOfAnswer } from "./answer/meaning.ts";
import { attemptsOf } from "./attempts.tsx";
import { EXAMPLES } from "../../request/proxy.ts";
import { Body } from "./body.tsx";
import type { Exchange } from "./exchange.ts";
import type { Received, Sent } from "./recording.ts";
import { isSecretHeader, withoutToken } from "./secrets.ts";
import { signedUrl } from "./signed-url.ts";

/** What came back, and beside it what was sent. */
export function ExchangeView({ exchange }: { exchange: Exchange }) {
  const call = callTexts.value;
  const count = (value: number) => value.toLocaleString(locale.value, { maximumFractionDigits: 0 });
  return (
    <div class="exchange">
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
          <ReceivedView exchange={exchange} received={exchange.received} />
        ) : (
          <p class="nothing">{exchange.phase === "sending" ? call.waiting : call.noResponse}</p>
        )}
      </Side>
      <Side title={call.request} id="sent">
        {exchange.sent && <SentView exchange={exchange} sent={exchange.sent} />}
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

/** What was signed and sent; a proxy is where it went first, and no part of what was signed. */
function SentView({ exchange: { token, proxy }, sent }: { exchange: Exchange; sent: Sent }) {
  const call = callTexts.value;
  const url = signedUrl(sent, proxy);
  return (
    <>
      <p class="start-line">
        <b>{sent.method}</b> {withoutToken(url, token)}
      </p>
      {url !== sent.url && proxy !== EXAMPLES && <p class="field-note">{r.value.answer.through(proxy)}</p>}
      {/* Never reformatted: these are the bytes that were hashed. */}
      <Body label={call.requestBody} text={withoutToken(new TextDecoder().decode(sent.body), token)} />
      <Headers
        title={call.headers}
        headers={[["Host", new URL(url).host], ...sent.headers.filter(([name]) => !/^host$/i.test(name))]}
      />
    </>
  );
}

function ReceivedView({ exchange, received }: { exchange: Exchange; received: Received }) {
  const call = callTexts.value;
  const { stream, service, action } = exchange;
  const state = received.status >= 200 && received.status < 300 ? "good" : "bad";
  const { body, size } = received;
  const text = useMemo(() => new TextDecoder().decode(body), [body]);
  const { version } = exchange.draft;
  const model = modelOf({ id: service, version });
  const isEnveloped = (findService(service, version)?.protocol ?? "tencent") === "tencent";
  const place = useMemo(() => placeOfAnswer(model, action, isEnveloped), [model, action, isEnveloped]);
  const isCut = size > body.length;
  return (
    <>
      <p class="start-line">
        <b class={state}>{received.status}</b> {received.statusText}
      </p>
      {!stream && <AnswerView text={text} model={model} place={place} />}
      {stream?.isOver && <Body label={call.responseBody} text={text} />}
      {isCut && stream?.isOver && <p class="field-note">{call.beginningOnly(body.length >> 10)}</p>}
      <Headers title={r.value.answer.headers} headers={received.headers} />
    </>
  );
}

function Headers({ title, headers }: { title: string; headers: [string, string][] }) {
  return (
    <details class="headers-fold">
      <summary>
        {title} · {headers.length}
      </summary>
      <dl class="headers">
        {headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            {/* What others could use is sent, and not shown. */}
            <dd>{isSecretHeader(name) ? "***" : value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
