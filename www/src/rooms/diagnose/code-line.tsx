import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CauseId } from "tc3fetch/diagnose";
import { codeLanguage } from "../../request/paste.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import catalogue from "../../../../models/cause-code.json";
import { d } from "./texts.ts";

const codeOf = new Map<string, Record<string, string>>(catalogue.causes.map(({ id, code }) => [id, code]));
const highlighter = signal<typeof import("../code/highlight.ts") | undefined>(undefined);

/** How a program does it right, in the reader's language, where the catalogue has the cause. */
export function CodeLine({ id }: { id: CauseId }) {
  const texts = d.value;
  const languages = catalogue.languages;
  const { language, label } = languages.find((one) => one.language === codeLanguage.value) ?? languages[0]!;
  const code = codeOf.get(id)?.[language];
  useEffect(() => {
    import("../code/highlight.ts").then(
      (loaded) => (highlighter.value = loaded),
      // Without it the code has no colours.
      () => {},
    );
  }, []);
  if (code === undefined) return null;
  const frame = { class: "body code", tabIndex: 0, role: "region" as const, "aria-label": label };
  return (
    <div class="code-line">
      <div class="code-line-head">
        <b>{texts.codeTitle}</b>
        <select
          aria-label={texts.codeLanguage}
          value={language}
          onChange={(event) => (codeLanguage.value = event.currentTarget.value)}
        >
          {languages.map((one) => (
            <option key={one.language} value={one.language}>
              {one.label}
            </option>
          ))}
        </select>
        <CopyButton what={label} text={() => code} compact />
      </div>
      {highlighter.value ? (
        <pre {...frame} dangerouslySetInnerHTML={{ __html: highlighter.value.highlighted(code, language) }} />
      ) : (
        <pre {...frame}>{code}</pre>
      )}
    </div>
  );
}
