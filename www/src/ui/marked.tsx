import type { ComponentChildren } from "preact";
import { changedSegments, type Segment } from "./changed.ts";

interface Props {
  text: string;
  previous: string | undefined;
  /** Two hashes share digits only by chance, so a hash that changed is marked as a whole. */
  whole?: boolean;
  /** A new one makes a new mark, so that its fading starts afresh. */
  draw: number;
  /** Shows a sign at each line feed, which is part of what is hashed. */
  lineFeeds?: boolean;
}

/** A text in which the part that the last keystroke changed is marked; the mark fades by itself. */
export function Marked({ text, previous, whole, draw, lineFeeds }: Props) {
  const segments: Segment[] =
    whole && previous !== undefined && previous !== text ? [{ text, changed: true }] : changedSegments(previous, text);
  return (
    <>
      {segments.map((segment) => {
        const content = lineFeeds ? withLineFeeds(segment.text) : segment.text;
        if (!segment.changed) return content;
        return (
          <mark key={draw} class={segment.text === "" ? "removed" : undefined}>
            {content}
          </mark>
        );
      })}
    </>
  );
}

function withLineFeeds(text: string): ComponentChildren[] {
  return text.split("\n").flatMap((line, index) => (index === 0 ? [line] : [<LineFeed key={index} />, "\n", line]));
}

/** Drawn by the style sheet, so that a selection does not contain it. */
export function LineFeed() {
  return <span class="line-feed" aria-hidden="true" />;
}
