// What was pasted or dropped, without its secrets.
import { batch, computed, signal } from "@preact/signals";
import { parseRequest, type ParsedRequest } from "tc3fetch/diagnose";
import { EXAMPLE_KEYS, keys, onForget } from "../../request/keys.ts";
import { hidden, known, type Offer, paste, pastedKeys, timeChoice, told } from "../../request/paste.ts";
import { type Problem, problemOf } from "../../request/problem.ts";
import { announce } from "../../ui/announcer.tsx";
import { type HarEntry, likelyEntry, signedEntries } from "./har.ts";
import { KEY_PLACE, placesIn, redact, TOKEN_PLACE } from "./redact.ts";
import { headerOf } from "./request-text.ts";
import { d } from "./texts.ts";

/** What was read from the box; nothing while it is empty. */
export const read = computed<{ request: ParsedRequest } | { problem: Problem } | undefined>(() => {
  if (paste.value.trim() === "") return undefined;
  try {
    return { request: parseRequest(paste.value) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
});

export const request = computed(() => (read.value && "request" in read.value ? read.value.request : undefined));

/** Which vendor's names the keys have. */
export const vendor = computed<"tencent" | "aliyun">(() =>
  /^\s*ACS3-/i.test((request.value && headerOf(request.value, "authorization")) ?? "") ? "aliyun" : "tencent",
);

/** What was moved out of the text with the last paste, for the reader to know where it went. */
export const moved = signal<{ secretKey: boolean; token: boolean; hidden: number }>({
  secretKey: false,
  token: false,
  hidden: 0,
});

/** The archive that a request was taken from, and which of its requests. */
export const archive = signal<{ entries: HarEntry[]; chosen: number } | undefined>(undefined);

/** Counts the pastes: a verdict of the one before says nothing of the next. */
export const pasteNumber = signal(0);

/** When the paste came, in Unix seconds: what "just now" means. */
export const pastedAt = signal(0);

onForget(() => (archive.value = undefined));

const parsed = (text: string) => {
  try {
    return parseRequest(text);
  } catch {
    return undefined;
  }
};

/** Takes a new request: its secrets go to their fields, and the rest into the box. */
export function take(offer: Offer): void {
  const entries = signedEntries(offer.text);
  batch(() => {
    archive.value = undefined;
    if (entries.length === 0) return takeOne(offer);
    archive.value = { entries, chosen: 0 };
    takeEntry(likelyEntry(entries));
  });
}

/** Takes one of the requests of the archive. */
export function takeEntry(index: number): void {
  const { entries } = archive.peek() ?? { entries: [] };
  const entry = entries[index];
  if (!entry) return;
  batch(() => {
    archive.value = { entries, chosen: index };
    takeOne(entry);
  });
}

function takeOne({ text, sentAt: at, keys: given, told: toldHere = {}, ...more }: Offer): void {
  const isFirst = paste.peek() === "";
  pasteNumber.value++;
  pastedAt.value = Math.floor(Date.now() / 1000);
  // Places of the paste before mean nothing in this one.
  if (placesIn(text).length === 0) hidden.value = new Map();
  moved.value = { secretKey: false, token: false, hidden: 0 };
  if (given) for (const name of ["id", "secret", "token"] as const) pastedKeys[name].value = given[name];
  commit(text);
  for (const name of ["canonicalRequest", "stringToSign", "answer"] as const) {
    // What was given before there was a request belongs to it.
    if (!isFirst || more[name]) know(name, more[name] ?? "");
  }
  if (!isFirst || at !== undefined) {
    known.sentAt.value = at === undefined ? "" : String(at);
    timeChoice.value = at === undefined ? undefined : "at";
  }
  told.value = toldHere;
}

const held = () => ({
  secretKey: pastedKeys.secret.peek(),
  token: pastedKeys.token.peek(),
  first: hidden.peek().size + 1,
});

/** Takes over the text of the box as it is now, without its secrets. */
export function commit(text: string): void {
  const { text: cleaned, secretKey, token, hidden: others } = redact(text, parsed, held());
  batch(() => {
    hidden.value = new Map([...hidden.peek(), ...others]);
    paste.value = cleaned;
    const { secretId, accessKeyId } = request.value?.credentials ?? {};
    followId(secretId ?? accessKeyId);
    if (secretKey !== undefined) pastedKeys.secret.value = secretKey;
    if (token !== undefined) pastedKeys.token.value = token;
    moved.value = {
      secretKey: moved.peek().secretKey || secretKey !== undefined,
      token: moved.peek().token || token !== undefined,
      hidden: moved.peek().hidden + others.size,
    };
  });
}

/** Whether the text of the box has secrets in it, so that it must not go anywhere before they are moved. */
export const hasSecrets = (text: string) => redact(text, parsed, held()).text !== text;

export type KnownText = Exclude<keyof typeof known, "sentAt">;

/** Takes over what else a reader knows. A canonical request, too, can have a token in it. */
export function know(name: KnownText, text: string): void {
  const { text: cleaned, hidden: others, token } = redact(text, () => undefined, held());
  batch(() => {
    if (others.size > 0) hidden.value = new Map([...hidden.peek(), ...others]);
    if (token !== undefined && !pastedKeys.token.peek()) pastedKeys.token.value = token;
    known[name].value = cleaned;
  });
}

/** A key belongs to one id: with another one in the request it is the form's key of that id, or none. */
function followId(id: string | undefined): void {
  if (!id || id === pastedKeys.id.peek()) return;
  pastedKeys.id.value = id;
  const kept = [
    ...Object.values(keys).map(({ id, secret, token }) => [id.peek(), secret.peek(), token.peek()] as const),
    ...Object.values(EXAMPLE_KEYS).map(({ id, secret }) => [id, secret, ""] as const),
  ].find(([one]) => one === id);
  pastedKeys.secret.value = kept?.[1] ?? "";
  pastedKeys.token.value = kept?.[2] ?? "";
}

/** What belongs in the places of the text. */
export const places = computed(() => {
  const values = new Map(hidden.value);
  if (pastedKeys.token.value) values.set(TOKEN_PLACE, pastedKeys.token.value);
  if (pastedKeys.secret.value) values.set(KEY_PLACE, pastedKeys.secret.value);
  return values;
});

/** Empties the box and all that belongs to it. */
export function clear(): void {
  batch(() => {
    archive.value = undefined;
    takeOne({ text: "" });
    for (const field of Object.values(pastedKeys)) field.value = "";
  });
  announce(d.value.cleared);
}
