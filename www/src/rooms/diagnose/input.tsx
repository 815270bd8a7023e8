import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { locale } from "../../i18n/index.ts";
import { known, paste, pastedKeys, type TimeChoice, timeChoice, TIMES } from "../../request/paste.ts";
import { translateError } from "../../i18n/error-codes.ts";
import { ago } from "../../ui/ago.ts";
import { Prose } from "../../ui/prose.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { KeyFields } from "./key-fields.tsx";
import { effectiveTime, result } from "./outcome.ts";
import { placesIn, TOKEN_PLACE } from "./redact.ts";
import {
  archive,
  clear,
  commit,
  hasSecrets,
  know,
  type KnownText,
  moved,
  read,
  request,
  take,
  takeEntry,
} from "./taken.ts";
import { d, sentence } from "./texts.ts";
import { signedAt } from "./time.ts";

/** What the room is given, in the place of the form: the box, the keys, and what else a reader knows. */
export function DiagnoseInput() {
  const texts = d.value;
  return (
    <form
      class="request-form diagnose-input"
      id="request"
      data-empty={paste.value === "" || undefined}
      aria-labelledby="request-title"
      autocomplete="off"
      onSubmit={(event) => event.preventDefault()}
    >
      <div class="action-head">
        <h2 id="request-title">{texts.title}</h2>
        <p class="rule">{texts.rule}</p>
      </div>
      <Box />
      <fieldset>
        <legend>{texts.keys}</legend>
        <KeyFields />
      </fieldset>
      <fieldset>
        <legend class="visually-hidden">{texts.more}</legend>
        <More />
      </fieldset>
    </form>
  );
}

function Box() {
  const texts = d.value;
  // While a secret is being typed, the text stays here: what the page follows has none.
  const typing = useSignal<string | undefined>(undefined);
  const file = useRef<HTMLInputElement>(null);
  const problem = read.value && "problem" in read.value ? read.value.problem : undefined;

  function onInput(text: string, isTyped: boolean) {
    if (isTyped && hasSecrets(text)) return void (typing.value = text);
    typing.value = undefined;
    if (paste.peek() === "") take({ text });
    else commit(text);
  }

  /** A text that takes the place of the whole box is another request. */
  function onPaste(event: ClipboardEvent & { currentTarget: HTMLTextAreaElement }) {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text === "" || selectionStart > 0 || selectionEnd < value.length) return;
    event.preventDefault();
    typing.value = undefined;
    // As the box would hold it.
    take({ text: text.replace(/\r\n?/g, "\n") });
  }

  return (
    <div class="paste">
      <div class="field-head">
        <label class="field-label" for="field-paste">
          {texts.box}
        </label>
        <span class="json-tools">
          <button type="button" class="link" onClick={() => file.current?.click()}>
            {texts.openFile}
          </button>
          {paste.value !== "" && (
            <button type="button" class="link" onClick={clear}>
              {texts.clear}
            </button>
          )}
        </span>
      </div>
      <textarea
        id="field-paste"
        rows={11}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        placeholder={texts.placeholder}
        aria-describedby="paste-note"
        aria-invalid={problem && "true"}
        value={typing.value ?? paste.value}
        onPaste={onPaste}
        onInput={(event) =>
          onInput(event.currentTarget.value, !/^insertFrom(Paste|Drop)/.test((event as InputEvent).inputType ?? ""))
        }
        onBlur={() => typing.value !== undefined && onInput(typing.value, false)}
      />
      <input
        ref={file}
        type="file"
        hidden
        onChange={async (event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) take({ text: await chosen.text() });
          file.current!.value = "";
        }}
      />
      <div class="paste-notes" id="paste-note">
        {problem ? (
          <p class="field-error">
            <b>{texts.notRead}.</b> <Prose text={translateError(problem).message} />
          </p>
        ) : (
          <ReadAs />
        )}
        <Moved />
      </div>
      <Entries />
      {result.value && (
        <p class="to-verdict">
          <Prose text={sentence(result.value, known.answer.value)} />{" "}
          <button type="button" class="link" onClick={() => document.querySelector(".rooms")?.scrollIntoView()}>
            {texts.toVerdict}
          </button>
        </p>
      )}
    </div>
  );
}

function ReadAs() {
  const texts = d.value;
  const { format, missing } = request.value ?? {};
  if (!format || !missing) return null;
  const parts = missing.map((part) => texts.parts[part]).join(texts.and);
  return (
    <p class="field-note">
      {texts.readAs(texts.formats[format])} {parts && texts.partsMissing(parts)}
    </p>
  );
}

function Moved() {
  const texts = d.value;
  const { secretKey, token, hidden } = moved.value;
  const isUnfilled = placesIn(paste.value).includes(TOKEN_PLACE) && !pastedKeys.token.value;
  if (isUnfilled) return <p class="note caution">{texts.unfilled}</p>;
  if (!secretKey && !token && !hidden) return null;
  return (
    <p class="note good">
      {secretKey && `${texts.moved.secretKey} `}
      {token && `${texts.moved.token} `}
      {hidden > 0 && `${texts.moved.hidden(hidden)} `}
      {texts.moved.where}
    </p>
  );
}

function Entries() {
  const { entries, chosen } = archive.value ?? { entries: [], chosen: 0 };
  if (entries.length < 2) return null;
  return (
    <label class="field">
      <span class="field-label">{d.value.entry}</span>
      <select value={String(chosen)} onChange={(event) => takeEntry(Number(event.currentTarget.value))}>
        {entries.map(({ label }, index) => (
          <option key={index} value={String(index)}>
            {index + 1}. {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What a reader may know besides: each is optional. */
function More() {
  const texts = d.value;
  const isOpen = useSignal(known.canonicalRequest.value !== "" || known.stringToSign.value !== "");
  return (
    <details class="more wide" open={isOpen.value} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{texts.more}</summary>
      <div class="more-fields">
        <p class="field-note wide">{texts.moreRule}</p>
        <Known name="canonicalRequest" label={texts.canonicalRequest} hint={texts.canonicalRequestHint} rows={6} />
        <Known name="stringToSign" label={texts.stringToSign} rows={4} />
        <Known name="answer" label={texts.answer} hint={texts.answerHint} rows={2} />
        <Time />
      </div>
    </details>
  );
}

function Known({ name, label, hint, rows }: { name: KnownText; label: string; hint?: string; rows: number }) {
  const id = `field-${name}`;
  return (
    <div class="field wide">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-describedby={hint && `${id}-note`}
        value={known[name].value}
        onInput={(event) => know(name, event.currentTarget.value)}
      />
      {hint && (
        <div class="field-note" id={`${id}-note`}>
          {hint}
        </div>
      )}
    </div>
  );
}

function Time() {
  const texts = d.value;
  const choice = effectiveTime.value;
  const at = request.value && signedAt(request.value);
  const age = at === undefined ? undefined : at - Date.now() / 1000;
  return (
    <div class="field wide time">
      <Segmented<TimeChoice>
        name="sent-time"
        label={texts.time}
        labelled
        value={choice}
        options={TIMES.map((value) => ({ value, label: texts.times[value] }))}
        onChange={(value) => (timeChoice.value = value)}
      />
      {choice === "at" && (
        <input
          id="field-sentAt"
          type="text"
          spellcheck={false}
          autocomplete="off"
          aria-label={texts.timeAt}
          aria-describedby="field-sentAt-note"
          value={known.sentAt.value}
          onInput={(event) => (known.sentAt.value = event.currentTarget.value)}
        />
      )}
      <div class="field-note" id="field-sentAt-note">
        {choice === "at" ? <Prose text={texts.timeAtHint} /> : texts.timeNotes[choice]}{" "}
        {choice === "unknown" && age !== undefined && age < -300 && texts.old(ago(age, locale.value))}
      </div>
    </div>
  );
}
