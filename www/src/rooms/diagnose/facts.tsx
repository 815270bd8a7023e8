import type { CauseId, Verification } from "tc3fetch/diagnose";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Signs } from "./signs-view.tsx";
import { d, titleOf } from "./texts.ts";

/** The field where a reader can give what is missing. */
const FIELDS: Record<string, string> = {
  secretKey: "field-pasted-secret",
  token: "field-pasted-token",
  canonicalRequest: "field-canonicalRequest",
  stringToSign: "field-stringToSign",
  answer: "field-answer",
  now: "field-sentAt-note",
};

/** What would tell more, each leading to where it can be given. */
export function MissingParts({ missing }: { missing: readonly string[] }) {
  const texts = d.value;
  const named = missing.filter((part) => part in texts.missing);
  if (named.length === 0) return null;
  return (
    <p class="missing-parts">
      <b>{texts.missingTitle}:</b>{" "}
      {named.map((part, index) => (
        <span key={part}>
          {index > 0 && texts.and}
          <button type="button" class="link" onClick={() => focus(FIELDS[part] ?? "field-paste")}>
            {texts.missing[part as keyof typeof texts.missing]}
          </button>
        </span>
      ))}
    </p>
  );
}

function focus(id: string): void {
  const found = document.getElementById(id);
  const details = found?.closest("details");
  if (details) details.open = true;
  found?.scrollIntoView({ block: "center" });
  // A note has no focus of its own: the choice above it has.
  (found?.matches("input, textarea")
    ? found
    : found?.parentElement?.querySelector<HTMLElement>("input:checked, input")
  )?.focus();
}

/** What was tried and is not it. */
export function Excluded({ excluded }: { excluded: readonly CauseId[] }) {
  if (excluded.length === 0) return null;
  return (
    <details class="excluded">
      <summary>{d.value.excluded(excluded.length)}</summary>
      <ul>
        {excluded.map((id) => (
          <li key={id}>{titleOf(id)}</li>
        ))}
      </ul>
    </details>
  );
}

/** What the request claims of each stage beside what it comes to, and the two texts that are hashed. */
export function Stages({ verification }: { verification: Verification | undefined }) {
  const texts = d.value;
  if (!verification) return null;
  const { canonicalRequest, requestString, stringToSign, stages } = verification;
  const whole = [
    [texts.stages["canonical-request"], canonicalRequest ?? requestString],
    [texts.stages["string-to-sign"], stringToSign],
  ] as const;
  return (
    <details class="verified">
      <summary>{texts.stagesTitle}</summary>
      <dl class="stage-list">
        {stages.map(({ name, claimed, computed, agrees }) => (
          <div key={name} data-agrees={agrees}>
            <dt>
              {name}{" "}
              {agrees !== undefined && (
                <span class={agrees ? "good" : "bad"}>{agrees ? texts.agrees : texts.differs}</span>
              )}
            </dt>
            {agrees === true ? (
              <dd>
                <code>{claimed ?? computed}</code>
              </dd>
            ) : (
              <>
                <dd>
                  <span class="facts">{texts.claimed}</span> <code>{claimed ?? texts.notClaimed}</code>
                </dd>
                <dd>
                  <span class="facts">{texts.computed}</span> <code>{computed ?? texts.notClaimed}</code>
                </dd>
              </>
            )}
          </div>
        ))}
      </dl>
      {whole.map(
        ([name, text]) =>
          text !== undefined && (
            <div key={name} class="whole-text">
              <div class="side-head">
                <h4>{name}</h4>
                <CopyButton what={name} text={() => text} />
              </div>
              <pre class="body" tabIndex={0} role="region" aria-label={name}>
                <Signs line={text} />
              </pre>
            </div>
          ),
      )}
    </details>
  );
}
