import { useEffect } from "preact/hooks";
import { signatureTexts } from "../../i18n/signature/index.ts";
import { system } from "../../request/draft.ts";
import { acs3, v3 } from "../../request/explanations.ts";
import { shownSignatures } from "../../choices/view.ts";
import { lightAgain, pinned } from "./lit.ts";

/**
 * What a signature is made of, as buttons: each lights up its source and every later place, also for a
 * keyboard and for a finger, which cannot hover.
 */
export function Sources() {
  useEffect(lightAgain);
  const stages = signatureTexts.value;
  const isAcs = system.value === "aliyun";
  const isV1Alone = !isAcs && shownSignatures.value === "v1";
  const { current, keyless } = (isAcs ? acs3 : v3).shown.value;
  const signedHeaders = (current ?? keyless)?.signedHeaders.split(";") ?? [];
  const headers = isV1Alone ? ["host"] : signedHeaders;
  const named = (names: (keyof typeof stages.sources)[]) =>
    names.map((name): [string, string] => [name, stages.sources[name]]);
  const sources: [source: string, label: string][] = [
    ...named(isV1Alone ? ["method"] : ["method", "path"]),
    ...headers.map((name): [string, string] => [`h:${name}`, name]),
    ...named(
      isV1Alone
        ? ["timestamp", "id", "signature"]
        : isAcs
          ? ["payload", "timestamp", "canonicalRequest", "id", "signature"]
          : ["payload", "timestamp", "service", "canonicalRequest", "id", "signature"],
    ),
  ];
  return (
    <div class="sources" role="group" aria-label={stages.sources.title}>
      <span class="sources-title" aria-hidden="true">
        {stages.sources.title}
      </span>
      {sources.map(([source, label]) => (
        <button
          key={source}
          type="button"
          data-from={source}
          aria-pressed={pinned.value === source}
          onClick={() => (pinned.value = pinned.value === source ? undefined : source)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
