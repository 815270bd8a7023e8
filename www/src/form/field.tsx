import type { ComponentChildren, JSX } from "preact";
import { translateError } from "../i18n/error-codes.ts";
import { problem } from "../request/explanations.ts";
import { Prose } from "../ui/prose.tsx";
import { inputId, type FieldName, type Problem } from "../request/problem.ts";

/** What ties an input to its label, its hint and its error. */
interface Control {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
}

interface Props {
  name: FieldName;
  label: string;
  hint?: ComponentChildren;
  wide?: boolean;
  /** What this field is the source of, see rooms/signature/pieces.ts. */
  from?: string;
  /** Controls beside the label, such as the button that reveals a key. */
  aside?: ComponentChildren;
  children(control: Control): JSX.Element;
}

export function Field({ name, label, hint, wide, from, aside, children }: Props) {
  const id = inputId(name);
  const error = problemAt(name);
  const noteId = `${id}-note`;
  const described = error !== undefined || hint !== undefined;
  return (
    <div class={wide ? "field wide" : "field"} data-from={from}>
      <div class="field-head">
        <label class="field-label" for={id}>
          {label}
        </label>
        {aside}
      </div>
      {children({ id, "aria-describedby": described ? noteId : undefined, "aria-invalid": error && "true" })}
      {described && (
        <div class="field-note" id={noteId}>
          {error ? <FieldError error={error} /> : hint}
        </div>
      )}
    </div>
  );
}

export function problemAt(name: FieldName): Problem | undefined {
  return problem.value?.field === name ? problem.value : undefined;
}

export function FieldError({ error }: { error: Pick<Problem, "code" | "message" | "hint"> }) {
  const { message, hint } = translateError(error);
  return (
    <div class="field-error">
      {error.code && <code class="error-code">{error.code}</code>} <Prose text={message} />
      {hint && (
        <span class="error-hint">
          <Prose text={hint} />
        </span>
      )}
    </div>
  );
}
