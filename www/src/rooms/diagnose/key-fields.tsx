import { useSignal } from "@preact/signals";
import { t } from "../../i18n/index.ts";
import { EXAMPLE_KEYS, forgetCredentials } from "../../request/keys.ts";
import { pastedKeys } from "../../request/paste.ts";
import { announce } from "../../ui/announcer.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import { vendor } from "./taken.ts";
import { d } from "./texts.ts";

/** The credentials of the pasted request, in memory only. */
export function KeyFields() {
  const { form } = t.value;
  const names = form.keyNames[vendor.value];
  const { id, secret, token } = pastedKeys;
  const isRevealed = useSignal(false);
  const isExample = secret.value === EXAMPLE_KEYS[vendor.value].secret;
  return (
    <>
      <p class="field-note wide">{d.value.keyRule}</p>
      <div class="field wide">
        <div class="field-head">
          <label class="field-label" for="field-pasted-secret">
            {names.secret}
          </label>
          <label class="reveal">
            <input
              type="checkbox"
              checked={isRevealed.value}
              aria-label={`${form.reveal} ${names.secret}`}
              onChange={(event) => (isRevealed.value = event.currentTarget.checked)}
            />
            {form.reveal}
          </label>
        </div>
        <SecretInput
          value={secret}
          isRevealed={isRevealed.value}
          control={{ id: "field-pasted-secret", "aria-describedby": "pasted-secret-note" }}
        />
        <div class="field-note" id="pasted-secret-note">
          {isExample ? form.exampleKeys : d.value.keysStay}
        </div>
      </div>
      {(["id", "token"] as const).map((name) => (
        <div class="field" key={name}>
          <label class="field-label" for={`field-pasted-${name}`}>
            {names[name]}
          </label>
          <input
            id={`field-pasted-${name}`}
            type="text"
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            value={(name === "id" ? id : token).value}
            onInput={(event) => ((name === "id" ? id : token).value = event.currentTarget.value)}
          />
        </div>
      ))}
      <div class="forget-row">
        <button
          type="button"
          class="quiet"
          onClick={() => {
            forgetCredentials();
            announce(form.forgotten);
          }}
        >
          {form.forget}
        </button>
      </div>
    </>
  );
}
