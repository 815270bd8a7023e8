import { effect, type Signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { params } from "../request/prepared.ts";
import { inputId } from "../request/problem.ts";
import { afterPaint, whileTyping } from "../ui/typing.ts";
import type { Editor } from "./code-mirror.ts";
import { problemAt } from "./field.tsx";

interface Props {
  label: string;
  text: Signal<string>;
}

/**
 * CodeMirror, which is a file of its own and loaded when it is needed; a plain text area until then, and
 * where it cannot be loaded. Both have the same height, so that nothing moves.
 */
export function JsonEditor({ label, text }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const isComposing = useRef(false);
  const editor = useRef<Editor | undefined>(undefined);
  const [isThere, setThere] = useState(false);
  // Signature v3 signs any text; what claims to be JSON and is none is worth a word all the same.
  const problem = problemAt("body") ?? ("problem" in params.value ? params.value.problem : undefined);
  const id = inputId("body");

  useEffect(() => {
    let isGone = false;
    let stopFollowing = () => {};
    const create = ({ createEditor }: typeof import("./code-mirror.ts")) => {
      if (isGone || !place.current) return;
      // A key changes the text of the editor; the page takes it when that is painted.
      const take = () => void (isGone || (text.value = made.getText()));
      const made = createEditor(place.current, text.peek(), () => afterPaint(take));
      // At once, and not with the next drawing: while a drawing waits, the reader types on, and the text that it
      // waits with would replace a newer one.
      stopFollowing = effect(() => made.setText(text.value));
      editor.current = made;
      setThere(true);
    };
    import("./code-mirror.ts").then(
      (loaded) => {
        // A text area that goes takes the word along that an input method is composing in it.
        if (!isComposing.current) return create(loaded);
        plain.current?.addEventListener("compositionend", () => setTimeout(create, 0, loaded), { once: true });
      },
      // Without the network there is still the text area.
      () => {},
    );
    return () => {
      isGone = true;
      stopFollowing();
      editor.current?.destroy();
      editor.current = undefined;
    };
  }, [text]);

  // Before the text area goes, so that what is typed meanwhile goes into the editor.
  const area = plain.current;
  const selection = area && area === document.activeElement ? [area.selectionStart, area.selectionEnd] : undefined;
  useLayoutEffect(() => {
    if (isThere && selection) editor.current?.focus(selection[0]!, selection[1]!);
  }, [isThere]);
  useEffect(() => editor.current?.setLabel(label, problem !== undefined), [label, problem, isThere]);

  return (
    <div class="json-editor">
      <div ref={place} class="code-mirror" id={isThere ? id : undefined} hidden={!isThere} />
      {!isThere && (
        <textarea
          ref={plain}
          id={id}
          rows={12}
          aria-label={label}
          aria-invalid={problem && "true"}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          value={text.value}
          onCompositionStart={() => (isComposing.current = true)}
          onCompositionEnd={() => (isComposing.current = false)}
          onInput={({ currentTarget }) => whileTyping(() => (text.value = currentTarget.value))}
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
