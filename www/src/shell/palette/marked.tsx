import { marks } from "./marks.ts";

/** A text with what was searched for in it marked. */
export function Marked({ text, query }: { text: string; query: string }) {
  const found = marks(text, query);
  if (found.length === 0) return <>{text}</>;
  const pieces = [];
  let at = 0;
  for (const [start, end] of found) {
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(<b class="hit">{text.slice(start, end)}</b>);
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
