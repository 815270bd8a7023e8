import type { Tc3Error } from "tc3fetch";
import { models } from "../../api/models.ts";
import { inLanguage } from "../../api/text.ts";
import { translateError } from "../../i18n/error-codes.ts";
import { t } from "../../i18n/index.ts";
import { Prose } from "../../ui/prose.tsx";
import { useCurrentTime } from "../../request/choose.ts";
import { submit, useLocalEndpoint } from "./actions.ts";
import type { Exchange } from "./exchange.ts";

/** In one place: whether the call succeeded, and if not, what the code means and what to do about it. */
export function Outcome({ exchange }: { exchange: Exchange }) {
  const { call } = t.value;
  switch (exchange.phase) {
    case "sending":
      return <p class="outcome">{call.sending}</p>;
    case "cancelled":
      return <p class="outcome">{call.cancelled}</p>;
    case "succeeded":
      return hasFailedFunction(exchange) ? (
        <p class="outcome bad">
          <Prose text={call.functionFailed} />
        </p>
      ) : (
        <p class="outcome good">{call.succeeded}</p>
      );
    case "failed":
      return <Failure exchange={exchange} />;
  }
}

/** SCF answers with 200 and no error where the function failed: its result says so. */
function hasFailedFunction({ received }: Exchange): boolean {
  try {
    const { Result } = JSON.parse(new TextDecoder().decode(received?.body)).Response;
    return typeof Result?.InvokeResult === "number" && (Result.InvokeResult !== 0 || Boolean(Result.ErrMsg));
  } catch {
    return false;
  }
}

function Failure({ exchange }: { exchange: Exchange }) {
  const { call } = t.value;
  const { error } = exchange;
  if (!error || !("code" in error)) {
    return (
      <div class="outcome bad">
        <h3>{call.failed}</h3>
        <p>{error?.message}</p>
      </div>
    );
  }
  const meaning = inLanguage(models.value[exchange.service]?.errors?.[error.code]);
  const { message, hint } = translateError(error);
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
        <button
          type="button"
          class="primary"
          onClick={() => {
            useCurrentTime();
            submit();
          }}
        >
          {call.nowAndAgain}
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
  const { call } = t.value;
  return (
    <div class="cors-help">
      <h4>{call.cors.title}</h4>
      <p>{call.cors.why}</p>
      <ul>
        <li>
          {call.cors.local}{" "}
          <button type="button" class="quiet" onClick={useLocalEndpoint}>
            {call.useLocal}
          </button>
        </li>
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
}`;
