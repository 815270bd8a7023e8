// An answer of server-sent events as an object: what its headers say, and its events as they come.
import { cancel, piecesOf, readBody } from "./body.js";
import { bytesOf, complete, makeCall, within } from "./call.js";
import { createEventReader, hasEvents } from "./events.js";
import { ResponseTooLarge, StreamTaken } from "../errors/faults.js";
import { fault, ownError } from "../errors/error.js";
import { parseJson } from "../payload/answer.js";

/** From how many bytes without an event on they are kept no longer, to say what they are. */
const MOST_KEPT = 1 << 16;

/** Headers that are about the connection or the coding of the bytes, and not about the content. */
const OF_CONNECTION = /^(connection|content-encoding|content-length|keep-alive|set-cookie|transfer-encoding)$/i;

/** `stream` for any action of a vendor. */
export const streamOf = (vendor) => (request, config, options) =>
  makeCall(vendor, request, config, options, { openStream });

/**
 * The stream that an answer is, of events or of a single one.
 *
 * @param vendor what the vendor makes of it:
 *     requestId     of the headers
 *     plain(bytes)  the text of the result that an answer in one piece is; throws its error
 *     check(event)  throws the error that an event is
 */
async function openStream(response, exchange, vendor) {
  const bytes = hasEvents(response) ? undefined : await bytesOf(response, exchange);
  // A call that failed may be made again; a stream that has begun may not.
  if (bytes) vendor.plain(bytes);
  return createEventStream(response, exchange, vendor, bytes);
}

/** `bytes` is all of the answer, where it is in one piece. */
function createEventStream(response, exchange, { requestId, plain, check }, bytes) {
  const { deadline, maxResponseBytes } = exchange;
  const { unsafeIntegers } = exchange.read;
  const { status, headers } = response;
  const pieces = piecesOf(bytes ? { body: bytes } : response);
  const reader = createEventReader();
  const race = (run) => within(exchange, run);
  /** Complete events that were not taken yet. */
  const ready = [];
  /** The bytes before the first event. */
  let head = [];
  let isPlain = bytes !== undefined;
  let isOver = false;
  let takenAs;

  function end() {
    isOver = true;
    ready.length = 0;
    deadline.end();
    cancel(pieces);
  }

  async function nextPiece() {
    deadline.extend();
    const piece = await race(() => pieces.next());
    // The caller may take its time with an event.
    deadline.pause();
    return piece;
  }

  /** Reads until there is an event, or the end. */
  async function readEvents() {
    while (ready.length === 0 && !isOver) {
      if (isPlain) {
        deadline.extend();
        const all = await readBody(response, maxResponseBytes, race, pieces, head);
        ready.push({ data: plain(all), event: "message", id: "", retry: undefined });
        isOver = true;
        return;
      }
      const piece = await nextPiece();
      if (head && piece) head.push(piece);
      // An envelope of an error, or a page, whatever its label says.
      if (head && looksPlain(head)) isPlain = true;
      else {
        ready.push(...reader.read(piece));
        if (ready.length > 0) head = undefined;
        // Bytes without a single event, or none at all.
        else if (piece === undefined && head) isPlain = true;
        if (piece === undefined) isOver = !isPlain;
        if (reader.size > maxResponseBytes) throw fault(ResponseTooLarge, "", [maxResponseBytes]);
        if (head && head.length > 1 && head.reduce((size, { length }) => size + length, 0) > MOST_KEPT) head.pop();
      }
    }
  }

  async function next() {
    try {
      await readEvents();
      if (ready.length === 0) {
        end();
        return { done: true, value: undefined };
      }
      const event = ready.shift();
      // Read when it is asked for: `[DONE]` is none, and many callers read it themselves.
      Object.defineProperty(event, "json", { get: () => jsonOf(event.data, unsafeIntegers) });
      check(event);
      // From here on, the service had begun with the action when it failed.
      exchange.outcome = "unknown";
      return { done: false, value: event };
    } catch (cause) {
      end();
      throw complete(ownError(cause, exchange.request), exchange);
    }
  }

  async function leave(value) {
    end();
    return { done: true, value };
  }

  let last = Promise.resolve();
  const iterator = {
    // One after the other, as of a generator.
    next: () => (last = last.then(next, next)),
    return: leave,
    async throw(error) {
      end();
      throw error;
    },
    [Symbol.asyncIterator]: () => iterator,
  };

  function takeAs(what) {
    if (takenAs && takenAs !== what) throw fault(StreamTaken, "stream");
    takenAs = what;
  }

  exchange.isOpen = true;
  // As with each event, the caller may take its time before the first.
  deadline.pause();
  return {
    requestId,
    status,
    headers,
    [Symbol.asyncIterator]() {
      takeAs("events");
      return iterator;
    },
    cancel: async () => end(),
    toResponse() {
      takeAs("response");
      const kept = [...headers].filter(([name]) => !OF_CONNECTION.test(name));
      return new Response(handedOn(nextPiece, end, exchange), { status, headers: kept });
    },
  };
}

/** The pieces as a web stream, to hand on. */
const handedOn = (nextPiece, end, exchange) =>
  new ReadableStream({
    async pull(controller) {
      try {
        const piece = await nextPiece();
        if (piece) controller.enqueue(piece);
        else {
          end();
          controller.close();
        }
      } catch (cause) {
        end();
        throw complete(ownError(cause, exchange.request), exchange);
      }
    },
    cancel: end,
  });

/** The value of an event's data; undefined where it is not JSON. */
function jsonOf(data, unsafeIntegers) {
  try {
    return parseJson(data, unsafeIntegers);
  } catch {
    return undefined;
  }
}

/** Whether bytes begin as JSON or HTML do, after white space and a byte order mark. */
function looksPlain(pieces) {
  for (const piece of pieces) {
    for (const byte of piece) {
      if (byte === BRACE || byte === LESS) return true;
      if (!SPACE.includes(byte)) return false;
    }
  }
  return false;
}

const BRACE = 123;
const LESS = 60;
const SPACE = [9, 10, 13, 32, 0xef, 0xbb, 0xbf];
