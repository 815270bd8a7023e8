import { locale, t } from "../../../i18n/index.ts";
import { draft } from "../draft.ts";
import { Checkbox } from "./checkbox.tsx";
import { TextField } from "./text-field.tsx";

export function PayloadFields() {
  const { form } = t.value;
  const method = draft.method.value;
  const bytes = new TextEncoder().encode(draft.body.value).length.toLocaleString(locale.value);
  return (
    <>
      {method === "POST" ? (
        <TextField name="body" key="body" label={form.body} value={draft.body} rows={5} wide hint={form.bodySize(bytes)} />
      ) : (
        <TextField name="body" key="params" label={form.params} value={draft.params} rows={5} wide hint={form.paramsHint} />
      )}
      <TextField name="contentType" label={form.contentType} value={draft.contentType[method]} wide />
      <Checkbox label={form.unsignedPayload} value={draft.unsignedPayload} />
    </>
  );
}
