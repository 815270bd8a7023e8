import type { ComponentChildren } from "preact";
import { t } from "../../i18n/index.ts";
import { LineFeed, Marked } from "../../ui/marked.tsx";
import type { Shown } from "./explanations.ts";
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
export function Part<Explanation>({ part, shown, action }: { part: PartSpec<Explanation>; shown: Shown<Explanation>; action?: ComponentChildren }) {
  const { current, previous, revision } = shown;
  const { name, read, pieces, whole, lineFeed, from } = part;
  const text = current && read(current);
  const before = previous && read(previous);
  return (
    <Row name={name} formula={current && part.formula?.(current)} from={from} action={action}>
      {text === undefined ? (
        <span class="nothing">{t.value.stages.none}</span>
      ) : (
        // A new key makes new elements, so that the fading of a mark starts afresh.
        <code key={before === text ? name : revision}>
          {text === "" && <span class="nothing">{t.value.stages.empty}</span>}
          {pieces ? <Pieces pieces={pieces(text)} before={before === undefined ? undefined : pieces(before)} /> : <Marked text={text} previous={before} whole={whole} lineFeeds />}
          {lineFeed && <LineFeed />}
        </code>
      )}
    </Row>
  );
}

/** A piece that was not there before is marked. */
function Pieces({ pieces, before }: { pieces: Piece[]; before: Piece[] | undefined }) {
  const known = before && new Set(before.map(({ text }) => text));
  return (
    <>
      {pieces.map(({ text, from }, index) => {
        if (text === "\n") return [<LineFeed key={index} />, "\n"];
        if (!from) return text;
        const isNew = known !== undefined && !known.has(text);
        return (
          <span key={index} class="piece" data-from={from}>
            {isNew ? <mark>{text}</mark> : text}
          </span>
        );
      })}
    </>
  );
}
