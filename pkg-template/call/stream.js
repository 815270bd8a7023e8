// An answer of server-sent events as an object: what its headers say, and its events as they come.
import { cancel, piecesOf, readBody } from "./body.js";
import { bytesOf, complete, makeCall, within } from "./call.js";
import { errorOfEvent } from "./event-error.js";
import { createEventReader, hasEvents } from "./events.js";
import { MissingApi, ResponseTooLarge, StreamTaken } from "../errors/faults.js";
import { fault, ownError, readSafely, Tc3Error } from "../errors/error.js";
import { FAILURE_THROTTLED, FAILURE_UNKNOWN } from "../engine/wire.js";
import { parseJson } from "../payload/answer.js";
import { entriesOf } from "../payload/values.js";

/** From how many bytes without an event on they are kept no longer, to say what they are. */
const MOST_KEPT = 1 << 16;

/** Headers that are about the connection or the coding of the bytes, and not about the content. */
const OF_CONNECTION = /^(connection|content-encoding|content-length|keep-alive|set-cookie|transfer-encoding)$/i;

/** `stream` for any action of a vendor. */
export const streamOf = (vendor) => (request, config, options) =>
  makeCall(vendor, request, config, options, undefined, openStream);

/**
 * The stream that an answer is, of events or of a single one.
 *
 * @param vendor what the vendor makes of it:
 *     requestId     of the headers
 *     plain(bytes)  { bytes, text, requestId } of the result that an answer in one piece is; throws its error
 *     [check]       (event) throws the error that an event is in the form of an answer
 */
async function openStream(response, exchange, vendor) {
  const bytes = hasEvents(response) ? undefined : await bytesOf(response, exchange);
  // A call that failed may be made again; a stream that has begun may not.
  const plain = bytes && vendor.plain(bytes);
  return createEventStream(response, exchange, vendor, plain);
}

/** `given` is the result of an answer that came in one piece. */
function createEventStream(response, exchange, { requestId, plain, check }, given) {
  const { deadline, maxResponseBytes } = exchange;
  const { unsafeIntegers } = exchange.read;
  const { status, headers } = response;
  const pieces = piecesOf(given ? { body: given.bytes } : response);
  const reader = createEventReader();
  const race = (run) => within(exchange, run);
  /** Complete events that were not taken yet, from `taken` on. */
  let ready = [];
  let taken = 0;
  /** The bytes before the first event, as many as are needed to say what they are. */
  let head = [];
  let headSize = 0;
  /** Whether the answer is no events but a single text; undefined until its first byte tells. */
  let isPlain = given ? true : undefined;
  let isOver = false;
  let takenAs;
  let wake = () => {};

  function end() {
    isOver = true;
    ready = [];
    taken = 0;
    deadline.close();
    cancel(pieces);
    wake();
  }
  deadline.onInterrupted = () => cancel(pieces);

  /** The next piece; undefined at the end, and where the stream was left meanwhile. */
  async function nextPiece() {
    deadline.extend();
    const piece = await race(
      () =>
        new Promise((resolve, reject) => {
          wake = () => resolve(undefined);
          pieces.next().then(resolve, reject);
        }),
    );
    // The caller may take its time with an event.
    deadline.pause();
    return piece;
  }

  async function readPlain() {
    deadline.extend();
    const { text } = given ?? plain(await readBody(response, maxResponseBytes, race, pieces, head));
    deadline.pause();
    ready.push({ data: text, event: "message", id: "", retry: undefined });
    isOver = true;
  }

  function keepHead(piece) {
    if (isPlain === undefined) isPlain = looksPlain(piece);
    if (isPlain || headSize < MOST_KEPT) head.push(piece);
    headSize += piece.length;
  }

  /** Reads until there is an event, or the end. */
  async function readEvents() {
    while (taken === ready.length && !isOver) {
      if (isPlain) return readPlain();
      const piece = await nextPiece();
      if (isOver) return;
      if (head && piece) keepHead(piece);
      // An envelope of an error, or a page, whatever its label says.
      if (isPlain) continue;
      ready = reader.read(piece);
      taken = 0;
      if (ready.some(({ isStray }) => !isStray)) head = undefined;
      if (piece === undefined) {
        // Bytes without a single event, or none at all.
        if (head) isPlain = true;
        else isOver = true;
      }
      if (Math.max(reader.size, reader.largest) > maxResponseBytes)
        throw fault(ResponseTooLarge, "", [maxResponseBytes]);
    }
  }

  async function next() {
    try {
      for (;;) {
        await readEvents();
        if (taken === ready.length) {
          end();
          return { done: true, value: undefined };
        }
        const { isStray, ...event } = ready[taken++];
        withJson(event, unsafeIntegers);
        // The JSON of all others is read where the caller asks for it.
        if (event.data.includes('"Error')) {
          check?.(event);
          const { code, message } = Object(errorOfEvent(event.json));
          if (code) throw new Tc3Error(message, { code, httpStatus: status, requestId });
        }
        if (isStray) continue;
        // From here on, the service had begun with the action when it failed.
        exchange.outcome = "unknown";
        return { done: false, value: event };
      }
    } catch (cause) {
      end();
      // What throttles in the midst has begun with the action.
      if (exchange.outcome === "unknown" && exchange.failure === FAILURE_THROTTLED) exchange.failure = FAILURE_UNKNOWN;
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
    if (takenAs && (what === "response" || takenAs !== what)) throw fault(StreamTaken, "stream");
    takenAs = what;
  }

  exchange.isOpen = true;
  // As with each event, the caller may take its time before the first.
  deadline.pause();
  return {
    requestId: given?.requestId ?? requestId,
    status,
    headers,
    [Symbol.asyncIterator]() {
      takeAs("events");
      return iterator;
    },
    cancel: async () => end(),
    toResponse: () =>
      readSafely(() => {
        for (const name of ["Response", "ReadableStream"])
          if (typeof globalThis[name] !== "function") throw fault(MissingApi, "", [name]);
        takeAs("response");
        const kept = entriesOf(headers, "headers").filter(([name]) => !OF_CONNECTION.test(name));
        const body = handedOn(nextPiece, end, exchange);
        return new Response(WITHOUT_BODY.includes(status) ? null : body, { status, headers: kept });
      }),
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

/** Gives an event the value of its data, read when it is asked for: `[DONE]` is none, and many callers read it themselves. */
function withJson(event, unsafeIntegers) {
  let isRead = false;
  let value;
  const get = () => {
    if (!isRead) {
      isRead = true;
      try {
        value = parseJson(event.data, unsafeIntegers);
      } catch {
        // It is not JSON.
      }
    }
    return value;
  };
  Object.defineProperty(event, "json", { __proto__: null, get });
}

/** Whether bytes begin as JSON or HTML do, after white space and a byte order mark; undefined where they do not tell yet. */
function looksPlain(piece) {
  for (const byte of piece) if (!SPACE.includes(byte)) return byte === BRACE || byte === LESS;
  return undefined;
}

/** Statuses whose answers have no body. */
const WITHOUT_BODY = [204, 205];

const BRACE = 123;
const LESS = 60;
const SPACE = [9, 10, 13, 32, 0xef, 0xbb, 0xbf];
