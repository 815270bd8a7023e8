// The editor lives in a shadow root: there its style sheets are objects and no elements, which the page's
// content security policy would refuse.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { linter, lintKeymap } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-name)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
]);

const look = EditorView.theme({
  "&": {
    height: "var(--editor-height, 17rem)",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    fontSize: "0.8125rem",
  },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--sunk)", color: "var(--ink-soft)", border: "none" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", border: "1px solid var(--line-strong)", color: "var(--ink)" },
});

export type Editor = ReturnType<typeof createEditor>;

/** An editor of JSON that says every change, and takes text from outside without saying it again. */
export function createEditor(place: HTMLElement, text: string, onChange: () => void) {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open", delegatesFocus: true });
  const naming = new Compartment();
  const names = (label: string, isInvalid: boolean) =>
    EditorView.contentAttributes.of({ "aria-label": label, ...(isInvalid && { "aria-invalid": "true" }) });
  let isOurs = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        // A body is compared byte for byte: no line separator may become another one.
        EditorState.lineSeparator.of("\n"),
        lineNumbers(),
        history(),
        bracketMatching(),
        indentOnInput(),
        json(),
        linter(jsonParseLinter(), { delay: 300 }),
        syntaxHighlighting(highlighting),
        EditorView.lineWrapping,
        // Tab leaves the editor, as it leaves every other field.
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        naming.of(names("JSON", false)),
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) onChange();
        }),
      ],
    }),
  });
  const getText = () => view.state.doc.toString();
  return {
    getText,
    setText(next: string) {
      const { length } = view.state.doc;
      if (next.length === length && next === getText()) return;
      isOurs = true;
      view.dispatch({ changes: { from: 0, to: length, insert: next } });
      isOurs = false;
    },
    setLabel: (label: string, isInvalid: boolean) =>
      view.dispatch({ effects: naming.reconfigure(names(label, isInvalid)) }),
    /** Takes the focus, with this selection. */
    focus(anchor: number, head: number) {
      const { length } = view.state.doc;
      view.dispatch({ selection: { anchor: Math.min(anchor, length), head: Math.min(head, length) } });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
