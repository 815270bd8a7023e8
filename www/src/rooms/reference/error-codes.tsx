import { signal } from "@preact/signals";
import type { Model, ModelAction } from "tc3fetch/models";
import { errorCodes, findErrorCode } from "tc3fetch/reference";
import { plainText } from "../../api/rich-text.ts";
import { inLanguage, type Text } from "../../api/text.ts";
import { reference as texts } from "../../i18n/reference/index.ts";
import { language } from "../../choices/preferences.ts";
import { RichText } from "../../ui/rich-text.tsx";
import { BothTexts } from "./both.tsx";

const wanted = signal("");
/** A service may have 400; more than this are narrowed down first. */
const MOST = 100;

/** What an action may answer instead: its own codes where the model names them, else those of its service. */
export function ErrorCodes({ model, action }: { model: Model; action: ModelAction }) {
  const reference = texts.value;
  const own = action.errors as readonly string[] | undefined;
  const codes = own ?? Object.keys(model.errors ?? {});
  const meaningOf = (code: string) => model.errors?.[code] as Text | undefined;
  const word = wanted.value.trim().toLowerCase();
  const found = codes.filter(
    (code) => code.toLowerCase().includes(word) || inLanguage(meaningOf(code)).toLowerCase().includes(word),
  );
  return (
    <>
      <p class="rule">{own ? reference.ownErrors : reference.serviceErrors}</p>
      {codes.length > 12 && (
        <input
          type="text"
          class="filter"
          aria-label={reference.findError}
          placeholder={reference.findError}
          spellcheck={false}
          autocomplete="off"
          value={wanted.value}
          onInput={(event) => (wanted.value = event.currentTarget.value)}
        />
      )}
      <dl class="reference-errors">
        {found.slice(0, MOST).map((code) => (
          <ErrorCode key={code} code={code} meaning={meaningOf(code)} />
        ))}
      </dl>
      {found.length > MOST && <p class="note">{reference.moreErrors(found.length - MOST)}</p>}
      {codes.length > 0 && found.length === 0 && <p class="nothing">{reference.noneFound}</p>}
      <details>
        <summary>{reference.commonErrors(errorCodes.length)}</summary>
        <dl class="reference-errors">
          {errorCodes.map((row) => (
            <div key={row.code}>
              <dt>
                <code class="error-code">{row.code}</code>
              </dt>
              <dd>{row[language.value]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function ErrorCode({ code, meaning }: { code: string; meaning: Text | undefined }) {
  const common = findErrorCode(code);
  const text = inLanguage(meaning);
  return (
    <div>
      <dt>
        <code class="error-code">{code}</code>
        {common?.retryable && <span class="badge">{texts.value.retryable}</span>}
      </dt>
      <dd>
        <RichText text={text} />
        <BothTexts text={meaning} />
        {common && plainText(text) !== common[language.value] && <p class="rule">{common[language.value]}</p>}
      </dd>
    </div>
  );
}
