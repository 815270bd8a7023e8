import { f } from "../../i18n/frame/index.ts";
import { t } from "../../i18n/index.ts";
import { notices, reading } from "./notices-state.ts";

/** What came of dropped files, above whatever is open: the place where they were dropped may be anywhere. */
export function Notices() {
  const count = reading.value;
  if (count === undefined && notices.value.length === 0) return null;
  return (
    <section class="notices" aria-label={f.value.imports.title}>
      {count === undefined ? (
        <>
          <ul>
            {notices.value.map(({ what, text, isGood }, index) => (
              <li key={index} class={isGood ? "note good" : "note caution"}>
                {what && <b>{what}</b>} {text}
              </li>
            ))}
          </ul>
          <button type="button" class="quiet" onClick={() => (notices.value = [])}>
            {t.value.shell.close}
          </button>
        </>
      ) : (
        <p class="field-note">{f.value.imports.reading(count)}</p>
      )}
    </section>
  );
}
