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

/** Thousands of pieces are drawn only when their text has changed, so that a keystroke stays within a frame. */
function Value({
  part: { pieces, whole },
  text,
  before,
}: {
  part: PartSpec<never>;
  text: string;
  before: string | undefined;
}) {
  const drawn = useRef<{ count: number; text?: string; pieces?: Piece[] }>({ count: 0 });
  const { empty } = signatureTexts.value;
  return useMemo(() => {
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
  }, [text, before, empty]);
}

/** A piece that was not there before is marked. */
function Pieces({ pieces, before, draw }: { pieces: Piece[]; before: Piece[] | undefined; draw: number }) {
  const known = before && new Set(before.map(({ text }) => text));
  return (
    <>
      {pieces.map(({ text, from }, index) => {
        if (text === "\n") return [<LineFeed key={index} />, "\n"];
        if (!from) return text;
        const isNew = known !== undefined && !known.has(text);
        return (
          <span key={index} class="piece" data-from={from}>
            {isNew ? <mark key={draw}>{text}</mark> : text}
          </span>
        );
      })}
    </>
  );
}
