import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { translateError } from "../../i18n/error-codes.ts";
import { t } from "../../i18n/index.ts";
import { codeTarget } from "../../choices/view.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Prose } from "../../ui/prose.tsx";
import { busy } from "../../ui/typing.ts";
import {
  canUseProxy,
  code,
  generator,
  leftOut,
  loadFailure,
  loadGenerator,
  target,
  targets,
  throughProxy,
} from "./code.ts";

const KINDS = ["command", "tc3fetch", "signing", "sdk", "script"] as const;

/** The colours, once the library that knows the languages is here; the same text until then. */
const html = signal<string | undefined>(undefined);
const highlighter = signal<typeof import("./highlight.ts") | undefined>(undefined);
effect(() => {
  const { highlighted } = highlighter.value ?? {};
  html.value =
    highlighted && target.value && "text" in code.value
      ? highlighted(code.value.text, target.value.language)
      : undefined;
});

export function CodeRoom() {
  const { code: texts } = t.value;
  useEffect(() => {
    void loadGenerator();
    import("./highlight.ts").then(
      (loaded) => (highlighter.value = loaded),
      // Without it the code has no colours.
      () => {},
    );
  }, []);
  if (loadFailure.value) return <p class="outcome bad">{loadFailure.value}</p>;
  const chosen = target.value;
  if (!generator.value || !chosen) return <p class="rule empty-state">{texts.loading}</p>;
  return (
    <div class="code-room" aria-busy={busy}>
      <p class="rule">{texts.rule}</p>
      <div class="code-tools">
        <label class="field">
          <span class="field-label">{texts.target}</span>
          <select value={chosen.id} onChange={(event) => (codeTarget.value = event.currentTarget.value)}>
            {KINDS.map((kind) => {
              const of = targets.value.filter((one) => one.kind === kind);
              return (
                of.length > 0 && (
                  <optgroup key={kind} label={texts.kinds[kind]}>
                    {of.map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.label}
                      </option>
                    ))}
                  </optgroup>
                )
              );
            })}
          </select>
        </label>
        <label class="checkbox inline">
          <input
            type="checkbox"
            checked={throughProxy.value}
            disabled={!canUseProxy.value}
            onChange={(event) => (throughProxy.value = event.currentTarget.checked)}
          />
          {texts.throughProxy}
        </label>
        <CopyButton
          what={chosen.filename}
          label={texts.copy}
          disabled={!("text" in code.value)}
          text={() => ("text" in code.value ? code.value.text : "")}
        />
        <button
          type="button"
          class="quiet"
          disabled={!("text" in code.value)}
          onClick={() => download(chosen.filename)}
        >
          {texts.download}
        </button>
      </div>
      <p class="rule">
        <code>{chosen.filename}</code> · {texts.kindRules[chosen.kind]}
      </p>
      {leftOut.value.length > 0 && <p class="note caution">{texts.leftOut(leftOut.value.join(", "))}</p>}
      <Code label={chosen.label} />
    </div>
  );
}

function Code({ label }: { label: string }) {
  const made = code.value;
  if ("problem" in made) {
    return (
      <p class="outcome bad" role="status">
        <Prose text={translateError(made.problem).message} />
      </p>
    );
  }
  const frame = { class: "body code", tabIndex: 0, role: "region" as const, "aria-label": label };
  if (html.value === undefined) return <pre {...frame}>{made.text}</pre>;
  return <pre {...frame} dangerouslySetInnerHTML={{ __html: html.value }} />;
}

function download(filename: string): void {
  if (!("text" in code.value)) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([code.value.text], { type: "text/plain" }));
  link.download = filename;
  link.click();
  URL.revokeObjectURL(link.href);
}
