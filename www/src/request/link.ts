// The address holds the whole view, so that it can be shared: the form, the room, language and theme.
// Never the credentials, which are not in the draft.
import { batch, effect, signal } from "@preact/signals";
import { findService } from "../api/catalogue.ts";
import { language, theme, type Language, type Theme, THEMES } from "../choices/preferences.ts";
import {
  codeTarget,
  editor,
  isFirstScreen,
  pane,
  room,
  ROOMS,
  type Room,
  shownSignatures,
  stageForm,
} from "../choices/view.ts";
import { draft, draftValues, fillDraft, system, type Draft } from "./draft.ts";
import { chooseAction, loadDocumented, renewNonce } from "./choose.ts";
import { now } from "./clock.ts";
import { offerExampleKeys } from "./keys.ts";
import { isPacked, packed, unpacked } from "./packed.ts";
import { pasteInAddress, readPaste } from "./paste.ts";

/** Short names in the address, in the order in which they stand there. */
const NAMES: Record<keyof Draft, string> = {
  service: "service",
  version: "version",
  action: "action",
  region: "region",
  endpoint: "endpoint",
  host: "host",
  accountId: "account",
  method: "method",
  algorithm: "algorithm",
  contentType: "type",
  timestamp: "time",
  nonce: "nonce",
  fresh: "fresh",
  unsignedPayload: "unsigned",
  signAction: "signAction",
  signedHeaders: "signed",
  headers: "headers",
  language: "answer",
  body: "params",
};

/** Whether the link that opened the page had parts that cannot be read. */
export const isDamaged = signal(false);

/** What the address says; a copy of it opens the same view anywhere. */
export const viewLink = async (): Promise<string> => `#${await packed(view())}`;

/** The whole view, as entries of an address. */
function view(): URLSearchParams {
  const chosen = new URLSearchParams();
  const values = isFirstScreen.value ? {} : draftValues();
  for (const [field, name] of Object.entries(NAMES) as [keyof Draft, string][]) {
    if (values[field] !== undefined)
      chosen.set(name, field === "headers" ? withoutSecrets(values.headers!) : String(values[field]));
  }
  // The moment of signing is that of the reader who opens it, unless the time is part of the example.
  if (draft.fresh.value) for (const name of ["time", "nonce"]) chosen.delete(name);
  // Where there is room for one pane alone, a link with a room opens the room, and one without it the form.
  if (!isFirstScreen.value && (room.value !== "signature" || pane.value === "room")) chosen.set("room", room.value);
  if (editor.value !== "form" && !isFirstScreen.value) chosen.set("editor", editor.value);
  if (shownSignatures.value !== "both") chosen.set("signatures", shownSignatures.value);
  if (stageForm.value !== "pieces") chosen.set("stages", stageForm.value);
  if (codeTarget.value !== "python") chosen.set("target", codeTarget.value);
  if (language.value !== language.preferred) chosen.set("lang", language.value);
  if (theme.value !== "auto") chosen.set("theme", theme.value);
  for (const [name, value] of Object.entries(pasteInAddress.value)) chosen.set(name, value);
  return chosen;
}

/** Header lines of which the name says that they are secret do not belong into an address. */
function withoutSecrets(lines: string): string {
  const isSecret = (line: string) => /^[^:]*(authorization|cookie|token|secret|password|key)/i.test(line);
  return lines
    .split("\n")
    .filter((line) => !isSecret(line))
    .join("\n");
}

/** Counts what reads or writes the address: of two at a time the later one holds. */
let latest = 0;

/** The action that the latest entry of the browser's history is about. */
let opened = "";
const openedNow = () =>
  isFirstScreen.peek() ? "" : `${draft.service.peek()} ${draft.version.peek()} ${draft.action.peek()}`;

async function readLink(isFirst = false): Promise<void> {
  const mine = ++latest;
  let chosen = new URLSearchParams(location.hash.slice(1));
  isDamaged.value = false;
  if (isPacked(chosen)) {
    try {
      chosen = await unpacked(chosen);
    } catch {
      isDamaged.value = true;
    }
    // The reader has gone on meanwhile.
    if (mine !== latest) return;
  }
  apply(chosen, isFirst);
}

function apply(chosen: URLSearchParams, isFirst: boolean): void {
  const one = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === chosen.get(name));
  batch(() => {
    // Going back means another request, not another language.
    language.value = one<Language>("lang", ["en", "zh"]) ?? (isFirst ? language.preferred : language.peek());
    theme.value = one<Theme>("theme", THEMES) ?? (isFirst ? "auto" : theme.peek());
    const named = one<Room>("room", ROOMS);
    room.value = named ?? "signature";
    pane.value = named ? "room" : "request";
    isFirstScreen.value =
      !named && !chosen.has("service") && !chosen.has("paste") && !chosen.has("example") && !isDamaged.peek();
    editor.value = one("editor", ["form", "json", "both"] as const) ?? "form";
    shownSignatures.value = one("signatures", ["both", "v3", "v1"] as const) ?? "both";
    stageForm.value = one("stages", ["pieces", "raw"] as const) ?? "pieces";
    codeTarget.value = chosen.get("target") ?? "python";
    readPaste(chosen);
    if (!chosen.has("service")) return loadDocumented();
    const values: Record<string, unknown> = {};
    for (const [field, name] of Object.entries(NAMES)) {
      const value = chosen.get(name);
      if (value === null) continue;
      values[field] =
        field === "fresh" || field === "unsignedPayload" || field === "signAction" ? value === "true" : value;
    }
    if (values.method !== "GET") delete values.method;
    if (values.algorithm !== "HmacSHA256" && values.algorithm !== "HmacSHA1") delete values.algorithm;
    const given = values as Partial<Draft>;
    given.version ??= findService(given.service!)?.version ?? "";
    const known = findService(given.service!, given.version);
    // A link to an action alone, as the navigation has them.
    if (given.body === undefined && known) return chooseAction(given.service!, given.action ?? "", given);
    fillDraft(given);
    if (!draft.timestamp.value) draft.timestamp.value = now();
    if (!draft.nonce.value) renewNonce();
    offerExampleKeys(system.value);
  });
  // The entry is there already: what follows from it changes it, and adds none.
  opened = openedNow();
}

/** Reads the address now and whenever it is changed by hand, and writes every change of the view into it. */
export async function followAddress(): Promise<void> {
  await readLink(true);
  // Our own writing fires no event; going back and forth, and a pasted address, do.
  addEventListener("popstate", () => void readLink());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  effect(() => {
    for (const field of Object.keys(NAMES) as (keyof Draft)[]) draft[field].value;
    for (const part of [
      isFirstScreen,
      pane,
      room,
      editor,
      shownSignatures,
      stageForm,
      codeTarget,
      language,
      theme,
      pasteInAddress,
    ])
      part.value;
    // A plain visit keeps a plain address.
    if (isFirst) return void (isFirst = false);
    clearTimeout(timer);
    // Browsers refuse more than some hundred changes of the address in half a minute.
    timer = setTimeout(() => void writeLink(), 350);
  });
}

async function writeLink(): Promise<void> {
  const mine = ++latest;
  const link = await viewLink();
  if (mine !== latest) return;
  const isSame = openedNow() === opened;
  opened = openedNow();
  if (link === location.hash) return;
  try {
    if (isSame) history.replaceState(null, "", link);
    else history.pushState(null, "", link);
  } catch {
    // Too many for this browser: the next change will be written.
  }
}
