import { t } from "../i18n/index.ts";
import { isModelComing } from "../request/draft.ts";
import { RequestForm } from "../form/request-form.tsx";
import { Bar } from "./bar.tsx";
import { DiagnoseInput } from "../rooms/diagnose-room.tsx";
import { PaneBar } from "./pane-bar.tsx";
import { Rooms } from "../rooms/tabs.tsx";
export { loadRoom } from "../rooms/tabs.tsx";
import { room } from "../choices/view.ts";

/** A request, and beside it a room that is about it. */
export function Workplace() {
  // A request that was pasted has nothing to do with the one of the form.
  const isDiagnosing = room.value === "diagnose";
  return (
    <>
      <Bar />
      {isModelComing.value && !isDiagnosing ? (
        <p class="rule coming">{t.value.form.loading}</p>
      ) : (
        <div class="panes" data-diagnosing={isDiagnosing || undefined}>
          {isDiagnosing ? <DiagnoseInput /> : <RequestForm />}
          <Rooms />
        </div>
      )}
      <PaneBar />
    </>
  );
}
