import { f } from "../i18n/frame/index.ts";
import { t } from "../i18n/index.ts";
import { inLanguage } from "../api/text.ts";
import { draft, service } from "../request/draft.ts";
import { focusField } from "../request/problem.ts";
import { RoomTabs } from "../rooms/tabs.tsx";
import { sendForm } from "./send.ts";
import { isMac } from "./shortcuts.ts";
import { shortened, verdict } from "./verdict.ts";
import { busy } from "../ui/typing.ts";
import { isNavigationOpen, openRoom, room } from "../choices/view.ts";

/** What stays in sight: where the reader is, what is to be said of the request, and Send. */
export function Bar() {
  const { bar } = f.value;
  const isDiagnosing = room.value === "diagnose";
  return (
    <div class="bar" role="region" aria-label={bar.label} data-diagnosing={isDiagnosing || undefined}>
      <Where isDiagnosing={isDiagnosing} />
      <RoomTabs />
      {!isDiagnosing && (
        <>
          <Verdict />
          <button
            type="button"
            class="primary bar-send"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={sendForm}
          >
            {bar.send} <kbd>{isMac ? "⌘" : "Ctrl"} ⏎</kbd>
          </button>
        </>
      )}
    </div>
  );
}

function Where({ isDiagnosing }: { isDiagnosing: boolean }) {
  if (isDiagnosing) {
    return (
      <p class="where">
        <b>{t.value.shell.roomNames.diagnose}</b> <span class="where-what">{f.value.bar.diagnosing}</span>
      </p>
    );
  }
  const name = inLanguage(service.value?.name);
  return (
    <p class="where">
      <button
        type="button"
        class="where-service"
        title={name}
        aria-label={`${t.value.shell.menu}: ${draft.service.value}`}
        onClick={() => (isNavigationOpen.value = true)}
      >
        {draft.service.value || "?"}
      </button>
      <b>{draft.action.value || t.value.form.noAction}</b>
      <span class="where-what">{draft.version.value}</span>
    </p>
  );
}

function Verdict() {
  const { bar } = f.value;
  const { name, problem, isByKey, signature, warnings } = verdict.value;
  const state = problem ? "problem" : warnings.length > 0 ? "warned" : "signed";
  return (
    <div class="verdict-line" data-state={state} aria-busy={busy}>
      <span class="verdict-name">{name}</span>
      {problem ? (
        <button type="button" class="verdict-part bad" title={problem.message || bar.toProblem} onClick={goToProblem}>
          {bar.notSigned}
        </button>
      ) : isByKey ? (
        <span class="verdict-part">{bar.byKey}</span>
      ) : (
        <button type="button" class="verdict-part good" title={bar.toSignature} onClick={() => openRoom("signature")}>
          {bar.signed} <code data-from="signature">{shortened(signature ?? "")}</code>
        </button>
      )}
      {warnings.length > 0 && (
        <button type="button" class="verdict-part caution" title={bar.toWarning} onClick={verdict.value.goToWarning}>
          {bar.warnings(warnings.length)}
        </button>
      )}
    </div>
  );
}

function goToProblem(): void {
  const { problem } = verdict.value;
  focusField(problem?.field, problem?.parameter);
}
