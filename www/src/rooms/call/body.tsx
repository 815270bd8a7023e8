import { callTexts } from "../../i18n/call/index.ts";

/** A text as it is, in a frame. */
export function Body({ label, text }: { label: string; text: string }) {
  if (text === "") return <p class="nothing">{callTexts.value.noBody}</p>;
  return (
    // A long body scrolls in its own frame, which the keyboard has to reach.
    <pre class="body" tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
  );
}
