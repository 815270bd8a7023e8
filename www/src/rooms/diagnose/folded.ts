// A request may have thousands of parameters: what is drawn of it is what is marked, and where that stands.
import type { RequestLine } from "./annotate.ts";

/** So many lines in a row without a mark. */
export interface LeftOut {
  kind: "left-out";
  count: number;
}

/** More lines in a row than a reader goes through, and than a page draws in a frame. */
const MOST = 60;
/** What is left of them, at both ends. */
const ENDS = 20;

/** The lines, without the midst of long runs that have no mark. */
export function folded(lines: readonly RequestLine[]): (RequestLine | LeftOut)[] {
  const isPlain = ({ kind, reasons }: RequestLine) => kind === "parameter" && reasons.length === 0;
  const made: (RequestLine | LeftOut)[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && isPlain(lines[end]!)) end++;
    if (end - at > MOST) {
      const count = end - at - 2 * ENDS;
      made.push(...lines.slice(at, at + ENDS), { kind: "left-out", count }, ...lines.slice(end - ENDS, end));
    } else made.push(...lines.slice(at, end));
    if (end < lines.length) made.push(lines[end]!);
    at = end + 1;
  }
  return made;
}

/** Characters of a value without a mark: more are as good as none. */
const LONGEST = 1_000;

/** Both ends of a long text. */
export const ends = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 200)}…${text.slice(-200)}` : text;
