import { meaningOf } from "../../../i18n/error-codes.ts";
import { t } from "../../../i18n/index.ts";
import { Prose } from "../../../ui/prose.tsx";
import type { Tc3Error } from "tc3fetch";
import { useCurrentTime } from "../stages.ts";
import type { Exchange } from "./exchange.ts";
import { resend, useLocalEndpoint } from "./actions.ts";

/** In one place: whether the call succeeded, and if not, what the code means and what to do about it. */
export function Outcome({ exchange }: { exchange: Exchange }) {
  const { send } = t.value;
  switch (exchange.phase) {
    case "sending":
      return <p class="outcome">{send.sending}</p>;
    case "cancelled":
      return <p class="outcome">{send.cancelled}</p>;
    case "succeeded":
      return <p class="outcome good">{send.succeeded}</p>;
    case "failed":
      return <Failure exchange={exchange} />;
  }
}

function Failure({ exchange }: { exchange: Exchange }) {
  const { send } = t.value;
  if (!exchange.error || !("error" in exchange.error)) {
    return (
      <div class="outcome bad">
        <h4>{send.failed}</h4>
        <p>{exchange.error?.message}</p>
      </div>
    );
  }
  const { error } = exchange.error;
  const hint = meaningOf(error.code) ?? error.hint;
  return (
    <div class="outcome bad">
      <h4>
        {send.failed} <code class="error-code">{error.code}</code>
      </h4>
      <dl class="failure">
        {error.message && (
          <div>
            <dt>{send.message}</dt>
            <dd>{error.message}</dd>
          </div>
        )}
        {hint && (
          <div>
            <dt>{send.hint}</dt>
            <dd class="failure-hint">
              <Prose text={hint} />
            </dd>
          </div>
        )}
        {error.requestId && (
          <div>
            <dt>{send.requestId}</dt>
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
            resend();
          }}
        >
          {send.nowAndAgain}
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
  const { send } = t.value;
  return (
    <div class="cors-help">
      <h5>{send.cors.title}</h5>
      <p>{send.cors.why}</p>
      <ul>
        <li>
          {send.cors.local}{" "}
          <button type="button" class="quiet" onClick={useLocalEndpoint}>
            {send.useLocal}
          </button>
        </li>
        <li>
          <Prose text={send.cors.worker} />
        </li>
        <li>{send.cors.server}</li>
      </ul>
    </div>
  );
}
