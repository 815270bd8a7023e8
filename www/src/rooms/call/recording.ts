// What went over the wire, written down on its way.

import { EXAMPLES } from "../../request/proxy.ts";

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
  /** Of a stream no more than its beginning, and nothing before its end. */
  body: Uint8Array;
  /** Bytes that came, where the body is not all of them. */
  size: number;
  milliseconds: number;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const fromExample: Fetch = async (url, init) => (await import("./example-answer.ts")).answerFromExample(url, init);

/** Bytes of a stream that are kept for "As it came", HAR and comparing. */
const MOST_KEPT = 2 ** 18;

const NOTHING = new Uint8Array();

/** A `fetch` that tells what it sends and receives; `finish` tells what came of a stream, once it is over. */
export function createRecorder(
  onSent: (sent: Sent) => void,
  onReceived: (received: Received) => void,
): { fetch: Fetch; finish(): void } {
  let finish = () => {};
  return {
    async fetch(url, init) {
      finish = () => {};
      onSent(sentOf(url, init));
      const start = performance.now();
      const response = await (url.startsWith(`${EXAMPLES}/`) ? fromExample(url, init) : globalThis.fetch(url, init));
      const { status, statusText, headers } = response;
      const tell = (body: Uint8Array, size = body.length) =>
        onReceived({
          status,
          statusText,
          headers: [...headers],
          body,
          size,
          milliseconds: performance.now() - start,
        });
      if (!isEventStream(response)) {
        tell(new Uint8Array(await response.clone().arrayBuffer()));
        return response;
      }
      tell(NOTHING);
      const { stream, kept } = recorded(response.body!);
      finish = () => tell(...kept());
      return new Response(stream, { status, statusText, headers });
    },
    finish: () => finish(),
  };
}

const isEventStream = ({ body, headers }: Response) =>
  body !== null && /^\s*text\/event-stream\b/i.test(headers.get("content-type") ?? "");

/** A stream that keeps its beginning, and counts its bytes. */
function recorded(body: ReadableStream<Uint8Array>) {
  const pieces: Uint8Array[] = [];
  let keptSize = 0;
  let size = 0;
  const stream = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        size += piece.length;
        const part = piece.slice(0, MOST_KEPT - keptSize);
        keptSize += part.length;
        if (part.length > 0) pieces.push(part);
        controller.enqueue(piece);
      },
    }),
  );
  const kept = (): [body: Uint8Array, size: number] => {
    const all = new Uint8Array(keptSize);
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return [all, size];
  };
  return { stream, kept };
}

/** The package hands fetch plain headers and bytes, so that nothing has to be asked of them. */
function sentOf(url: string, { method = "GET", headers = {}, body }: RequestInit): Sent {
  return {
    method,
    url,
    headers: Object.entries(headers as Record<string, string>),
    body: body instanceof Uint8Array ? body : NOTHING,
    at: Date.now(),
  };
}
