// An answer that comes as events, kept as far as it can be drawn.
import type { EventStream, ServerEvent } from "tc3fetch";

/** An event as it is shown. */
export interface ShownEvent {
  /** Counts the events of the stream, from 1. */
  number: number;
  /** Milliseconds after the stream began. */
  at: number;
  /** Its type, where it is not the usual one. */
  type: string;
  id: string;
  /** What it adds to the texts. */
  text: string;
  data: string;
  /** Whether the data is longer than what is kept of it. */
  isCut: boolean;
}

/** What there is of a stream at a moment. */
export interface Streamed {
  status: number;
  requestId: string | undefined;
  count: number;
  /** The latest ones. */
  events: readonly ShownEvent[];
  /** What the events say together, a text for each choice. */
  texts: readonly string[];
  isOver: boolean;
}

/** A page with thousands of rows, each drawn anew ten times a second, would freeze. */
export const MOST_EVENTS = 200;
export const MOST_TEXT = 50_000;
const MOST_DATA = 10_000;
const MOST_LINE = 300;
const MOST_CHOICES = 10;

/** Milliseconds from drawing to drawing, and of work before the browser gets its turn. */
const DRAW_EVERY = 100;
const WORK_AT_MOST = 30;

/** Reads a stream to its end; `publish` hears of it, no more often than it can be drawn. */
export async function readStream(stream: EventStream, publish: (streamed: Streamed) => void): Promise<void> {
  const start = performance.now();
  const { status, requestId } = stream;
  const events: ShownEvent[] = [];
  const texts: string[] = [];
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (isOver = false) => {
    timer = undefined;
    publish({ status, requestId, count, events: [...events], texts: [...texts], isOver });
  };
  tell();
  try {
    let turn = start;
    for await (const event of stream) {
      const now = performance.now();
      const text = addTexts(texts, event);
      events.push(shown(event, ++count, now - start, text));
      if (events.length > MOST_EVENTS) events.shift();
      timer ??= setTimeout(() => tell(), DRAW_EVERY);
      // Events that are here already come one after the other, without a turn of the browser in between.
      if (now - turn > WORK_AT_MOST) {
        await new Promise((resolve) => setTimeout(resolve));
        turn = performance.now();
      }
    }
  } finally {
    clearTimeout(timer);
    tell(true);
  }
}

const shown = ({ data, event, id }: ServerEvent, number: number, at: number, text: string): ShownEvent => ({
  number,
  at,
  text: text.slice(0, MOST_LINE),
  type: event === "message" ? "" : event,
  id,
  data: data.slice(0, MOST_DATA),
  isCut: data.length > MOST_DATA,
});

/** Adds what a model says in this event, `Choices[].Delta.Content` as Hunyuan and LKEAP have it; gives it, too. */
function addTexts(texts: string[], event: ServerEvent): string {
  if (!event.data.includes('"Delta"')) return "";
  const { Choices: choices } = Object(event.json) as { Choices?: unknown };
  if (!Array.isArray(choices)) return "";
  const contents = choices.slice(0, MOST_CHOICES).map((choice: unknown, place) => {
    const { Index: index = place, Delta: delta } = Object(choice) as { Index?: unknown; Delta?: unknown };
    const { Content: content } = Object(delta) as { Content?: unknown };
    if (typeof content !== "string" || !isPlace(index)) return "";
    while (texts.length <= index) texts.push("");
    texts[index] = (texts[index]! + content).slice(0, MOST_TEXT);
    return content;
  });
  return contents.join("");
}

const isPlace = (index: unknown): index is number =>
  typeof index === "number" && Number.isInteger(index) && index >= 0 && index < MOST_CHOICES;
