import { useState } from "preact/hooks";
import { locale, t } from "../i18n/index.ts";
import { announce } from "../ui/announcer.tsx";
import { SecretInput } from "../ui/secret-input.tsx";
import { system } from "../request/draft.ts";
import {
  currentKeys,
  forgetAfter,
  forgetCredentials,
  forgottenAt,
  areExamples,
  isLongLived,
  useExampleKeys,
} from "../request/keys.ts";
import { Field } from "./field.tsx";
import { TextField } from "./text-field.tsx";

export function CredentialFields() {
  const { form } = t.value;
  const { id, token } = currentKeys.value;
  const names = form.keyNames[system.value];

  function forget() {
    forgetCredentials();
    announce(form.forgotten);
  }

  return (
    <>
      {names.id && <TextField name="id" label={names.id} value={id} from="id h:x-acs-accesskey-id" wide />}
      <SecretField label={names.secret} />
      {names.token && (
        <TextField
          name="token"
          label={names.token}
          value={token}
          wide
          from="token h:x-tc-token h:x-acs-security-token"
          hint={form.tokenHint}
        />
      )}
      {areExamples.value && <p class="note">{form.exampleKeys}</p>}
      {isLongLived.value && <p class="note caution">{form.longLived}</p>}
      <div class="forget-row">
        <button type="button" class="quiet" onClick={forget}>
          {form.forget}
        </button>
        <label class="inline-select">
          {form.forgetAfter}
          <select
            value={String(forgetAfter.value)}
            onChange={(event) => (forgetAfter.value = Number(event.currentTarget.value))}
          >
            <option value="0">{form.never}</option>
            {[5, 15, 60].map((minutes) => (
              <option key={minutes} value={String(minutes)}>
                {form.minutes(minutes)}
              </option>
            ))}
          </select>
        </label>
        {!areExamples.value && (
          <button type="button" class="link" onClick={() => useExampleKeys(system.value)}>
            {form.useExampleKeys}
          </button>
        )}
      </div>
      {forgottenAt.value !== undefined && (
        <p class="note">
          {form.forgottenAt(
            new Date(forgottenAt.value).toLocaleTimeString(locale.value, { hour: "2-digit", minute: "2-digit" }),
          )}
        </p>
      )}
    </>
  );
}

function SecretField({ label }: { label: string }) {
  const [revealed, setRevealed] = useState(false);
  const { form } = t.value;
  const { secret } = currentKeys.value;
  return (
    <Field
      name="secret"
      label={label}
      wide
      from="secret secretSigning"
      aside={
        <label class="reveal">
          <input
            type="checkbox"
            checked={revealed}
            aria-label={`${form.reveal} ${label}`}
            onChange={(event) => setRevealed(event.currentTarget.checked)}
          />
          {form.reveal}
        </label>
      }
    >
      {(control) => <SecretInput value={secret} isRevealed={revealed} control={{ ...control }} />}
    </Field>
  );
}
