import { signal } from "@preact/signals";
import { t } from "../../i18n/index.ts";
import type { Tc3Error } from "tc3fetch";
import { aliyunRequest, guanceRequest, host, type Or, params, v1Request, v3Request } from "../../request/prepared.ts";
import type { Problem } from "../../request/problem.ts";
import { draft, draftValues, isV1, system, type Draft, type System } from "../../request/draft.ts";
import { aliyunCredentials, currentKeys, keys, onForget, tencentCredentials } from "../../request/keys.ts";

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
  /** The session token that was sent, for it to be left out of everything that is shown or copied. */
  token: string;
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
  // Everything is read now: whatever is done to the form from here on is for the next call.
  const caller = callers[system.value](proxy, controller.signal);
  const token = currentKeys.value.token.value;
  const begun: Exchange = {
    number,
    phase: "sending",
    service: draft.service.value,
    action: draft.action.value,
    proxy,
    draft: draftValues(),
    token,
  };
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
    await caller(recordingFetch);
    update({ phase: "succeeded" });
  } catch (error) {
    if (controller.signal.aborted) update({ phase: "cancelled" });
    else
      update({
        phase: "failed",
        error: error instanceof Error && "kind" in error ? (error as Tc3Error) : { message: (error as Error).message },
      });
  }
}

type Caller = (recordingFetch: Fetch) => Promise<unknown>;

/** Each system by its own entry of the package, which is loaded with the first call. */
const callers: Record<System, (proxy: string, signal: AbortSignal) => Caller> = {
  tencent(proxy, signal) {
    const { request } = ready(isV1.value ? v1Request.value : v3Request.value);
    const credentials = tencentCredentials.value;
    const entry: () => Promise<{ call: (...given: any[]) => Promise<unknown> }> = isV1.value
      ? () => import("tc3fetch/v1")
      : () => import("tc3fetch");
    return async (recordingFetch) => {
      const { call } = await entry();
      return call(request, { credentials, fetch: recordingFetch, ...(proxy && { proxy }) }, { signal });
    };
  },

  aliyun(proxy, signal) {
    const { host: given, region, accountId, nonce, date, headers } = ready(aliyunRequest.value).request;
    const values = ready(params.value).params;
    const config = {
      credentials: aliyunCredentials.value,
      region,
      accountId,
      host: given,
      headers,
      validate: "off",
      ...(proxy && { proxy }),
    };
    // With the date and the nonce that the stages show: what is shown is what is sent.
    const options = { signal, nonce, date, throwOnFunctionError: true };
    const name = functionName();
    return async (recordingFetch) =>
      typedFunction(await import("tc3fetch/fc"), name)(values, { ...config, fetch: recordingFetch }, options);
  },

  guance(proxy, signal) {
    const { headers } = ready(guanceRequest.value).request;
    const values = ready(params.value).params;
    const baseUrl = `${proxy ? `${proxy}/` : "https://"}${host.value}`;
    const config = { apiKey: keys.guance.secret.value, baseUrl, headers, validate: "off" };
    const name = functionName();
    return async (recordingFetch) =>
      typedFunction(await import("tc3fetch/guance"), name)(values, { ...config, fetch: recordingFetch }, { signal });
  },
};

/** What was prepared. Call it only after looking for a problem. */
function ready<Value extends object>(prepared: Or<Value>): Value {
  if ("problem" in prepared) throw new Error((prepared as { problem: Problem }).problem.message);
  return prepared;
}

type TypedFunction = (params: object, config: object, options: object) => Promise<unknown>;

/** `CreateFunction` as a function is `createFunction`. */
const functionName = () => draft.action.value.slice(0, 1).toLowerCase() + draft.action.value.slice(1);

function typedFunction(entry: object, name: string): TypedFunction {
  const found: unknown = Object.hasOwn(entry, name) ? entry[name as keyof typeof entry] : undefined;
  if (typeof found !== "function") throw new Error(t.value.call.noFunction(name));
  return found as TypedFunction;
}

/** The package hands fetch plain headers and bytes, so that nothing has to be asked of them. */
function sentOf(url: string, { method = "GET", headers = {}, body }: RequestInit): Sent {
  return {
    method,
    url,
    headers: Object.entries(headers as Record<string, string>),
    body: body instanceof Uint8Array ? body : new Uint8Array(),
    at: Date.now(),
  };
}
