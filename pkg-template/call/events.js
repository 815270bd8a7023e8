// Server-sent events: the answers of actions that speak while they think.
// Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
//
// In two things more lenient than EventSource, as the official SDKs are: an event without
// data is an event too, and so is what an ended stream has left unfinished.

/** Whether an answer is a stream of events. */
export const isEventStream = ({ headers }) => /^text\/event-stream\b/i.test(headers?.get?.("content-type") ?? "");

/** Takes the pieces of a stream, nothing for its end, and gives the events that are complete. */
export function createEventReader() {
  const decoder = new TextDecoder();
  let text = "";
  return (bytes) => {
    text += bytes ? decoder.decode(bytes, { stream: true }) : `${decoder.decode()}\n\n`;
    // A CR at the end may be half of a CR LF.
    const half = text.endsWith("\r") ? "\r" : "";
    const blocks = text
      .slice(0, text.length - half.length)
      .replace(/\r\n?/g, "\n")
      .split("\n\n");
    text = blocks.pop() + half;
    return blocks.map(eventOf).filter(Boolean);
  };
}

/** The event of a block of lines; nothing where all of them are comments. */
function eventOf(block) {
  const fields = {};
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data" && name in fields) fields.data += `\n${value}`;
    else if (["data", "event", "id", "retry"].includes(name)) fields[name] = value;
  }
  if (Object.keys(fields).length === 0) return undefined;
  const { data = "", event, id = "", retry } = fields;
  return { data, event: event || "message", id, retry: /^\d+$/.test(retry) ? Number(retry) : undefined };
}
