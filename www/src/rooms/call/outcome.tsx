import type { Tc3Error } from "tc3fetch";
import { modelOf } from "../../api/models.ts";
import { plainText } from "../../api/rich-text.ts";
import { inLanguage } from "../../api/text.ts";
import { translateError } from "../../i18n/error-codes.ts";
import { Prose } from "../../ui/prose.tsx";
import { f } from "../../i18n/frame/index.ts";
import { callTexts } from "../../i18n/call/index.ts";
import { locale } from "../../i18n/index.ts";
import { r } from "../../i18n/request/index.ts";
import { EXAMPLES, hasLocalEndpoint, ownProxy, useLocalEndpoint, useOwnProxy } from "../../request/proxy.ts";
import { replayAsStream, sendNow } from "./actions.ts";
import type { Exchange } from "./exchange.ts";
import type { Streamed } from "./stream.ts";
import { askWhy, canAskWhy } from "./why.ts";

/** In one place: whether the call succeeded, and if not, what the code means and what to do about it. */
export function Outcome({ exchange }: { exchange: Exchange }) {
  const call = callTexts.value;
  switch (exchange.phase) {
    case "sending":
      return <p class="outcome">{call.sending}</p>;
    case "streaming":
      // The same words until the end: a screen reader reads every change of them.
      return <p class="outcome">{call.streaming}</p>;
    case "cancelled":
      return (
        <p class="outcome">
          {call.cancelled}
          {exchange.stream && call.cameBefore(eventsOf(exchange.stream))}
        </p>
      );
    case "succeeded":
      return hasFailedFunction(exchange) ? (
        <p class="outcome bad">
          <Prose text={call.functionFailed} />
        </p>
      ) : (
        <p class="outcome good">
          {exchange.proxy === EXAMPLES ? f.value.examples.succeeded : call.succeeded}
          {exchange.stream && call.streamEnded(eventsOf(exchange.stream))}
        </p>
      );
    case "failed":
      return <Failure exchange={exchange} />;
  }
}

const eventsOf = ({ count }: Streamed) => callTexts.value.events(count.toLocaleString(locale.value), count === 1);

/** SCF answers with 200 and no error where the function failed: its result says so. */
function hasFailedFunction({ received, stream }: Exchange): boolean {
  if (stream) return false;
  try {
    const { Result } = JSON.parse(new TextDecoder().decode(received?.body)).Response;
    return typeof Result?.InvokeResult === "number" && (Result.InvokeResult !== 0 || Boolean(Result.ErrMsg));
  } catch {
    return false;
  }
}

function Failure({ exchange }: { exchange: Exchange }) {
  const call = callTexts.value;
  const { error } = exchange;
  if (!error || !("code" in error)) {
    return (
      <div class="outcome bad">
        <h3>{call.failed}</h3>
        <p>{error?.message}</p>
      </div>
    );
  }
  const meaning = plainText(
    inLanguage(modelOf({ id: exchange.service, version: exchange.draft.version })?.errors?.[error.code]),
  );
  const { message, hint = exchange.stream && call.brokenHint } = translateError(error);
  return (
    <div class="outcome bad">
      <h3>
        {call.failed} <code class="error-code">{error.code}</code>
      </h3>
      <dl class="failure">
        {message && (
          <div>
            <dt>{call.message}</dt>
            <dd>{message}</dd>
          </div>
        )}
        {meaning && (
          <div>
            <dt>{call.meaning}</dt>
            <dd>{meaning}</dd>
          </div>
        )}
        {hint && (
          <div>
            <dt>{call.hint}</dt>
            <dd class="failure-hint">
              <Prose text={hint} />
            </dd>
          </div>
        )}
        <div>
          <dt>{call.whatBecame}</dt>
          <dd>
            {/* What has spoken before it failed has not refused. */}
            {call.outcomes[exchange.stream?.count ? "begun" : error.outcome]}
            {exchange.stream && call.cameBefore(eventsOf(exchange.stream))}
          </dd>
        </div>
        {error.requestId && (
          <div>
            <dt>{call.requestId}</dt>
            <dd>
              <code>{error.requestId}</code>
            </dd>
          </div>
        )}
      </dl>
      {error.code === "AuthFailure.SignatureExpire" && (
        <button type="button" class="primary" onClick={sendNow}>
          {call.nowAndAgain}
        </button>
      )}
      {canAskWhy(exchange) && (
        <button type="button" class="quiet ask-why" onClick={() => askWhy(exchange)}>
          {call.why}
        </button>
      )}
      {error.code === "ClientError.EventStream" && (
        <button type="button" class="primary" onClick={() => replayAsStream(exchange)}>
          {call.readAsStream}
        </button>
      )}
      {isBlockedByCors(exchange, error) && <CorsHelp />}
    </div>
  );
}

/** A refused preflight looks like any other network failure, and only a direct call can meet one. */
const isBlockedByCors = (exchange: Exchange, error: Tc3Error) =>
  exchange.proxy === "" && !exchange.received && error.kind === "network";

function CorsHelp() {
  const call = callTexts.value;
  return (
    <div class="cors-help">
      <h4>{call.cors.title}</h4>
      <p>{call.cors.why}</p>
      <ul>
        {hasLocalEndpoint.value !== false && (
          <li>
            {call.cors.local}{" "}
            <button type="button" class="quiet" onClick={useLocalEndpoint}>
              {call.useLocal}
            </button>
          </li>
        )}
        {ownProxy && (
          <li>
            {r.value.ownProxy.hint}{" "}
            <button type="button" class="quiet" onClick={useOwnProxy}>
              {r.value.ownProxy.use}
            </button>
          </li>
        )}
        <li>
          <Prose text={call.cors.proxy} />
        </li>
        <li>{call.cors.server}</li>
      </ul>
      <pre class="body" tabIndex={0} role="region" aria-label="nginx">
        {NGINX}
      </pre>
    </div>
  );
}

const NGINX = `location /tc3/scf.tencentcloudapi.com/ {
  proxy_pass https://scf.tencentcloudapi.com/;
  proxy_ssl_server_name on;
  proxy_set_header Cookie "";
  proxy_buffering off;
  proxy_read_timeout 320s;
  client_max_body_size 10m;
}`;
