import { t } from "../../i18n/index.ts";
import { system } from "../../request/draft.ts";
import { acs3, v3 } from "../../request/explanations.ts";
import { pinned } from "./lit.ts";

/**
 * What a signature is made of, as buttons: each lights up its source and every later place, also for a
 * keyboard and for a finger, which cannot hover.
 */
export function Sources() {
  const { stages } = t.value;
  const signing = system.value === "aliyun" ? acs3 : v3;
  const headers = signing.shown.value.current?.signedHeaders.split(";") ?? [];
  const sources: [source: string, label: string][] = [
    ["method", stages.sources.method],
    ["path", stages.sources.path],
    ...headers.map((name): [string, string] => [`h:${name}`, name]),
    ["payload", stages.sources.payload],
    ["timestamp", stages.sources.timestamp],
    ["service", stages.sources.service],
    ["canonicalRequest", stages.sources.canonicalRequest],
    ["id", stages.sources.id],
    ["signature", stages.sources.signature],
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
