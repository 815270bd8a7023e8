import { batch } from "@preact/signals";
import type { Finding } from "tc3fetch/models";
import { translateError } from "../i18n/error-codes.ts";
import { locale, t } from "../i18n/index.ts";
import { r } from "../i18n/request/index.ts";
import { editor, requiredOnly } from "../choices/view.ts";
import { Prose } from "../ui/prose.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { action, draft, model, system } from "../request/draft.ts";
import { isDamaged } from "../request/link.ts";
import { reformatted, write } from "../request/json.ts";
import { filled, opened } from "../request/opened.ts";
import { doubts, faults, params } from "../request/prepared.ts";
import { focusField } from "../request/problem.ts";
import { JsonEditor } from "./json-editor.tsx";
import { ObjectFields } from "./object-fields.tsx";
import { changed, type Path } from "./path.ts";
import { withSamples } from "./sample.ts";

/** The parameters as a form and as JSON, two views of one text. */
export function Parameters() {
  const { form } = t.value;
  const hasForm = model.value !== undefined && action.value !== undefined;
  const isForm = hasForm && editor.value !== "json";
  const isJson = !hasForm || editor.value !== "form";
  return (
    <div class="parameters wide" data-from="payload" data-editor={hasForm ? editor.value : "json"}>
      {isDamaged.value && <p class="note caution">{r.value.damagedLink}</p>}
      {hasForm ? (
        <div class="parameter-tools">
          <Segmented<"form" | "json" | "both">
            name="editor"
            label={form.editor}
            value={editor.value}
            options={[
              { value: "form", label: form.asForm },
              { value: "json", label: "JSON" },
              // Beside each other, where there is room: else this choice is not there.
              { value: "both", label: r.value.form.both },
            ]}
            onChange={(value) => (editor.value = value)}
          />
          {isForm && (
            <label class="checkbox inline">
              <input
                type="checkbox"
                checked={requiredOnly.value}
                onChange={(event) => (requiredOnly.value = event.currentTarget.checked)}
              />
              {form.requiredOnly}
            </label>
          )}
          {isJson && <JsonTools />}
          <FillSamples />
          <button type="button" class="link" onClick={clear}>
            {form.clear}
          </button>
        </div>
      ) : (
        <>
          <p class="note">{form.noModel(draft.service.value || "?", draft.action.value || "?")}</p>
          <div class="parameter-tools">
            <JsonTools />
          </div>
        </>
      )}
      <div class="editors">
        {isForm && <Fields />}
        {isJson && <JsonEditor label={form.body} text={draft.body} />}
      </div>
      <Faults isListed={!isForm} />
      <Size />
    </div>
  );
}

/** How many bytes there are. */
function Size() {
  const { form } = t.value;
  const size = new TextEncoder().encode(draft.body.value).length;
  return (
    <p class="field-note">
      {form.bodySize(size.toLocaleString(locale.value))} {system.value === "tencent" && form.bodyRule}
    </p>
  );
}

/** Nothing is given: the form is as before its example. */
function clear(): void {
  batch(() => {
    draft.body.value = "{}";
    opened.value = new Set();
    filled.value++;
  });
}

function JsonTools() {
  const { form } = t.value;
  return (
    <span class="json-tools">
      <button type="button" class="link" onClick={() => (draft.body.value = reformatted(draft.body.value, true))}>
        {form.indent}
      </button>
      <button type="button" class="link" onClick={() => (draft.body.value = reformatted(draft.body.value, false))}>
        {form.compact}
      </button>
    </span>
  );
}

/** What is required and missing, with the samples of the document. */
function FillSamples() {
  const read = params.value;
  if ("problem" in read || !model.value || !action.value) return null;
  const next = withSamples(model.value.objects, action.value.input, read.params);
  if (next === read.params) return null;
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        draft.body.value = write(next, true);
        filled.value++;
      }}
    >
      {r.value.form.fillSamples}
    </button>
  );
}

function Fields() {
  const { form } = t.value;
  const read = params.value;
  if ("problem" in read) {
    return (
      <div class="note caution">
        {form.notJson}{" "}
        <button type="button" class="link" onClick={() => (editor.value = "json")}>
          {form.toJson}
        </button>
      </div>
    );
  }
  // Another action, or another example, is another form.
  const key = `${draft.service.value} ${draft.action.value} ${filled.value}`;
  return <ObjectFields key={key} object={action.value!.input} value={read.params} path={[]} set={set} />;
}

/** Puts a value at its path, or takes it away, and writes the text in the style that it has. */
function set(path: Path, value: unknown): void {
  const read = params.peek();
  if ("problem" in read) return;
  const text = draft.body.peek();
  draft.body.value = write(
    changed(read.params, path, value),
    text.includes("\n") || text.trim() === "" || text === "{}",
  );
}

/** More than can be read at once. */
const MOST_LISTED = 100;

/** What the checker says; listed where there is no field to say it at. */
function Faults({ isListed }: { isListed: boolean }) {
  const { form } = t.value;
  const found = [...faults.value.values()];
  const doubted = [...doubts.value.values()];
  if (found.length === 0 && doubted.length === 0) return null;
  return (
    <div class="faults" role="status">
      {found.length > 0 && <p class="note caution">{form.faults(found.length)}</p>}
      {isListed && <Findings of={found} />}
      {!isListed && found.length > 0 && (
        <button type="button" class="link" onClick={() => focusField(undefined, found[0]!.parameter)}>
          {t.value.problems.goToField}
        </button>
      )}
      {doubted.length > 0 && (
        <p class="note">
          <Prose text={form.doubts(namesOf(doubted))} />
        </p>
      )}
      {isListed && <Findings of={doubted} />}
    </div>
  );
}

const namesOf = (found: readonly Finding[]) =>
  found
    .slice(0, 3)
    .map(({ parameter }) => `\`${parameter}\``)
    .join(", ") + (found.length > 3 ? " …" : "");

function Findings({ of }: { of: readonly Finding[] }) {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.slice(0, MOST_LISTED).map((fault) => (
        <li key={fault.parameter}>
          <code class="error-code">{fault.code.replace("ClientError.", "")}</code> {translateError(fault).message}
        </li>
      ))}
    </ul>
  );
}
