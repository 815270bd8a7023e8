import { computed, signal } from "@preact/signals";
import { draft, fillDraft, listedAction } from "../../request/draft.ts";
import { renewNonce, useCurrentTime } from "../../request/choose.ts";
import { faults } from "../../request/prepared.ts";
import { focusField } from "../../request/problem.ts";
import { problem } from "../../request/explanations.ts";
import { type Exchange, send } from "./exchange.ts";

const localEndpoint = new URL("endpoint", document.baseURI).href;

/** The address of whoever passes the request on; empty to go straight to the host. */
export const proxy = signal(localEndpoint);
export const isLocalEndpoint = computed(() => proxy.value === localEndpoint);

export function useLocalEndpoint(): void {
  proxy.value = localEndpoint;
}

/** What a person has to say yes to before the form is sent. */
export type Question = "destructive" | "faults";
export const asked = signal<Question | undefined>(undefined);

/** Sends the form; asks first where it destroys something or is not what the model says. */
export function submit(confirmed = false): void {
  if (draft.fresh.value) {
    useCurrentTime();
    renewNonce();
  }
  if (problem.value) {
    focusField(problem.value.field, problem.value.parameter);
    return;
  }
  const question: Question | undefined = listedAction.value?.destructive ? "destructive" : faults.value.size > 0 ? "faults" : undefined;
  if (question && !confirmed) {
    asked.value = question;
    return;
  }
  asked.value = undefined;
  void send(proxy.value.trim().replace(/\/$/, ""));
}

/** Fills the form with what a call of this tab sent, and sends it again. */
export function replay({ draft: values, proxy: through }: Exchange): void {
  fillDraft(values);
  proxy.value = through;
  useCurrentTime();
  renewNonce();
  submit();
}
