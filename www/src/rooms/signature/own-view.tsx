import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SignedRequest } from "tc3fetch";
import { diagnose, type FoundCause } from "tc3fetch/diagnose";
import { signatureTexts } from "../../i18n/signature/index.ts";
import { draft, system } from "../../request/draft.ts";
import { acs3, v1, v3 } from "../../request/explanations.ts";
import { currentKeys } from "../../request/keys.ts";
import { Prose } from "../../ui/prose.tsx";
import { withoutToken } from "../call/secrets.ts";
import { Comparison, noteOf } from "../diagnose/comparison.tsx";
import { hintOf, messageOf } from "../diagnose/texts.ts";
import { asShown, kindOf, momentOf, type OwnKind, sameButEnd, unescaped } from "./own-text.ts";
import { own } from "./own.ts";

/** What the page signs, of the kind that was pasted, and the request that it belongs to. */
function expectedOf(kind: OwnKind): { text: string; request: SignedRequest; token: string } | undefined {
  const { current, keyless, token } = (kind === "v1StringToSign" ? v1 : system.value === "aliyun" ? acs3 : v3).shown
    .value;
  const explanation = current ?? keyless;
  if (!explanation) return undefined;
  const { request, stringToSign } = explanation;
  const text =
    kind === "canonicalRequest" && "canonicalRequest" in explanation ? explanation.canonicalRequest : stringToSign;
  return { text, request, token };
}

/** *Mine | expected*: what the reader's program signed beside what this page signs for the form. */
export function OwnView() {
  const texts = signatureTexts.value.own;
  const joinsLines = useSignal(isWindows());
  const pasted = own.value ?? "";
  const literal = unescaped(pasted);
  const hasCarriageReturns = literal === undefined && pasted.includes("\r\n");
  const mine = literal ?? (hasCarriageReturns && joinsLines.value ? pasted.replaceAll("\r\n", "\n") : pasted);
  const kind = kindOf(mine);
  const expected = mine.trim() === "" ? undefined : expectedOf(kind);
  const moment = momentOf(mine);
  const isOtherMoment =
    moment !== undefined &&
    expected !== undefined &&
    (moment.timestamp !== momentOf(expected.text)?.timestamp || moment.nonce !== momentOf(expected.text)?.nonce);
  return (
    <section class="own" aria-labelledby="own-title">
      <h2 id="own-title">{texts.title}</h2>
      <label class="field-label" for="field-own">
        {texts.box}
      </label>
      <textarea
        id="field-own"
        rows={7}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-describedby="own-note"
        value={pasted}
        onPaste={takeWhole}
        onInput={(event) => takeTyped(event.currentTarget.value)}
      />
      <p class="field-note" id="own-note">
        {mine.trim() === "" ? texts.hint : texts.readAs[kind]} {literal !== undefined && <Prose text={texts.literal} />}
      </p>
      {hasCarriageReturns && (
        <label class="checkbox">
          <input
            type="checkbox"
            checked={joinsLines.value}
            onChange={(event) => (joinsLines.value = event.currentTarget.checked)}
          />
          {texts.lineEnds}
        </label>
      )}
      {isOtherMoment && (
        <p class="note">
          {texts.otherMoment}{" "}
          <button type="button" class="link" onClick={() => signAt(moment)}>
            {texts.takeMoment}
          </button>
        </p>
      )}
      {mine.trim() !== "" && !expected && <p class="rule">{texts.nothing}</p>}
      {expected && <Compared kind={kind} mine={mine} {...expected} />}
    </section>
  );
}

interface Props {
  kind: OwnKind;
  mine: string;
  text: string;
  request: SignedRequest;
  token: string;
}

function Compared({ kind, mine: whole, text, request, token }: Props) {
  const { own: texts } = signatureTexts.value;
  const [mine, expected] = [withoutToken(whole, token), withoutToken(text, token)];
  const note = sameButEnd(mine, expected) ? texts.sameButEnd : (noteOf(mine, expected) ?? texts.same[kind]);
  return (
    <>
      <Comparison
        title={texts.titles[kind]}
        names={[texts.mine, texts.expected]}
        mine={mine}
        expected={expected}
        note={note}
      />
      <Mistakes kind={kind} mine={whole} request={request} />
    </>
  );
}

/** Milliseconds after the last change before the engine is asked. */
const PAUSE = 150;

/** The mistakes that explain the difference, where the engine knows them. */
function Mistakes({ kind, mine, request }: Pick<Props, "kind" | "mine" | "request">) {
  const found = useSignal<FoundCause[]>([]);
  const { id, secret, token } = currentKeys.value;
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const keys = { secretId: id.peek(), secretKey: secret.peek(), token: token.peek() };
    const text = kind === "canonicalRequest" ? { canonicalRequest: mine } : { stringToSign: mine };
    const timer = setTimeout(async () => {
      try {
        const { causes } = await diagnose(request, keys, { ...text, signal });
        // The form's own request is right: what is wrong with its key stands above.
        if (!signal.aborted) found.value = causes.filter(({ stage, grade }) => STAGES.has(stage) && grade !== "likely");
      } catch {
        // The rows stand without a name of the mistake.
        if (!signal.aborted) found.value = [];
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [kind, mine, request]);
  return (
    <ul class="own-mistakes" role="status">
      {found.value.map((cause) => (
        <li key={cause.id}>
          <b>
            <Prose text={messageOf(cause)} />
          </b>
          <p class="rule">
            <Prose text={hintOf(cause.id)} />
          </p>
        </li>
      ))}
    </ul>
  );
}

const STAGES = new Set(["canonical-request", "string-to-sign"]);

/** The box of a page has LF alone: what a whole paste has is taken from the clipboard. */
function takeWhole(event: ClipboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text === "" || selectionStart > 0 || selectionEnd < value.length) return;
  event.preventDefault();
  own.value = text;
}

function takeTyped(shown: string): void {
  if (shown !== asShown(own.peek() ?? "")) own.value = shown;
}

function signAt({ timestamp, nonce }: NonNullable<ReturnType<typeof momentOf>>): void {
  draft.fresh.value = false;
  draft.timestamp.value = timestamp;
  if (nonce !== undefined) draft.nonce.value = nonce;
}

/** Its clipboard makes CR LF of every line end. */
const isWindows = () => /Win/.test(navigator.platform);
