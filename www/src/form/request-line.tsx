import { f } from "../i18n/frame/index.ts";
import { t } from "../i18n/index.ts";
import { draft, isV1, system } from "../request/draft.ts";
import { currentKeys } from "../request/keys.ts";
import { host } from "../request/prepared.ts";
import { type FieldName, focusField } from "../request/problem.ts";

/** The request in one line above its parameters; each part leads to the field that holds it, far below in a long form. */
export function RequestLine() {
  const texts = f.value.line;
  const of = system.value;
  const { id, secret } = currentKeys.value;
  const key = of === "guance" ? secret.value && "***" : shortened(id.value);
  const parts: [FieldName, string][] = [
    ...(of === "tencent"
      ? ([
          ["algorithm", isV1.value ? "v1" : "v3"],
          ["service", draft.service.value || "?"],
          ["version", draft.version.value || "?"],
        ] as [FieldName, string][])
      : []),
    ...(of === "guance" ? [] : ([["region", draft.region.value || texts.noRegion]] as [FieldName, string][])),
    ...(draft.host.value ? ([["host", host.value]] as [FieldName, string][]) : []),
    [of === "guance" ? "secret" : "id", key || texts.noKey],
  ];
  return (
    <p class="one-line" aria-label={texts.label}>
      {of === "tencent" && <b>{draft.method.value}</b>}
      {parts.map(([field, text]) => (
        <button key={field} type="button" title={t.value.problems.goToField} onClick={() => focusField(field)}>
          {text}
        </button>
      ))}
    </p>
  );
}

/** Enough of an id to know it again. */
const shortened = (id: string) => (id.length > 10 ? `${id.slice(0, 8)}…` : id);
