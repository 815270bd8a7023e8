import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { announce } from "./announcer.tsx";

interface Props {
  /** What is copied, as a person would call it: "Copy" is followed by it for screen readers. */
  what: string;
  /** Called at the click, so that a secret is read only when it is asked for. */
  text(): string | Promise<string>;
  label?: string;
  compact?: boolean;
  disabled?: boolean;
}

type Outcome = "idle" | "copied" | "refused";

export function CopyButton({ what, text, label, compact, disabled }: Props) {
  const [outcome, setOutcome] = useState<Outcome>("idle");
  const { copy } = t.value;

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), 1600);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function onClick() {
    try {
      await write(text());
      setOutcome("copied");
      announce(copy.copiedWhat(what));
    } catch {
      // Browsers refuse the clipboard on plain http away from this machine, and when not focused.
      setOutcome("refused");
      announce(copy.refused);
    }
  }

  const caption = outcome === "copied" ? copy.copied : outcome === "refused" ? copy.refused : (label ?? copy.copy);
  return (
    <button
      type="button"
      class={compact ? "copy compact" : "copy"}
      data-outcome={outcome}
      aria-label={label ?? copy.copyWhat(what)}
      title={compact ? caption : undefined}
      disabled={disabled}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {outcome === "copied" ? <path d="M3 8.5 6.5 12 13 4.5" /> : <path d="M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z" />}
      </svg>
      {!compact && (
        <span class="copy-captions">
          {/* Both captions keep their room, so that the button does not change its width. */}
          <span aria-hidden="true">{label ?? copy.copy}</span>
          <span aria-hidden="true">{copy.copied}</span>
          <span>{caption}</span>
        </span>
      )}
    </button>
  );
}

/** Begun at the click, whenever the text is there: some browsers allow the clipboard at a click alone. */
function write(text: string | Promise<string>): Promise<void> {
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  if (typeof ClipboardItem === "undefined") return text.then((one) => navigator.clipboard.writeText(one));
  const blob = text.then((one) => new Blob([one], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}
