// The address holds the whole view, so that it can be shared: the form, the room, language and theme.
// Never the credentials, which are not in the draft.
import { batch, effect, untracked } from "@preact/signals";
import { findService } from "../api/catalogue.ts";
import { language, theme, type Language, type Theme, THEMES } from "../shell/preferences.ts";
import { codeTarget, editor, room, ROOMS, type Room, shownSignatures } from "../shell/view.ts";
import { draft, draftValues, fillDraft, system, type Draft } from "./draft.ts";
import { chooseAction, loadDocumented, now, renewNonce } from "./choose.ts";
import { offerExampleKeys } from "./keys.ts";

/** Short names in the address, in the order in which they stand there. */
const NAMES: Record<keyof Draft, string> = {
  service: "service",
  version: "version",
  action: "action",
  region: "region",
  endpoint: "endpoint",
  host: "host",
  accountId: "account",
  site: "site",
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

/** What the address says; a copy of it opens the same view anywhere. */
export function viewLink(): string {
  const chosen = new URLSearchParams();
  const values = draftValues();
  for (const [field, name] of Object.entries(NAMES) as [keyof Draft, string][]) {
    if (values[field] !== undefined) chosen.set(name, String(values[field]));
  }
  // The moment of signing is that of whoever opens it, unless the time is part of the example.
  if (draft.fresh.value) for (const name of ["time", "nonce"]) chosen.delete(name);
  if (room.value !== "signature") chosen.set("room", room.value);
  if (editor.value !== "form") chosen.set("editor", editor.value);
  if (shownSignatures.value !== "both") chosen.set("signatures", shownSignatures.value);
  if (codeTarget.value !== "python") chosen.set("target", codeTarget.value);
  if (language.value !== language.preferred) chosen.set("lang", language.value);
  if (theme.value !== "auto") chosen.set("theme", theme.value);
  return `#${chosen}`;
}

function readLink(): void {
  const chosen = new URLSearchParams(location.hash.slice(1));
  const one = <Value extends string>(name: string, values: readonly Value[]) => values.find((value) => value === chosen.get(name));
  batch(() => {
    language.value = one<Language>("lang", ["en", "zh"]) ?? language.preferred;
    theme.value = one<Theme>("theme", THEMES) ?? "auto";
    room.value = one<Room>("room", ROOMS) ?? "signature";
    editor.value = one("editor", ["form", "json"] as const) ?? "form";
    shownSignatures.value = one("signatures", ["both", "v3", "v1"] as const) ?? "both";
    codeTarget.value = chosen.get("target") ?? "python";
    if (!chosen.has("service")) return loadDocumented();
    const values: Record<string, unknown> = {};
    for (const [field, name] of Object.entries(NAMES)) {
      const value = chosen.get(name);
      if (value === null) continue;
      values[field] = field === "fresh" || field === "unsignedPayload" || field === "signAction" ? value === "true" : value;
    }
    if (values.method !== "GET") delete values.method;
    if (values.algorithm !== "HmacSHA256" && values.algorithm !== "HmacSHA1") delete values.algorithm;
    const given = values as Partial<Draft>;
    // A link to an action alone, as the navigation has them.
    if (given.body === undefined && findService(given.service!)) return chooseAction(given.service!, given.action ?? "", given);
    fillDraft(given);
    if (!draft.timestamp.value) draft.timestamp.value = now();
    if (!draft.nonce.value) renewNonce();
    offerExampleKeys(system.value);
  });
}

/** Reads the address now and whenever somebody changes it, and writes every change of the view into it. */
export function followAddress(): void {
  readLink();
  // Our own writing fires no event; going back and forth, and a pasted address, do.
  addEventListener("popstate", readLink);
  addEventListener("hashchange", readLink);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opened = `${draft.service.value} ${draft.action.value}`;
  let isFirst = true;
  effect(() => {
    const link = viewLink();
    // A plain visit keeps a plain address.
    if (isFirst) return void (isFirst = false);
    const chosen = untracked(() => `${draft.service.value} ${draft.action.value}`);
    clearTimeout(timer);
    // Browsers refuse more than some hundred changes of the address in half a minute.
    timer = setTimeout(() => {
      if (link === location.hash) return;
      if (chosen === opened) history.replaceState(null, "", link);
      else history.pushState(null, "", link);
      opened = chosen;
    }, 250);
  });
}
