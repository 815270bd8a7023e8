import { signal } from "@preact/signals";
import { t } from "../../i18n/index.ts";
import type { Tc3Error } from "tc3fetch";
import { acsDate, aliyunRequest, guanceRequest, host, params, v1Request, v3Request } from "../../request/prepared.ts";
import { draft, draftValues, isV1, system, type Draft } from "../../request/draft.ts";
import { aliyunCredentials, keys, onForget, tencentCredentials } from "../../request/keys.ts";

export interface Sent {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: Uint8Array;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Received {
  status: number;
  statusText: string;
  headers: [name: string, value: string][];
  body: Uint8Array;
  milliseconds: number;
}

export interface Exchange {
  /** Counts the calls of this tab. */
  number: number;
  phase: "sending" | "succeeded" | "failed" | "cancelled";
  service: string;
  action: string;
  /** Empty when the request went straight to its host. */
  proxy: string;
  /** What the form held, without the credentials. */
  draft: Partial<Draft>;
  sent?: Sent;
  received?: Received;
  error?: Tc3Error | { message: string };
}

/** The calls of this tab, the latest first; they are gone with it. */
export const history = signal<Exchange[]>([]);
/** Which of them is shown. */
export const shownNumber = signal<number | undefined>(undefined);

const MOST = 50;
let running: { number: number; controller: AbortController } | undefined;
let count = 0;

export function cancel(): void {
  running?.controller.abort();
}

/** What was sent bears the id and the token in its headers. */
onForget(() => {
  cancel();
  running = undefined;
  history.value = [];
  shownNumber.value = undefined;
});

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends the form as it is, and writes down what went out and what came back. */
export async function send(proxy: string): Promise<void> {
  cancel();
  const number = ++count;
  const controller = new AbortController();
  running = { number, controller };
  const begun: Exchange = { number, phase: "sending", service: draft.service.value, action: draft.action.value, proxy, draft: draftValues() };
  history.value = [begun, ...history.value].slice(0, MOST);
  shownNumber.value = number;
  const update = (change: Partial<Exchange>) => {
    history.value = history.value.map((one) => (one.number === number ? { ...one, ...change } : one));
  };

  const recordingFetch: Fetch = async (url, init) => {
    update({ sent: sentOf(url, init) });
    const start = performance.now();
    const response = await fetch(url, init);
    const body = new Uint8Array(await response.clone().arrayBuffer());
    const { status, statusText, headers } = response;
    update({ received: { status, statusText, headers: [...headers], body, milliseconds: performance.now() - start } });
    return response;
  };

  try {
    await callers[system.value](recordingFetch, proxy, controller.signal);
    update({ phase: "succeeded" });
  } catch (error) {
    if (controller.signal.aborted) update({ phase: "cancelled" });
    else update({ phase: "failed", error: error instanceof Error && "kind" in error ? (error as Tc3Error) : { message: String(error) } });
  }
}

/** Each system by its own entry of the package, which is loaded with the first call. */
const callers = {
  async tencent(recordingFetch: Fetch, proxy: string, signal: AbortSignal) {
    const { call } = await import("tc3fetch");
    const ready = isV1.value ? v1Request.value : v3Request.value;
    if ("problem" in ready) return;
    await call(ready.request, { credentials: tencentCredentials.value, fetch: recordingFetch, ...(proxy && { proxy }) }, { signal });
  },

  async aliyun(recordingFetch: Fetch, proxy: string, signal: AbortSignal) {
    const fc = (await import("tc3fetch/fc")) as unknown as Record<string, TypedFunction>;
    const ready = aliyunRequest.value;
    if ("problem" in ready || "problem" in params.value) return;
    const { host: given, region, accountId, nonce, headers } = ready.request;
    const config = { credentials: aliyunCredentials.value, region, accountId, host: given, headers, validate: "off", fetch: recordingFetch, ...(proxy && { proxy }) };
    // With the date and the nonce that the stages show: what is shown is what is sent.
    const options = { signal, nonce, ...(draft.timestamp.value && { date: acsDate(Number(draft.timestamp.value)) }), throwOnFunctionError: true };
    await typedFunction(fc)(params.value.params, config, options);
  },

  async guance(recordingFetch: Fetch, proxy: string, signal: AbortSignal) {
    const guance = (await import("tc3fetch/guance")) as unknown as Record<string, TypedFunction>;
    if ("problem" in guanceRequest.value || "problem" in params.value) return;
    const baseUrl = `${proxy ? `${proxy}/` : "https://"}${host.value}`;
    const config = { apiKey: keys.guance.secret.value, baseUrl, headers: guanceRequest.value.request.headers, validate: "off", fetch: recordingFetch };
    await typedFunction(guance)(params.value.params, config, { signal });
  },
};

type TypedFunction = (params: object, config: object, options: object) => Promise<unknown>;

/** `CreateFunction` as a function is `createFunction`. A model that somebody dropped may have actions without one. */
function typedFunction(entry: Record<string, TypedFunction>): TypedFunction {
  const action = draft.action.value;
  const name = action.slice(0, 1).toLowerCase() + action.slice(1);
  const found = Object.hasOwn(entry, name) ? entry[name] : undefined;
  if (typeof found !== "function") throw new Error(t.value.call.noFunction(action));
  return found;
}

/** The package hands fetch plain headers and bytes, so that nothing has to be asked of them. */
function sentOf(url: string, { method = "GET", headers = {}, body }: RequestInit): Sent {
  return {
    method,
    url,
    // The key of Guance is in its header; it is sent, and not shown.
    headers: Object.entries(headers as Record<string, string>).map(([name, value]) => [name, name === "DF-API-KEY" ? "***" : value]),
    body: body instanceof Uint8Array ? body : new Uint8Array(),
    at: Date.now(),
  };
}

