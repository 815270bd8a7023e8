import { batch } from "@preact/signals";
import type { Diagnosis } from "tc3fetch/diagnose";
import { fillDraft } from "../../request/draft.ts";
import { keys } from "../../request/keys.ts";
import { pastedKeys } from "../../request/paste.ts";
import { openRoom } from "../../choices/view.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { places } from "./taken.ts";
import { restored } from "./redact.ts";
import { d } from "./texts.ts";
import { draftOf } from "./to-draft.ts";

/** The corrected request, to be signed anew where the reader wants to. */
export function Mended({ diagnosis: { mended, system } }: { diagnosis: Diagnosis }) {
  const texts = d.value;
  if (!mended) return null;
  const draft = draftOf(restored(mended.request, places.value));

  function open() {
    batch(() => {
      fillDraft(draft!);
      // A key that was given for this request belongs to it; without one those of the form stay.
      if (pastedKeys.secret.value)
        for (const name of ["id", "secret", "token"] as const) keys.tencent[name].value = pastedKeys[name].value;
      openRoom("signature");
    });
  }

  return (
    <div class="mended">
      <h3 id="mended-title">{texts.mendedTitle}</h3>
      <p class="rule">{mended.curl.includes("$SIGNATURE") ? texts.mendedUnsigned : texts.mendedSigned}</p>
      <pre class="body" tabIndex={0} role="region" aria-labelledby="mended-title">
        {mended.curl}
      </pre>
      <div class="send-buttons">
        <CopyButton what="curl" label={texts.copyCurl} text={() => mended.curl} />
        <button type="button" class="quiet" disabled={!draft} onClick={open}>
          {texts.openInSignature}
        </button>
        {!draft && (
          <span class="field-note">{system === "ACS3-HMAC-SHA256" ? texts.cannotOpenAcs : texts.cannotOpen}</span>
        )}
      </div>
    </div>
  );
}
