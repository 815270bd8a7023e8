import { signal } from "@preact/signals";
import { call, type ApiRequest, type Credentials, Tc3Error } from "tc3fetch";

/** What went over the wire, as the browser's fetch saw it. */
export interface Sent {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: Uint8Array;
}

export interface Received {
  status: number;
  statusText: string;
  headers: [name: string, value: string][];
  body: Uint8Array;
  milliseconds: number;
}

export interface Exchange {
  phase: "sending" | "succeeded" | "failed" | "cancelled";
  /** Empty when the request went straight to its host. */
  proxy: string;
  attempts: number;
  sent?: Sent;
  received?: Received;
  error?: { error: Tc3Error } | { message: string };
}

export const exchange = signal<Exchange | undefined>(undefined);

let running: AbortController | undefined;

export function cancel(): void {
  running?.abort();
}

/** Cancels what is under way and removes what it left on the page. */
export function discardExchange(): void {
  cancel();
  running = undefined;
  exchange.value = undefined;
}

/** Sends one request, and writes down what went out and what came back. */
export async function send(request: ApiRequest, credentials: Credentials, proxy: string): Promise<void> {
  cancel();
  const controller = new AbortController();
  running = controller;
  exchange.value = { phase: "sending", proxy, attempts: 0 };
  // A newer call, or forgetting the credentials, makes everything that this one still does void.
  const update = (change: Partial<Exchange>) => {
    if (running === controller && exchange.value) exchange.value = { ...exchange.value, ...change };
  };

  const recordingFetch: typeof fetch = async (input, init) => {
    update({ attempts: (exchange.value?.attempts ?? 0) + 1, sent: await sentOf(input, init) });
    const start = performance.now();
    const response = await fetch(input, init);
    const body = new Uint8Array(await response.clone().arrayBuffer());
    update({
      received: {
        status: response.status,
        statusText: response.statusText,
        headers: [...response.headers],
        body,
        milliseconds: performance.now() - start,
      },
    });
    return response;
  };

  try {
    await call(
      request,
      { credentials, fetch: recordingFetch, ...(proxy && { proxy }) },
      { signal: controller.signal },
    );
    update({ phase: "succeeded" });
  } catch (error) {
    if (controller.signal.aborted) update({ phase: "cancelled" });
    else if (error instanceof Tc3Error) update({ phase: "failed", error: { error } });
    else update({ phase: "failed", error: { message: String(error) } });
  }
}

async function sentOf(input: RequestInfo | URL, init: RequestInit | undefined): Promise<Sent> {
  const request = new Request(input, init);
  // A Headers object has lower-case names only; the plain object that was passed keeps their spelling.
  const plain = init?.headers && !(init.headers instanceof Headers) && !Array.isArray(init.headers);
  return {
    method: request.method,
    url: request.url,
    headers: plain ? Object.entries(init.headers as Record<string, string>) : [...request.headers],
    body: new Uint8Array(await request.clone().arrayBuffer()),
  };
}
