import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { f } from "../../i18n/frame/index.ts";
import { callTexts } from "../../i18n/call/index.ts";
import { r } from "../../i18n/request/index.ts";
import { currentKeys } from "../../request/keys.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Prose } from "../../ui/prose.tsx";
import { loadChat } from "../../request/choose.ts";
import { signedRequest, problem } from "../../request/explanations.ts";
import {
  hasLocalEndpoint,
  isExamples,
  isLocalEndpoint,
  isOwnProxy,
  lookForLocalEndpoint,
  ownProxy,
  proxy,
  useExamples,
  useLocalEndpoint,
  useOwnProxy,
} from "../../request/proxy.ts";
import { asked, confirm, isStreamed, question as wordsOf, renewed, submit } from "./actions.ts";
import { Warnings } from "../warnings-view.tsx";
import { Attempts } from "./attempts.tsx";
import { Compare } from "./compare.tsx";
import { curl } from "./curl.ts";
import { cancel, history, isUnderWay, shownNumber } from "./exchange.ts";
import { ExchangeView } from "./exchange-view.tsx";
import { har } from "./har.ts";
import { History } from "./history.tsx";
import { Outcome } from "./outcome.tsx";
import { StreamView } from "./stream-view.tsx";

const shown = computed(() => history.value.find(({ number }) => number === shownNumber.value));

export function CallRoom() {
  const call = callTexts.value;
  const exchange = shown.value;
  useEffect(() => void lookForLocalEndpoint(), []);
  return (
    <div class="call-room">
      <SendForm />
      <Warnings />
      <Question />
      <div class="outcome-frame" role="status">
        {exchange ? <Outcome exchange={exchange} /> : <p class="rule empty-state">{call.empty}</p>}
      </div>
      {!exchange && isLocalEndpoint.value && (
        <button type="button" class="link example" onClick={() => loadChat(call.chatQuestion)}>
          {call.chatExample}
        </button>
      )}
      {exchange && (
        <>
          {exchange.stream && <StreamView stream={exchange.stream} />}
          <Attempts exchange={exchange} />
          <ExchangeView exchange={exchange} />
          <div class="room-tools">
            <CopyButton
              what="curl"
              label={call.curl}
              disabled={!exchange.sent}
              text={() => (exchange.sent ? curl(exchange.sent, exchange.token) : "")}
            />
            <CopyButton what="HAR" label={call.har} disabled={!exchange.sent} text={() => har(exchange)} />
          </div>
        </>
      )}
      <History />
      <Compare />
    </div>
  );
}

function SendForm() {
  const call = callTexts.value;
  const isSending = history.value.some(isUnderWay);
  const signed = signedRequest.value;
  return (
    <form
      class="send-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p class="rule">{call.rule}</p>
      <div class="field">
        <div class="field-head">
          <label class="field-label" for="proxy">
            {call.proxy}
          </label>
          {!isLocalEndpoint.value && hasLocalEndpoint.value !== false && (
            <button type="button" class="link" onClick={useLocalEndpoint}>
              {call.useLocal}
            </button>
          )}
          {ownProxy && !isOwnProxy.value && (
            <button type="button" class="link" onClick={useOwnProxy}>
              {r.value.ownProxy.use}
            </button>
          )}
        </div>
        <input
          id="proxy"
          type="text"
          inputMode="url"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          aria-describedby="proxy-note"
          value={proxy.value}
          onInput={(event) => (proxy.value = event.currentTarget.value)}
        />
        <div class="field-note" id="proxy-note">
          <Prose
            text={
              isLocalEndpoint.value
                ? call.localHint
                : isExamples.value
                  ? f.value.examples.hint
                  : isOwnProxy.value
                    ? r.value.ownProxy.hint
                    : call.proxyHint
            }
          />
        </div>
        {hasLocalEndpoint.value === false && (
          <p class="note no-endpoint">
            {!isOwnProxy.value && <Prose text={ownProxy ? r.value.ownProxy.note : r.value.noEndpoint} />}{" "}
            {!isExamples.value && (
              <button type="button" class="link" onClick={useExamples}>
                {f.value.examples.use}
              </button>
            )}
          </p>
        )}
      </div>
      {isStreamed.value && <p class="field-note">{call.asStream}</p>}
      <div class="send-buttons">
        <button type="submit" class="primary" aria-disabled={isSending}>
          {call.send}
        </button>
        <button type="button" class="quiet" disabled={!isSending} onClick={cancel}>
          {call.cancel}
        </button>
        <CopyButton
          what="curl"
          label={call.curlSigned}
          disabled={!signed || problem.value !== undefined}
          text={signedCommand}
        />
      </div>
    </form>
  );
}

/** The request as it would be sent now. */
function signedCommand(): string {
  renewed();
  const signed = signedRequest.value;
  const token = currentKeys.value.token.value;
  return signed
    ? curl({ ...signed, headers: Object.entries(signed.headers), body: signed.body ?? new Uint8Array() }, token)
    : "";
}

/** What has to be said yes to before something is sent. */
function Question() {
  const call = callTexts.value;
  const question = asked.value;
  const close = () => (asked.value = undefined);
  return (
    <Dialog class="question" labelledBy="question-title" isOpen={question !== undefined} onClose={close}>
      {question && (
        <>
          <h2 id="question-title">{wordsOf(question).title}</h2>
          <p class="rule">{wordsOf(question).text}</p>
          <div class="send-buttons">
            {/* First, so that Enter does not destroy anything. */}
            <button type="button" class="quiet" onClick={close}>
              {call.keep}
            </button>
            <button type="button" class="primary danger" onClick={confirm}>
              {call.sendAnyway}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
