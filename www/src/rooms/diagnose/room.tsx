import { translateError } from "../../i18n/error-codes.ts";
import { isTooLong, known, told } from "../../request/paste.ts";
import { viewLink } from "../../request/link.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Prose } from "../../ui/prose.tsx";
import { CompareView } from "./compare-view.tsx";
import { Examples } from "./examples.tsx";
import { Excluded, MissingParts, Stages } from "./facts.tsx";
import { Mended } from "./mended.tsx";
import { failure, isSearching, result } from "./outcome.ts";
import { covered } from "./redact.ts";
import { report } from "./report.ts";
import { RequestView } from "./request-view.tsx";
import { places, request } from "./taken.ts";
import { d } from "./texts.ts";
import { Verdict } from "./verdict.tsx";

/** Why a request was refused: the verdict, the request with what is wrong in it, and how it is done right. */
export function DiagnoseRoom() {
  const texts = d.value;
  const found = result.value;
  const asked = request.value;
  if (!asked) return <Examples />;
  return (
    <div class="diagnose-room" aria-busy={isSearching.value}>
      {failure.value && (
        <p class="outcome bad">
          <Prose text={translateError(failure.value).message} />
        </p>
      )}
      {!found && !failure.value && <p class="rule empty-state">{texts.searching}</p>}
      {found && <Verdict diagnosis={found} answer={known.answer.value} />}
      <RequestView request={covered(asked, places.value)} causes={found?.causes ?? []} />
      {found && (
        <>
          <CompareView diagnosis={found} told={told.value} />
          {found.verdict !== "proved" && <MissingParts missing={found.missing} />}
          <Mended diagnosis={found} />
          <Excluded excluded={found.excluded} />
          <Stages verification={found.verification} />
          <div class="room-tools">
            <CopyButton
              what={texts.report}
              label={texts.copyReport}
              text={() => report(found, asked, known.answer.value)}
            />
            <CopyButton
              what={texts.link}
              label={texts.copyLink}
              disabled={isTooLong.value}
              text={async () => new URL(await viewLink(), location.href).href}
            />
            {isTooLong.value && <span class="field-note">{texts.tooLong}</span>}
          </div>
        </>
      )}
    </div>
  );
}
