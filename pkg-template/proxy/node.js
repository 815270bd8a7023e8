// tc3fetch/proxy/node: a fetch handler as a request listener of node:http. It imports nothing of Node.

/** `createServer(toNodeListener(createProxy(…)))` */
export const toNodeListener = (handler) => async (incoming, outgoing) => {
  const controller = new AbortController();
  // Also after the answer was sent, when there is nothing left to abort.
  outgoing.on("close", () => controller.abort());
  let request;
  try {
    request = requestOf(incoming, controller.signal);
  } catch {
    // The host, a header or the method is none.
    return void outgoing.writeHead(400).end();
  }
  try {
    const response = await handler(request, { incoming });
    outgoing.writeHead(response.status, [...response.headers].flat());
    // A stream has begun before its first piece is there, and Node would wait for that.
    outgoing.flushHeaders();
    if (response.body) await send(response.body.getReader(), outgoing, controller.signal);
    outgoing.end();
  } catch {
    // The service broke off in the midst of its answer: the client must not take the half for all.
    outgoing.destroy();
  }
};

function requestOf(incoming, signal) {
  const { method, headers, rawHeaders, url } = incoming;
  const pairs = [];
  for (let at = 0; at < rawHeaders.length; at += 2)
    // HTTP/2 has method, path and host among the headers.
    if (rawHeaders[at][0] !== ":") pairs.push([rawHeaders[at], rawHeaders[at + 1]]);
  const hasBody = method !== "GET" && method !== "HEAD";
  const address = `http://${headers.host || headers[":authority"] || "localhost"}${url}`;
  const request = new Request(address, {
    method,
    headers: pairs,
    signal,
    ...(hasBody && { body: bodyOf(incoming), duplex: "half" }),
  });
  // A Request shows its URL as a parser writes it. The handler compares with what arrived.
  return Object.defineProperty(request, "url", { value: address });
}

/** The body as it comes. After a cancellation the rest is read and dropped, so that the answer can still be sent. */
function bodyOf(incoming) {
  let isWanted = true;
  return new ReadableStream(
    {
      start(controller) {
        incoming.on("data", (piece) => {
          if (!isWanted) return;
          controller.enqueue(new Uint8Array(piece));
          if (controller.desiredSize <= 0) incoming.pause();
        });
        incoming.on("end", () => isWanted && controller.close());
        incoming.on("error", (cause) => isWanted && controller.error(cause));
      },
      pull: () => void incoming.resume(),
      cancel() {
        isWanted = false;
        incoming.resume();
      },
    },
    { highWaterMark: 1 },
  );
}

/** Piece by piece, as fast as the client takes them. */
async function send(reader, outgoing, signal) {
  const leave = () => reader.cancel().catch(() => {});
  signal.addEventListener("abort", leave, { once: true });
  for (;;) {
    const { done, value } = await reader.read();
    if (done || signal.aborted) return;
    if (!outgoing.write(value)) await drained(outgoing);
  }
}

/** Until the client has taken what was written, or has left. A long stream must not gather listeners. */
const drained = (outgoing) =>
  new Promise((resolve) => {
    const go = () => {
      for (const event of ["drain", "close"]) outgoing.off(event, go);
      resolve();
    };
    for (const event of ["drain", "close"]) outgoing.on(event, go);
  });
