import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { params } from "../prepared.ts";
import { inputId } from "../problem.ts";
import { problemAt } from "./field.tsx";

interface Props {
  label: string;
  text: string;
  onChange(text: string): void;
}

type Editor = { setText(text: string): void; setLabel(label: string, isInvalid: boolean): void; destroy(): void };

/**
 * CodeMirror, which is a file of its own and loaded when it is needed; a plain text area until then, and
 * where it cannot be loaded. Both have the same height, so that nothing moves.
 */
export function JsonEditor({ label, text, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const latest = useRef({ text, onChange });
  latest.current = { text, onChange };
  const [isThere, setThere] = useState(false);
  // Signature v3 signs any text; what claims to be JSON and is none is worth a word all the same.
  const problem = problemAt("body") ?? ("problem" in params.value ? params.value.problem : undefined);
  const id = inputId("body");

  useEffect(() => {
    let isGone = false;
    import("./code-mirror.ts").then(
      ({ createEditor }) => {
        if (isGone || !place.current) return;
        editor.current = createEditor(place.current, latest.current.text, (next) => latest.current.onChange(next));
        setThere(true);
      },
      // Without the network there is still the text area.
      () => {},
    );
    return () => {
      isGone = true;
      editor.current?.destroy();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => editor.current?.setText(text), [text, isThere]);
  useEffect(() => editor.current?.setLabel(label, problem !== undefined), [label, problem, isThere]);

  return (
    <div class="json-editor">
      <div ref={place} class="code-mirror" id={isThere ? id : undefined} hidden={!isThere} />
      {!isThere && (
        <textarea
          id={id}
          rows={12}
          aria-label={label}
          aria-invalid={problem && "true"}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          value={text}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {problem && (
        <p class="field-error" role="status">
          {problem.message}
          {problem.hint && <span class="error-hint">{problem.hint}</span>}
        </p>
      )}
      <p class="visually-hidden">{t.value.form.editorKeys}</p>
    </div>
  );
}
