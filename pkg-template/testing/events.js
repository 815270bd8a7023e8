// Server-sent events as an answer.
// Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
import { Answer, onAbort } from "./answers.js";
import { InvalidCharacter, WrongType } from "../errors/faults.js";
import { fault, readSafely, refuseType, typeName } from "../errors/error.js";
import { jsonText } from "../payload/json.js";
import { encode } from "../payload/utf8.js";
import { placesOf, readNamed } from "../payload/values.js";

const FIELDS = /* @__PURE__ */ placesOf(["event", "id", "retry"]);
const OPTIONS = /* @__PURE__ */ placesOf(["delay", "headers"]);

class SseEvent {
  constructor(data, fields) {
    Object.assign(this, fields, { data });
  }
}

export function sseEvent(data, given = {}) {
  const fields = readSafely(() => ({ ...readNamed(given, FIELDS, "fields") }));
  // A line break would begin another field.
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || (typeof value === "number" && value >= 0)) continue;
    if (typeof value !== "string") throw fault(WrongType, name, ["a string", typeName(value)]);
    if (/[\r\n]/.test(value)) throw fault(InvalidCharacter, name);
  }
  return new SseEvent(data, fields);
}

/** An answer in events, each as a piece of its own. */
export function sse(events, options = {}) {
  const { delay = 0, headers } = readSafely(() => readNamed(options, OPTIONS, "options"));
  if (typeof delay !== "number" || !(delay >= 0)) refuseType("options.delay", "a number of milliseconds", delay);
  const isList = typeof Object(events)[Symbol.iterator] === "function" && typeof events !== "string";
  if (!isList && typeof Object(events)[Symbol.asyncIterator] !== "function")
    refuseType("events", "a list or a generator", events);
  return new Answer((exchange) => {
    const stream = streamOf(events, delay, exchange);
    return new Response(stream, {
      headers: { "Content-Type": "text/event-stream", ...exchange.headers, ...headers },
    });
  });
}

function streamOf(events, delay, exchange) {
  // By the signal of the request, or because the reader left.
  const ended = new AbortController();
  const iterator = textsOf(events, delay, { ...exchange, signal: ended.signal });
  let stop = () => {};
  const end = (reason) => {
    stop();
    ended.abort(reason);
    // What waits has heard of it; a generator of the test's own hears when it is asked for more.
    iterator.return().catch(() => {});
  };
  return new ReadableStream(
    {
      start(controller) {
        stop = onAbort(exchange.signal, (reason) => {
          controller.error(reason);
          end(reason);
        });
      },
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (!done) return controller.enqueue(encode(value));
          stop();
          controller.close();
        } catch (cause) {
          stop();
          throw cause;
        }
      },
      cancel: end,
    },
    // An event is asked for when the reader wants it.
    { highWaterMark: 0 },
  );
}

async function* textsOf(events, delay, exchange) {
  for await (const event of events) {
    if (delay) await pause(delay, exchange.signal);
    // One that fails ends the stream, one that never answers stalls it, and an error of the service is an event.
    yield textOf(event instanceof Answer ? await (await event.respond(exchange)).text() : event);
  }
}

/** Milliseconds. */
function pause(delay, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      resolve();
    }, delay);
    const stop = onAbort(signal, (reason) => {
      clearTimeout(timer);
      reject(reason);
    });
  });
}

/** The lines of an event; a line feed in its data begins another line of data. */
function textOf(given) {
  const { data, ...fields } = given instanceof SseEvent ? given : { data: given };
  const text = typeof data === "string" ? data : jsonText(data, "the event");
  const named = Object.entries(fields).filter(([, value]) => value !== undefined);
  const lines = [...named, ...text.split(/\r\n?|\n/).map((line) => ["data", line])];
  return `${lines.map(([name, value]) => `${name}: ${value}\n`).join("")}\n`;
}
