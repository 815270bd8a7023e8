// What there is to know of an action: what it answers, what its parameters are limited to, its structures, its errors.
import "../../styles/reference.css";
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { addLanguage } from "../../api/models.ts";
import { inLanguage, type Text } from "../../api/text.ts";
import { reference as texts } from "../../i18n/reference/index.ts";
import { action, draft, model } from "../../request/draft.ts";
import { RichText } from "../../ui/rich-text.tsx";
import { BothTexts, isBoth, mayHaveBoth } from "./both.tsx";
import { ErrorCodes } from "./error-codes.tsx";
import { Members } from "./members.tsx";
import { structuresOf } from "./structures.ts";

/** Which of the structures is open, by name. */
const openStructures = signal<ReadonlySet<string>>(new Set());

export function ReferenceRoom() {
  const reference = texts.value;
  const of = action.value;
  const from = model.value;
  const wanted = { id: draft.service.value, version: draft.version.value };
  // Both are read when they are asked for, also of the next service.
  useEffect(() => {
    if (isBoth.value) for (const one of ["en", "zh"] as const) void addLanguage(wanted, one);
  }, [isBoth.value, from]);
  if (!of || !from) return <p class="rule empty-state">{reference.none(draft.service.value, draft.action.value)}</p>;
  const structures = structuresOf(from, [of.output, of.input]);
  const { pagination, status } = of as { pagination?: unknown; status?: unknown };
  return (
    <div class="reference-room">
      <div class="room-tools">
        <nav class="reference-parts" aria-label={reference.parts}>
          {(["about", "answer", "parameters", "structures", "errors"] as const).map((part) => (
            <button key={part} type="button" class="link" onClick={() => goTo(part)}>
              {reference.titles[part]}
            </button>
          ))}
        </nav>
        {mayHaveBoth(of.document as Text, wanted) && (
          <label class="checkbox inline">
            <input
              type="checkbox"
              checked={isBoth.value}
              onChange={(event) => (isBoth.value = event.currentTarget.checked)}
            />
            {reference.both}
          </label>
        )}
      </div>
      <Part name="about">
        <RichText text={inLanguage(of.document as Text)} />
        <BothTexts text={of.document as Text} />
        <dl class="facts-list">
          <Fact
            name={reference.facts.version}
            value={`${from.metadata.serviceShortName} ${from.metadata.apiVersion}`}
          />
          {(status === "deprecated" || status === "offline") && (
            <Fact name={reference.facts.status} value={reference.statuses[status]} />
          )}
          {pagination !== undefined && <Fact name={reference.facts.paging} value={reference.pages} />}
        </dl>
      </Part>
      <Part name="answer">
        <Members model={from} structure={of.output} side="output" />
      </Part>
      <Part name="parameters">
        <Members model={from} structure={of.input} side="input" />
      </Part>
      <Part name="structures">
        {structures.length === 0 && <p class="nothing">{reference.noStructures}</p>}
        {structures.map((name) => (
          <details
            key={name}
            class="structure"
            open={openStructures.value.has(name)}
            onToggle={(event) => toggle(name, event.currentTarget.open)}
          >
            <summary>
              <code>{name}</code>
            </summary>
            {openStructures.value.has(name) && (
              <>
                <RichText text={inLanguage(from.objects[name]?.document)} />
                <Members model={from} structure={name} side="output" />
              </>
            )}
          </details>
        ))}
      </Part>
      <Part name="errors">
        <ErrorCodes model={from} action={of} />
      </Part>
    </div>
  );
}

type PartName = keyof (typeof texts.value)["titles"];

function Part({ name, children }: { name: PartName; children: ComponentChildren }) {
  return (
    <section id={`reference-${name}`} class="reference-part" tabIndex={-1} aria-labelledby={`reference-${name}-title`}>
      <h2 id={`reference-${name}-title`}>{texts.value.titles[name]}</h2>
      {children}
    </section>
  );
}

/** The address holds the view, and so no place in the page. */
function goTo(part: PartName): void {
  const section = document.getElementById(`reference-${part}`);
  section?.scrollIntoView({ block: "start" });
  section?.focus({ preventScroll: true });
}

function toggle(name: string, isOpen: boolean): void {
  if (openStructures.value.has(name) === isOpen) return;
  const names = new Set(openStructures.value);
  if (isOpen) names.add(name);
  else names.delete(name);
  openStructures.value = names;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
