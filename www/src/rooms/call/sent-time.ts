import { batch } from "@preact/signals";
import { draft } from "../../request/draft.ts";
import type { Sent } from "./recording.ts";

/** Puts the time and the nonce that were sent into the form, so that the stages show the signature that was. */
export function showSentTime({ url, headers, body }: Sent): void {
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const date = header("x-acs-date");
  const ofV1 = new URLSearchParams(
    header("authorization") ? "" : `${new URL(url, document.baseURI).search}&${textOf(body)}`,
  );
  const timestamp = header("x-tc-timestamp") ?? (date ? String(Date.parse(date) / 1000) : ofV1.get("Timestamp"));
  const nonce = header("x-acs-signature-nonce") ?? ofV1.get("Nonce");
  batch(() => {
    if (timestamp) draft.timestamp.value = timestamp;
    if (nonce) draft.nonce.value = nonce;
  });
}

const textOf = (body: Uint8Array) => (body.length < 2 ** 21 ? new TextDecoder().decode(body) : "");
