import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { signatureTexts } from "../../i18n/signature/index.ts";
import { r } from "../../i18n/request/index.ts";
import { LineFeed, Marked } from "../../ui/marked.tsx";
import type { Shown } from "../../request/explanations.ts";
import type { Piece } from "./pieces.ts";
import type { PartSpec } from "./stage-specs.ts";

/** A value taken apart: one row for each part, with the name that the rules give it. */
export function Parts(props: { class?: string; children: ComponentChildren }) {
  return <dl class={props.class ? `parts ${props.class}` : "parts"}>{props.children}</dl>;
}

interface RowProps {
  name: string;
  formula?: string | undefined;
  from?: string | undefined;
  action?: ComponentChildren;
  children: ComponentChildren;
}

export function Row({ name, formula, from, action, children }: RowProps) {
  return (
    <div class="part">
      <dt>
        {name}
        {formula && <code class="formula">{formula}</code>}
      </dt>
      <dd data-from={from}>
        <div class="value">{children}</div>
        {action}
      </dd>
    </div>
  );
}

/** One part of the explanation that is shown, with what changed since the one before. */
export function Part<Explanation>({
  part,
  shown,
  action,
}: {
  part: PartSpec<Explanation>;
  shown: Shown<Explanation>;
  action?: ComponentChildren;
}) {
  const { current, previous } = shown;
  const { name, read, lineFeed, from } = part;
  const text = current && read(current);
  const before = previous && read(previous);
  return (
    <Row name={name} formula={current && part.formula?.(current)} from={from} action={action}>
      {text === undefined ? (
        <span class="nothing">{shown.keyless ? r.value.keyless.stage : signatureTexts.value.none}</span>
      ) : (
        <Value part={part as PartSpec<never>} text={text} before={before} />
      )}
      {lineFeed && text !== undefined && <LineFeed />}
    </Row>
  );
}

interface ValueProps {
  part: PartSpec<never>;
  text: string;
  before: string | undefined;
}

/**
 * Thousands of pieces are drawn only when their text has changed, so that a keystroke stays within a frame. What is
 * kept is a component: of an element that is the same as before, Preact looks through all children again.
 */
function Value({ part, text, before }: ValueProps) {
  const { empty } = signatureTexts.value;
  return useMemo(() => <Drawn part={part} text={text} before={before} empty={empty} />, [part, text, before, empty]);
}

function Drawn({ part: { pieces, whole }, text, before, empty }: ValueProps & { empty: string }) {
  const drawn = useRef<{ count: number; text?: string; pieces?: Piece[] }>({ count: 0 });
  const { count, text: last, pieces: lastPieces } = drawn.current;
  const current = pieces?.(text);
  drawn.current = { count: count + 1, text, ...(current && { pieces: current }) };
  const previous =
    before === undefined ? undefined : before === text ? current : before === last ? lastPieces : pieces?.(before);
  return (
    <code>
      {text === "" && <span class="nothing">{empty}</span>}
      {current ? (
        <Pieces pieces={current} before={previous} draw={count} />
      ) : (
        <Marked text={text} previous={before} whole={whole} draw={count} lineFeeds />
      )}
    </code>
  );
}

/** Pieces that are laid out together. A keystroke then moves the lines of its own part, and not those of 30 KB. */
const PART = 60;

/** A piece that was not there before is marked. */
function Pieces({ pieces, before, draw }: { pieces: Piece[]; before: Piece[] | undefined; draw: number }) {
  const fresh = before ? newPieces(pieces, before) : NONE;
  if (pieces.length <= 2 * PART) return <>{drawn(pieces, fresh, draw)}</>;
  const starts = Array.from({ length: Math.ceil(pieces.length / PART) }, (_, part) => part * PART);
  return (
    <>
      {starts.map((start) => (
        <PiecesPart key={start} pieces={pieces.slice(start, start + PART)} fresh={fresh} draw={draw} />
      ))}
    </>
  );
}

type Fresh = ReadonlySet<Piece>;
const NONE: Fresh = new Set();

/** The pieces that were not there before: what both begin and end with was. */
function newPieces(pieces: readonly Piece[], before: readonly Piece[]): Fresh {
  const most = Math.min(pieces.length, before.length);
  let start = 0;
  while (start < most && pieces[start]!.text === before[start]!.text) start++;
  let end = 0;
  while (end < most - start && pieces.at(-1 - end)!.text === before.at(-1 - end)!.text) end++;
  const known = new Set(before.slice(start, before.length - end).map(({ text }) => text));
  return new Set(
    pieces.slice(start, pieces.length - end).filter(({ text, from }) => from !== undefined && !known.has(text)),
  );
}

/** Drawn anew only where something of it changed, or a mark has to go. */
function PiecesPart({ pieces, fresh, draw }: { pieces: Piece[]; fresh: Fresh; draw: number }) {
  const text = pieces.map((piece) => piece.text).join("\0");
  const marked = pieces.some((piece) => fresh.has(piece)) ? draw : undefined;
  return useMemo(() => <DrawnPart pieces={pieces} fresh={fresh} draw={draw} />, [text, marked]);
}

function DrawnPart({ pieces, fresh, draw }: { pieces: Piece[]; fresh: Fresh; draw: number }) {
  return <span class="pieces-part">{drawn(pieces, fresh, draw)}</span>;
}

function drawn(pieces: readonly Piece[], fresh: Fresh, draw: number) {
  return pieces.map((piece, index) => {
    const { text, from } = piece;
    if (text === "\n") return [<LineFeed key={index} />, "\n"];
    if (!from) return text;
    return (
      <span key={index} class="piece" data-from={from}>
        {fresh.has(piece) ? <mark key={draw}>{text}</mark> : text}
      </span>
    );
  });
}
