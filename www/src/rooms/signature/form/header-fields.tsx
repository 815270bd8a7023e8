import { t } from "../../../i18n/index.ts";
import { Prose } from "../../../ui/prose.tsx";
import { draft, type AnswerLanguage } from "../draft.ts";
import { Checkbox } from "./checkbox.tsx";
import { Field } from "./field.tsx";
import { TextField } from "./text-field.tsx";

export function HeaderFields() {
  const { form } = t.value;
  return (
    <>
      <Checkbox label={form.signAction} value={draft.signAction} />
      <TextField
        name="signedHeaders"
        label={form.signedHeaders}
        value={draft.signedHeaders}
        placeholder="x-tc-region, x-tc-version"
        wide
        hint={<Prose text={form.signedHeadersHint} />}
      />
      <TextField
        name="headers"
        label={form.headers}
        value={draft.headers}
        rows={2}
        wide
        hint={<Prose text={form.headersHint} />}
      />
      <Field name="language" label={form.language} wide>
        {(control) => (
          <select
            {...control}
            value={draft.language.value}
            onChange={(event) => (draft.language.value = event.currentTarget.value as AnswerLanguage)}
          >
            <option value="">{form.languageDefault}</option>
            <option value="zh-CN">zh-CN</option>
            <option value="en-US">en-US</option>
          </select>
        )}
      </Field>
    </>
  );
}
