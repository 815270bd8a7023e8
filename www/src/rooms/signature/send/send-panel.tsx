import { t } from "../../../i18n/index.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { shown, stale } from "../stages.ts";
import { isLocalEndpoint, proxy, resend, useLocalEndpoint } from "./actions.ts";
import { curl } from "./curl.ts";
import { cancel, exchange } from "./exchange.ts";
import { ExchangeView } from "./exchange-view.tsx";
import { Outcome } from "./outcome.tsx";

export const sendPanelId = "send";

export function SendPanel() {
  const { send } = t.value;
  const sending = exchange.value?.phase === "sending";
  const { current } = shown.value;
  return (
    <section class="stage send" id={sendPanelId} tabIndex={-1} aria-labelledby="send-title">
      <span class="numeral" aria-hidden="true">
        →
      </span>
      <div class="stage-head">
        <h3 id="send-title">{send.title}</h3>
        <div class="stage-actions">
          <CopyButton
            what={send.curlWhat}
            label={send.curl}
            disabled={stale.value || !current}
            text={() => (shown.value.current ? curl(shown.value.current.request) : "")}
          />
        </div>
      </div>
      <p class="rule">{send.rule}</p>
      <form
        class="send-form"
        onSubmit={(event) => {
          event.preventDefault();
          resend();
        }}
      >
        <div class="field">
          <div class="field-head">
            <label class="field-label" for="proxy">
              {send.proxy}
            </label>
            {!isLocalEndpoint() && (
              <button type="button" class="link" onClick={useLocalEndpoint}>
                {send.useLocal}
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
            <Prose text={send.proxyHint} />
          </div>
        </div>
        <div class="send-buttons">
          <button type="submit" class="primary" disabled={sending}>
            {send.send}
          </button>
          <button type="button" class="quiet" disabled={!sending} onClick={cancel}>
            {send.cancel}
          </button>
        </div>
      </form>
      <div class="outcome-frame" role="status">
        {exchange.value && <Outcome exchange={exchange.value} />}
      </div>
      {exchange.value && <ExchangeView exchange={exchange.value} />}
    </section>
  );
}
