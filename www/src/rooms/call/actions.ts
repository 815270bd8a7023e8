import { computed, signal } from "@preact/signals";
import { isDestructive } from "../../api/destructive.ts";
import { translateError } from "../../i18n/error-codes.ts";
import { callTexts } from "../../i18n/call/index.ts";
import { renewNonce, useCurrentTime } from "../../request/choose.ts";
import { action, draft, fillDraft, listedAction, model, system } from "../../request/draft.ts";
import { problem, signedRequest } from "../../request/explanations.ts";
import { isVendorHost, parsedHost } from "../../request/hosts.ts";
import { faults, host, params } from "../../request/prepared.ts";
import { focusField } from "../../request/problem.ts";
import { notJson } from "../../request/warned.ts";
import { isExamples, isLocalEndpoint, proxy, proxyAddress } from "../../request/proxy.ts";
import { type Exchange, history, isUnderWay, send } from "./exchange.ts";

/** What a person has to say yes to before the form is sent. */
export type Question = "destructive" | "host" | "faults";
export const asked = signal<Question | undefined>(undefined);

/** Where the form goes: the host in the signed address, or that of the form where nothing is signed. */
const destination = () => {
  const url = signedRequest.value?.url;
  return url ? new URL(url).host : host.value;
};

/** Whether what is sent reaches no cloud. */
const isAnsweredHere = () => isLocalEndpoint.value || isExamples.value;

/** The questions that the form as it is raises, the graver ones first. */
function questions(): Question[] {
  const found: Question[] = [];
  if (listedAction.value?.destructive ?? isDestructive(draft.action.value)) found.push("destructive");
  // What is sent, a key or a token, is given to the owner of the host: a link may name any.
  if (!isAnsweredHere() && !isVendorHost(system.value, destination())) found.push("host");
  if (faults.value.size > 0 || notJson.value !== undefined) found.push("faults");
  return found;
}

/** A question in words. */
export function question(asked: Question): { title: string; text: string } {
  const call = callTexts.value;
  switch (asked) {
    case "destructive":
      return {
        title: call.destructive(draft.action.value),
        text: isAnsweredHere() ? call.destructiveLocal : call.destructiveWhy,
      };
    case "host":
      return {
        title: call.foreignHost(parsedHost(destination()) ?? destination()),
        text: system.value === "guance" ? call.foreignHostKey : call.foreignHostToken,
      };
    case "faults": {
      const [first] = faults.value.values();
      return {
        title: call.faulty(Math.max(1, faults.value.size)),
        text: notJson.value ?? (first ? translateError(first).message : ""),
      };
    }
  }
}

/** Takes the time and the nonce anew, where the form says so. */
export function renewed(): void {
  if (!draft.fresh.value) return;
  useCurrentTime();
  renewNonce();
}

/** Sends the form; asks first what there is to ask, one thing after the other. */
export function submit(confirmed: readonly Question[] = []): void {
  if (history.value.some(isUnderWay)) return;
  renewed();
  if (problem.value) {
    focusField(problem.value.field, problem.value.parameter);
    return;
  }
  asked.value = questions().find((one) => !confirmed.includes(one));
  if (asked.value === undefined) void send(proxyAddress.value, isStreamed.value);
}

/** Actions that have answered in events without being asked to, as the reader was told. */
const knownStreams = signal<ReadonlySet<string>>(new Set());
const nameOf = ({ service, action }: Pick<Exchange, "service" | "action">) => `${service} ${action}`;

/**
 * Whether the answer is read as a stream: where the parameter `Stream` says so, which the model may set by
 * default, and where a reader has said so.
 */
export const isStreamed = computed(() => {
  if (system.value !== "tencent") return false;
  const { service, action: name } = draft;
  if (knownStreams.value.has(nameOf({ service: service.value, action: name.value }))) return true;
  const given = "params" in params.value ? params.value.params.Stream : undefined;
  return (given ?? streamsByDefault()) === true;
});

function streamsByDefault(): unknown {
  const input = action.value && model.value?.objects[action.value.input];
  return input?.members.find(({ name, type }) => name === "Stream" && type === "bool")?.default;
}

/** Calls once more what has answered in events, and reads them. */
export function replayAsStream(exchange: Exchange): void {
  knownStreams.value = new Set([...knownStreams.value, nameOf(exchange)]);
  replay(exchange);
}

/** Sends the form at the current time, by the service's clock, also where it held another one on purpose. */
export function sendNow(): void {
  draft.fresh.value = true;
  submit();
}

/** The answer to the question that is asked. */
export function confirm(): void {
  const all: Question[] = ["destructive", "host", "faults"];
  submit(all.slice(0, all.indexOf(asked.value!) + 1));
}

/** Fills the form with what a call of this tab sent, and sends it again. */
export function replay({ draft: values, proxy: through }: Exchange): void {
  fillDraft(values);
  proxy.value = through;
  useCurrentTime();
  renewNonce();
  submit();
}
