import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SignedRequest } from "tc3fetch";
import { translateError } from "../../i18n/error-codes.ts";
import { signatureTexts } from "../../i18n/signature/index.ts";
import { t } from "../../i18n/index.ts";
import { r } from "../../i18n/request/index.ts";
import { isV1, system } from "../../request/draft.ts";
import { focusField } from "../../request/problem.ts";
import { shownSignatures, stageForm } from "../../choices/view.ts";
import { announce } from "../../ui/announcer.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { busy } from "../../ui/typing.ts";
import { acs3, type Signing, v1, v3 } from "../../request/explanations.ts";
import { warnings } from "../../request/warned.ts";
import { Warnings } from "../warnings-view.tsx";
import { lightAgain } from "./lit.ts";
import { derivation } from "./markdown.ts";
import { comparison, own } from "./own.ts";
import { Sources } from "./sources.tsx";
import { acs3Stages, type StageSpec, v1Stages, v3Stages } from "./stage-specs.ts";
import { Stage } from "./stage.tsx";
import { lineEndings, walkedStep } from "../../choices/walk.ts";

/** Of each, what is drawn with the whole column; a keystroke seldom changes it. */
const v1Title = computed(() => v1.shown.value.current?.algorithm ?? "HmacSHA256");
const isWarned = computed(() => warnings.value.length > 0);

export function SignatureRoom() {
  if (system.value === "guance") return <Unsigned />;
  return (
    <div class="signature-room" data-line-endings={lineEndings.value ? "" : undefined}>
      <Toolbar />
      <Sources />
      <Warnings />
      {own.value !== undefined && <comparison.Part />}
      {system.value === "aliyun" ? (
        <div class="columns">
          <Column id="acs3" title="ACS3-HMAC-SHA256" specs={acs3Stages} signing={acs3} />
        </div>
      ) : (
        <div class="columns" data-show={shownSignatures.value}>
          {shownSignatures.value !== "v1" && (
            <Column
              id="v3"
              title="TC3-HMAC-SHA256"
              note={signatureTexts.value.v3}
              specs={v3Stages}
              signing={v3}
              isSent={!isV1.value}
            />
          )}
          {shownSignatures.value !== "v3" && (
            <Column
              id="v1"
              title={v1Title.value}
              note={signatureTexts.value.v1}
              specs={v1Stages}
              signing={v1}
              isSent={isV1.value}
            />
          )}
        </div>
      )}
      <Walk />
    </div>
  );
}

function Toolbar() {
  const stages = signatureTexts.value;
  const isWalking = walkedStep.value !== undefined;
  const isComparing = own.value !== undefined;
  const compare = async () => {
    own.value = isComparing ? undefined : "";
    if (isComparing) return;
    await comparison.load();
    setTimeout(() => document.getElementById("field-own")?.focus());
  };
  return (
    <div class="room-tools">
      {system.value === "tencent" && (
        <Segmented<"both" | "v3" | "v1">
          name="signatures"
          label={stages.which}
          value={shownSignatures.value}
          options={[
            { value: "both", label: stages.sideBySide },
            { value: "v3", label: "v3" },
            { value: "v1", label: "v1" },
          ]}
          onChange={(value) => (shownSignatures.value = value)}
        />
      )}
      <Segmented<"pieces" | "raw">
        name="stage-form"
        label={stages.form}
        value={stageForm.value}
        options={[
          { value: "pieces", label: stages.pieces },
          { value: "raw", label: stages.raw },
        ]}
        onChange={(value) => (stageForm.value = value)}
      />
      <button type="button" class="quiet" aria-expanded={isComparing} onClick={compare}>
        {stages.own.open}
      </button>
      <button
        type="button"
        class="quiet"
        aria-pressed={isWalking}
        onClick={() => (walkedStep.value = isWalking ? undefined : 0)}
      >
        {stages.walk}
      </button>
      <label class="checkbox inline">
        <input
          type="checkbox"
          checked={lineEndings.value}
          onChange={(event) => (lineEndings.value = event.currentTarget.checked)}
        />
        {stages.lineEndings}
      </label>
      <CopyButton what={stages.derivation} label={stages.copyMarkdown} text={derivation} />
      <button type="button" class="quiet" onClick={() => print()}>
        {stages.print}
      </button>
    </div>
  );
}

interface ColumnProps<Explanation> {
  id: string;
  title: string;
  note?: string;
  specs: StageSpec<Explanation>[];
  signing: Signing<Explanation>;
  isSent?: boolean;
}

function Column<Explanation extends { request: SignedRequest; signature: string }>({
  id,
  title,
  note,
  specs,
  signing,
  isSent,
}: ColumnProps<Explanation>) {
  // What was drawn anew has to be lit anew.
  useEffect(lightAgain);
  const problem = signing.problem.value;
  const { problems } = t.value;
  const stages = signatureTexts.value;
  const { current, keyless } = signing.shown.value;
  // A key is all that is missing: nothing is wrong, and what comes before the key is there.
  const isKeyless = keyless !== undefined && problem !== undefined;
  const state = isKeyless ? "keyless" : problem ? "problem" : isSent !== false && isWarned.value ? "warned" : "signed";
  return (
    <div class={problem && !isKeyless ? "column stale" : "column"} id={`column-${id}`} aria-busy={busy}>
      <div class="column-head">
        <h2>
          <span data-from="algorithm" id={`column-${id}-title`}>
            {title}
          </span>
          {isSent && <span class="badge">{stages.sent}</span>}
        </h2>
        {note && <p class="rule">{note}</p>}
      </div>
      <div class="status" data-state={state}>
        <div role="status">
          {isKeyless ? (
            <>
              <strong>{r.value.keyless.title}</strong>{" "}
              <span class="status-message">{problem.field === "id" ? r.value.keyless.id : r.value.keyless.secret}</span>
            </>
          ) : problem ? (
            <>
              <strong>{problems.title}</strong> {problem.code && <code class="error-code">{problem.code}</code>}{" "}
              <span class="status-message">
                <Prose text={translateError(problem).message} />
              </span>
              {current && <span class="status-stale">{problems.stale}</span>}
            </>
          ) : (
            <strong>{problems.signed}</strong>
          )}
        </div>
        {problem?.field ? (
          <button type="button" class="quiet" onClick={() => focusField(problem.field, problem.parameter)}>
            {problems.goToField}
          </button>
        ) : (
          !problem && (
            <code class="status-signature" data-from="signature">
              {current?.signature}
            </code>
          )
        )}
      </div>
      {specs.map((spec, index) => (
        <Stage key={spec.id} spec={spec} index={index} signing={signing} columnId={`column-${id}-title`} />
      ))}
      {walkedStep.value !== undefined && walkedStep.value >= specs.length && <p class="rule">{stages.walkEnded}</p>}
    </div>
  );
}

/** One step at a time, with the rule of each and why it is there. */
function Walk() {
  const stages = signatureTexts.value;
  const count =
    system.value === "aliyun" ? acs3Stages.length : shownSignatures.value === "v1" ? v1Stages.length : v3Stages.length;
  if (walkedStep.value === undefined) return null;
  // Another algorithm may have fewer steps.
  const step = Math.min(walkedStep.value, count - 1);
  const go = (to: number) => {
    walkedStep.value = to;
    announce(stages.stepOf(to + 1, count));
  };
  return (
    <div class="walk" role="group" aria-label={stages.walk}>
      <button type="button" class="quiet" disabled={step === 0} onClick={() => go(step - 1)}>
        {stages.previous}
      </button>
      <span>{stages.stepOf(step + 1, count)}</span>
      <button type="button" class="primary" disabled={step + 1 >= count} onClick={() => go(step + 1)}>
        {stages.next}
      </button>
      <a
        href={DOCUMENTS[system.value === "aliyun" ? "acs3" : shownSignatures.value === "v1" ? "v1" : "v3"]}
        target="_blank"
        rel="noopener noreferrer"
      >
        {stages.document}
      </a>
      <button type="button" class="link" onClick={() => (walkedStep.value = undefined)}>
        {stages.endWalk}
      </button>
    </div>
  );
}

const DOCUMENTS = {
  v3: "https://cloud.tencent.com/document/api/1120/37547",
  v1: "https://cloud.tencent.com/document/api/1120/37548",
  acs3: "https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature",
};

function Unsigned() {
  return (
    <div class="signature-room empty-state">
      <h2>{signatureTexts.value.unsigned}</h2>
      <p class="rule">
        <Prose text={signatureTexts.value.unsignedWhy} />
      </p>
    </div>
  );
}
