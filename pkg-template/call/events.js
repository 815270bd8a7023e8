// Server-sent events: the answers of actions that speak while they think.
// Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
//
// In three things more lenient than EventSource. As in the official SDKs, an event without data is
// an event too, and so is what an ended stream has left unfinished. And a line of JSON amid the
// events is read, in case it is the error of a gateway.
import { decode } from "../payload/utf8.js";

const LF = 10;
const CR = 13;
const NOTHING = /* @__PURE__ */ new Uint8Array();

/** Whether an answer is labelled as a stream of events, and as one that went well. */
export const hasEvents = ({ status, headers }) =>
  status >= 200 && status < 300 && /^\s*text\/event-stream\b/i.test(headers?.get?.("content-type") ?? "");

/**
 * Takes the pieces of a stream, nothing for its end, and gives the events that are complete.
 * Lines are found in the bytes, and each is decoded once, as a whole: however a stream is cut,
 * the work is that of its length.
 */
export function createEventReader() {
  /** What an unfinished line has so far, in memory that doubles. */
  let line = new Uint8Array(256);
  let length = 0;
  /** The fields of the unfinished event. */
  let fields;
  let isFirst = true;
  let isAfterCr = false;
  let largest = 0;

  function keep(bytes) {
    if (length + bytes.length > line.length) {
      const larger = new Uint8Array(2 * (length + bytes.length));
      larger.set(line.subarray(0, length));
      line = larger;
    }
    line.set(bytes, length);
    length += bytes.length;
  }

  /** Ends a line, whose last bytes these are. */
  function endLine(bytes, events) {
    if (length > 0) {
      keep(bytes);
      bytes = line.subarray(0, length);
      length = 0;
    }
    let text = decode(bytes);
    if (isFirst && text.startsWith("\ufeff")) text = text.slice(1);
    isFirst = false;
    // An error that a gateway writes amid the events, as it would write it alone.
    if (text[0] === "{") events.push({ data: text, isStray: true });
    else if (text !== "") fields = withField(fields, text, bytes.length);
    else if (fields) {
      largest = Math.max(largest, fields.size);
      events.push(eventOf(fields));
      fields = undefined;
    }
  }

  function read(bytes) {
    const events = [];
    if (bytes === undefined) {
      endLine(NOTHING, events);
      endLine(NOTHING, events);
      return events;
    }
    // The other half of a CR LF.
    let start = isAfterCr && bytes[0] === LF ? 1 : 0;
    if (bytes.length > 0) isAfterCr = false;
    let lf = -1;
    let cr = -1;
    while (start < bytes.length) {
      // Each is looked for again only after it was passed.
      if (lf < start) lf = placeOf(bytes, LF, start);
      if (cr < start) cr = placeOf(bytes, CR, start);
      const end = Math.min(lf, cr);
      const part = bytes.subarray(start, end);
      if (end === bytes.length) {
        keep(part);
        break;
      }
      endLine(part, events);
      start = end + 1;
      if (end === cr && start === bytes.length) isAfterCr = true;
      else if (end === cr && bytes[start] === LF) start++;
    }
    return events;
  }

  return {
    read,
    /** Bytes that wait for the end of their event. */
    get size() {
      return length + (fields?.size ?? 0);
    },
    /** Bytes of the largest event so far. */
    get largest() {
      return largest;
    },
  };
}

/** The place of a byte, the length where there is none. */
function placeOf(bytes, byte, start) {
  const place = bytes.indexOf(byte, start);
  return place < 0 ? bytes.length : place;
}

/** The fields with that of one more line; a comment is none. */
function withField(fields, line, size) {
  const colon = line.indexOf(":");
  const name = colon < 0 ? line : line.slice(0, colon);
  if (!["data", "event", "id", "retry"].includes(name)) return fields;
  const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
  const more = fields ?? { __proto__: null, data: [], size: 0 };
  if (name === "data") more.data.push(value);
  // The standard ignores an id with a NUL.
  else if (name !== "id" || !value.includes("\0")) more[name] = value;
  more.size += size;
  return more;
}

const eventOf = ({ data, event, id = "", retry }) => ({
  data: data.join("\n"),
  event: event || "message",
  id,
  retry: /^\d+$/.test(retry) ? Number(retry) : undefined,
});
