import { batch } from "@preact/signals";
import { locale, t } from "../i18n/index.ts";
import { r } from "../i18n/request/index.ts";
import { useCurrentTime } from "../request/choose.ts";
import { draft } from "../request/draft.ts";
import { currentKeys } from "../request/keys.ts";
import { focusField } from "../request/problem.ts";
import { warnings } from "../request/warned.ts";
import type { Warning } from "../request/warnings.ts";
import { ago } from "../ui/ago.ts";
import { Prose } from "../ui/prose.tsx";

/** What will be refused though it is signed, each with the way to mend it. */
export function Warnings() {
  const found = warnings.value;
  if (found.length === 0) return null;
  return (
    <section class="warnings" aria-labelledby="warnings-title">
      <h2 id="warnings-title">{r.value.warnings.title(found.length)}</h2>
      <p class="rule">{r.value.warnings.rule}</p>
      <ul>
        {found.map((one) => (
          <li key={one.kind} data-warning={one.kind}>
            <span>
              <Prose text={textOf(one)} />
            </span>
            <Mend warning={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A warning in words. */
function textOf({ kind, found, count = 1 }: Warning): string {
  const { texts } = r.value.warnings;
  switch (kind) {
    case "early":
    case "late":
      return texts[kind](ago(Number(found), locale.value));
    case "missing":
    case "wrong":
      return texts[kind](found, count);
    default:
      return texts[kind](found);
  }
}

/** The button that mends it, or leads to where it is. */
function Mend({ warning }: { warning: Warning }) {
  const { warnings: texts } = r.value;
  const { field, parameter, better, kind } = warning;
  const [label, mend] =
    kind === "swapped"
      ? [texts.swap, swapKeys]
      : kind === "early" || kind === "late"
        ? [texts.now, signNow]
        : better !== undefined && isNamed(field)
          ? [texts.use(better), () => void (draft[field].value = better)]
          : [t.value.problems.goToField, () => focusField(field, parameter)];
  return (
    <button type="button" class="quiet small" onClick={mend}>
      {label}
    </button>
  );
}

type Named = "service" | "version" | "action" | "region";
const isNamed = (field: string): field is Named => ["service", "version", "action", "region"].includes(field);

function swapKeys(): void {
  const { id, secret } = currentKeys.value;
  batch(() => {
    [id.value, secret.value] = [secret.value, id.value];
  });
}

/** From now on the time is taken when sending, as in a new form. */
function signNow(): void {
  batch(() => {
    draft.fresh.value = true;
    useCurrentTime();
  });
}
