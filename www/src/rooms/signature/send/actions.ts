import { signal } from "@preact/signals";
import { credentials, prepared } from "../draft.ts";
import { focusField } from "../problem.ts";
import { problem } from "../stages.ts";
import { send } from "./exchange.ts";

const localEndpoint = new URL("endpoint", document.baseURI).href;

/** The address of whoever passes the request on; empty to go straight to the host. */
export const proxy = signal(localEndpoint);

export function useLocalEndpoint(): void {
  proxy.value = localEndpoint;
}

export const isLocalEndpoint = () => proxy.value === localEndpoint;

/** Sends the form as it is now; where it cannot be signed, leads to the field at fault instead. */
export function resend(): void {
  const ready = prepared.value;
  if (problem.value?.field) focusField(problem.value.field);
  if (problem.value || "problem" in ready) return;
  void send(ready.request, credentials.value, proxy.value.trim());
}
