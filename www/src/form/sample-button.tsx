import type { ModelMember } from "tc3fetch/models";
import { r } from "../i18n/request/index.ts";
import { write } from "../request/json.ts";
import { type Path, pathText, type Set } from "./path.ts";
import { sampleOf } from "./sample.ts";

interface Props {
  member: ModelMember;
  path: Path;
  set: Set;
  /** Called before the value is there. */
  onUse?(): void;
}

/** The document's sample, filled in at a click. */
export function SampleButton({ member, path, set, onUse }: Props) {
  const sample = sampleOf(member);
  if (sample === undefined) return null;
  const text = typeof sample === "string" ? sample : write(sample, false);
  return (
    <button
      type="button"
      class="sample"
      title={text.slice(0, 400)}
      aria-label={r.value.form.useSample(pathText(path), text.slice(0, 60))}
      onClick={() => {
        onUse?.();
        set(path, sample);
      }}
    >
      <code>{text.length > 24 ? `${text.slice(0, 23)}…` : text}</code>
    </button>
  );
}
