import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { SignedRequest } from "tc3fetch";
import { stageForm } from "../../choices/view.ts";
import { signatureTexts } from "../../i18n/signature/index.ts";
import { locale } from "../../i18n/index.ts";
import { r } from "../../i18n/request/index.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { LineFeed } from "../../ui/marked.tsx";
import { Prose } from "../../ui/prose.tsx";
import { derivedKeysShown, type Signing } from "../../request/explanations.ts";
import { Part, Parts, Row } from "./part.tsx";
import { isSecretHeader } from "../call/secrets.ts";
import { headerSource } from "./pieces.ts";
import type { PartSpec, StageSpec } from "./stage-specs.ts";
import { walkedStep } from "../../choices/walk.ts";

interface Props<Explanation> {
  spec: StageSpec<Explanation>;
  index: number;
  signing: Signing<Explanation>;
  /** Id of the heading of its column: two signatures beside each other have stages of the same name. */
  columnId: string;
}

export function Stage<Explanation extends { request: SignedRequest }>({
  spec,
  index,
  signing,
  columnId,
}: Props<Explanation>) {
  const stages = signatureTexts.value;
  const texts = stages.texts[spec.id as keyof typeof stages.texts];
  const shown = signing.shown.value;
  // What comes before the key is true without one.
  const current = shown.current ?? (spec.keyed ? undefined : shown.keyless);
  const isWalked = walkedStep.value !== undefined;
  if (isWalked && walkedStep.value !== index) return null;
  const titleId = `stage-${spec.id}-title`;
  const bytes = current && spec.text ? new TextEncoder().encode(spec.text(current)).length : undefined;
  return (
    <section class="stage" id={`stage-${spec.id}`} tabIndex={-1} aria-labelledby={`${titleId} ${columnId}`}>
      <span class="numeral" aria-hidden="true">
        {index + 1}
      </span>
      <div class="stage-head">
        <h3 id={titleId}>{texts.title}</h3>
        <div class="stage-actions">
          {bytes !== undefined && (
            <span class="byte-count">{stages.bytes(bytes.toLocaleString(locale.value), bytes === 1)}</span>
          )}
          {spec.secret && <RevealKeys isPossible={current !== undefined && signing.problem.value === undefined} />}
          {spec.text && (
            <CopyButton what={texts.title} disabled={!current} text={() => (current ? spec.text!(current) : "")} />
          )}
        </div>
      </div>
      <p class="rule">
        <Prose text={texts.rule} />
      </p>
      {isWalked && (
        <p class="why">
          <Prose text={texts.why} />
        </p>
      )}
      {spec.secret ? (
        <SecretParts spec={spec} signing={signing} />
      ) : stageForm.value === "raw" && spec.text && current ? (
        <RawText id={titleId} text={spec.text(current)} />
      ) : (
        <Parts>
          {spec.parts.map((part) => (
            <Part
              key={part.name}
              part={part}
              shown={
                shown.keyless && !spec.keyed
                  ? {
                      current: shown.keyless,
                      ...(shown.keylessBefore && { previous: shown.keylessBefore }),
                      token: shown.token,
                    }
                  : shown
              }
            />
          ))}
        </Parts>
      )}
      {spec.secret && <p class="rule caution">{stages.keysWarning}</p>}
      {spec.headers && current && <SentHeaders request={current.request} />}
    </section>
  );
}

/** The stage as it is hashed or sent, from its first byte to its last. Reached by the keyboard, all of it is selected. */
function RawText({ id, text }: { id: string; text: string }) {
  const frame = useRef<HTMLPreElement>(null);
  return (
    <pre
      ref={frame}
      class="raw-text"
      tabIndex={0}
      role="group"
      aria-labelledby={id}
      onFocus={() => frame.current && getSelection()?.selectAllChildren(frame.current)}
    >
      {text.split("\n").map((line, index) => (index === 0 ? line : [<LineFeed key={index} />, "\n", line]))}
    </pre>
  );
}

function RevealKeys({ isPossible }: { isPossible: boolean }) {
  const stages = signatureTexts.value;
  const isRevealed = derivedKeysShown.value && isPossible;
  return (
    <button
      type="button"
      class="quiet"
      aria-pressed={isRevealed}
      disabled={!isPossible}
      onClick={() => (derivedKeysShown.value = !isRevealed)}
    >
      {isRevealed ? stages.hideKeys : stages.showKeys}
    </button>
  );
}

/** Keys enter the page's elements only while they are shown, and stale ones never: they are of other credentials. */
function SecretParts<Explanation>({ spec, signing }: { spec: StageSpec<Explanation>; signing: Signing<Explanation> }) {
  const stages = signatureTexts.value;
  const shown = signing.shown.value;
  const { current } = shown;
  const isRevealed = derivedKeysShown.value && current !== undefined && signing.problem.value === undefined;
  // How a key is made is no secret.
  const known = current ?? shown.keyless;
  const formulaOf = (part: PartSpec<Explanation>) => known && part.formula?.(known);
  return (
    <Parts class="keys">
      {spec.parts.map((part) =>
        isRevealed ? (
          <Part
            key={part.name}
            part={part}
            shown={shown}
            action={<CopyButton what={part.name} compact text={() => part.read(current)} />}
          />
        ) : (
          <Row key={part.name} name={part.name} formula={formulaOf(part)} from={part.from}>
            <span class="nothing">
              {current ? stages.hiddenKey : shown.keyless ? r.value.keyless.stage : stages.none}
            </span>
          </Row>
        ),
      )}
    </Parts>
  );
}

function SentHeaders({ request }: { request: SignedRequest }) {
  const stages = signatureTexts.value;
  const isOpen = useSignal(true);
  const headers = Object.entries(request.headers);
  return (
    <details class="sent-headers" open={isOpen.value} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{stages.headers}</summary>
      <Parts>
        {headers.map(([name, value]) => (
          <Row key={name} name={name} from={name.toLowerCase() === "authorization" ? undefined : headerSource(name)}>
            {/* A token is sent, and not shown. */}
            <code>{isSecretHeader(name) ? "***" : value}</code>
          </Row>
        ))}
      </Parts>
      <CopyButton
        what={stages.headers}
        label={stages.copyHeaders}
        text={() => headers.map(([name, value]) => `${name}: ${isSecretHeader(name) ? "***" : value}`).join("\n")}
      />
    </details>
  );
}
