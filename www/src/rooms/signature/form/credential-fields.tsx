import { useState } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { announce } from "../../../ui/announcer.tsx";
import { keys } from "../draft.ts";
import { discardExchange } from "../send/exchange.ts";
import { forgetCredentials } from "../stages.ts";
import { Field } from "./field.tsx";
import { TextField } from "./text-field.tsx";

export function CredentialFields() {
  const { form } = t.value;

  function forget() {
    forgetCredentials();
    // What was sent bears the SecretId and the token in its headers.
    discardExchange();
    announce(form.forgotten);
  }

  return (
    <>
      <TextField name="secretId" label={form.secretId} value={keys.secretId} wide />
      <SecretKeyField />
      <TextField name="token" label={form.token} value={keys.token} wide hint={form.tokenHint} />
      <button type="button" class="quiet forget" onClick={forget}>
        {form.forget}
      </button>
    </>
  );
}

function SecretKeyField() {
  const [revealed, setRevealed] = useState(false);
  const { form } = t.value;
  return (
    <Field
      name="secretKey"
      label={form.secretKey}
      wide
      aside={
        <label class="reveal">
          <input
            type="checkbox"
            checked={revealed}
            aria-label={form.revealSecretKey}
            onChange={(event) => setRevealed(event.currentTarget.checked)}
          />
          {form.reveal}
        </label>
      }
    >
      {(control) => (
        <input
          {...control}
          // The library's types know an input of one type only, not one that changes between two.
          type={(revealed ? "text" : "password") as "text"}
          autocomplete="off"
          spellcheck={false}
          autocapitalize="off"
          value={keys.secretKey.value}
          onInput={(event) => (keys.secretKey.value = event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
