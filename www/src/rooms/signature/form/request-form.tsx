import { t } from "../../../i18n/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { defaultHost, draft, type Method } from "../draft.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { ExamplePicker } from "./example-picker.tsx";
import { HeaderFields } from "./header-fields.tsx";
import { PayloadFields } from "./payload-fields.tsx";
import { TextField } from "./text-field.tsx";
import { TimestampField } from "./timestamp-field.tsx";

export function RequestForm() {
  const { form } = t.value;
  return (
    // The form is never submitted: the stages follow every keystroke, and sending has its own button.
    <form class="request-form" aria-labelledby="request-title" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
      <h2 id="request-title">{form.title}</h2>
      <ExamplePicker />
      <fieldset>
        <legend>{form.groups.api}</legend>
        <div class="field">
          <span class="field-label" id="algorithm-label">
            {form.algorithm}
          </span>
          <output class="algorithm" aria-labelledby="algorithm-label">
            TC3-HMAC-SHA256
          </output>
        </div>
        <Segmented<Method>
          name="method"
          label={form.method}
          labelled
          value={draft.method.value}
          options={[
            { value: "POST", label: "POST" },
            { value: "GET", label: "GET" },
          ]}
          onChange={(method) => (draft.method.value = method)}
        />
        <TextField name="service" label={form.service} value={draft.service} />
        <TextField name="version" label={form.version} value={draft.version} />
        <TextField name="action" label={form.action} value={draft.action} />
        <TextField name="region" label={form.region} value={draft.region} />
        <TextField name="host" label={form.host} value={draft.host} placeholder={defaultHost.value} wide />
        <TimestampField />
      </fieldset>
      <fieldset>
        <legend>{form.groups.payload}</legend>
        <PayloadFields />
      </fieldset>
      <fieldset>
        <legend>{form.groups.headers}</legend>
        <HeaderFields />
      </fieldset>
      <fieldset>
        <legend>{form.groups.credentials}</legend>
        <CredentialFields />
      </fieldset>
    </form>
  );
}
