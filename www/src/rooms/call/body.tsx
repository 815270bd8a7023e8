import { t } from "../../i18n/index.ts";

/** A text as it is, in a frame. */
export function Body({ label, text }: { label: string; text: string }) {
  if (text === "") return <p class="nothing">{t.value.call.noBody}</p>;
  return (
    // A long body scrolls in its own frame, which the keyboard has to reach.
    <pre class="body" tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
  );
}
