import { meaningOf } from "../../../i18n/error-codes.ts";
import { t } from "../../../i18n/index.ts";
import { Prose } from "../../../ui/prose.tsx";
import { focusField } from "../problem.ts";
import { problem, shown } from "../stages.ts";
import { sendPanelId } from "../send/send-panel.tsx";
import { stageNames } from "./stage.tsx";

/** Stays in sight: the way to each stage, and whether the form can be signed. */
export function StageBar() {
  const { stages, send } = t.value;
  return (
    <div class="stage-bar">
      <h2>{stages.title}</h2>
      <nav aria-label={stages.jump}>
        <ol>
          {(Object.keys(stageNames) as (keyof typeof stageNames)[]).map((key) => (
            <Jump key={key} target={stageNames[key].id} numeral={String(stageNames[key].numeral)} title={stages[key].title} />
          ))}
          <Jump target={sendPanelId} numeral="→" title={send.title} />
        </ol>
      </nav>
      <Status />
    </div>
  );
}

function Jump({ target, numeral, title }: { target: string; numeral: string; title: string }) {
  return (
    <li>
      <a
        href={`#${target}`}
        onClick={(event) => {
          // The fragment holds language and theme, so that it cannot hold the place in the page too.
          event.preventDefault();
          const section = document.getElementById(target);
          section?.scrollIntoView();
          section?.focus({ preventScroll: true });
        }}
      >
        <span class="jump-numeral" aria-hidden="true">
          {numeral}
        </span>
        <span class="jump-title">{title}</span>
      </a>
    </li>
  );
}

function Status() {
  const { problems } = t.value;
  const current = problem.value;
  return (
    <div class="status" data-state={current ? "problem" : "signed"}>
      <div role="status">
        {current ? (
          <>
            <strong>{problems.title}</strong> {current.code && <code class="error-code">{current.code}</code>}{" "}
            <span class="status-message">
              <Prose text={meaningOf(current.code) ?? current.message} />
            </span>
            {shown.value.current && <span class="status-stale">{problems.stale}</span>}
          </>
        ) : (
          <strong>{problems.signed}</strong>
        )}
      </div>
      {current?.field ? (
        <button type="button" class="quiet" onClick={() => focusField(current.field!)}>
          {problems.goToField}
        </button>
      ) : (
        !current && <code class="status-signature">{shown.value.current?.signature}</code>
      )}
    </div>
  );
}
