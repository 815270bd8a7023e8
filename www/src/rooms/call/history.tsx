import { callTexts } from "../../i18n/call/index.ts";
import { locale } from "../../i18n/index.ts";
import { replay } from "./actions.ts";
import { compared, toggleCompared } from "./compare.tsx";
import { type Exchange, history, shownNumber } from "./exchange.ts";

/** The calls of this tab. They are nowhere else, and gone when it is closed. */
export function History() {
  const call = callTexts.value;
  if (history.value.length === 0) return null;
  return (
    <section class="history" aria-labelledby="history-title">
      <h3 id="history-title">{call.history}</h3>
      <p class="rule">{call.historyRule}</p>
      <ol>
        {history.value.map((exchange) => (
          <Entry key={exchange.number} exchange={exchange} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ exchange }: { exchange: Exchange }) {
  const call = callTexts.value;
  const { number, action, service, phase, sent, received, stream, error } = exchange;
  const code = error && "code" in error ? error.code : undefined;
  const title = `#${number} ${service} ${action}`;
  return (
    <li>
      <button
        type="button"
        class="history-entry"
        aria-pressed={shownNumber.value === number}
        onClick={() => (shownNumber.value = number)}
      >
        <b>#{number}</b> <code>{action}</code>{" "}
        <span class={phase === "succeeded" ? "good" : phase === "failed" ? "bad" : undefined}>
          {code ?? call.phases[phase]}
        </span>{" "}
        <span class="facts">
          {sent && new Date(sent.at).toLocaleTimeString(locale.value)}
          {received && ` · ${received.milliseconds.toFixed(0)} ms`}
          {stream && ` · ${call.events(stream.count.toLocaleString(locale.value), stream.count === 1)}`}
        </span>
      </button>
      <button type="button" class="quiet small" aria-label={`${call.replay} ${title}`} onClick={() => replay(exchange)}>
        {call.replay}
      </button>
      <label class="checkbox inline">
        <input
          type="checkbox"
          aria-label={`${call.compare} ${title}`}
          checked={compared.value.includes(number)}
          onChange={() => toggleCompared(number)}
        />
        {call.compare}
      </label>
    </li>
  );
}
