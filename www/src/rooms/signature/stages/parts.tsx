import type { ComponentChildren } from "preact";
import type { Tc3Explanation } from "tc3fetch/inspect";
import { t } from "../../../i18n/index.ts";
import { LineFeed, Marked } from "../../../ui/marked.tsx";
import { shown } from "../stages.ts";

/** The same value has the same colour in every stage, which shows where it comes from and goes to. */
export type Tone = "payload" | "request" | "scope" | "signature";

/** A value taken apart: one row for each part, with the name that the rules give it. */
export function Parts(props: { class?: string; children: ComponentChildren }) {
  return <dl class={props.class ? `parts ${props.class}` : "parts"}>{props.children}</dl>;
}

interface RowProps {
  /** As in the vendor's rules, in every language. */
  name: string;
  /** How the part is computed, below its name. */
  formula?: string | undefined;
  tone?: Tone | undefined;
  action?: ComponentChildren;
  children: ComponentChildren;
}

export function Row({ name, formula, tone, action, children }: RowProps) {
  return (
    <div class="part">
      <dt>
        {name}
        {formula && <code class="formula">{formula}</code>}
      </dt>
      <dd class={tone && `tone-${tone}`}>
        <div class="value">{children}</div>
        {action}
      </dd>
    </div>
  );
}

interface PartProps extends Omit<RowProps, "children"> {
  read(explanation: Tc3Explanation): string;
  /** For a hash or a key: it is marked as a whole when it changes. */
  whole?: boolean;
  /** Whether a line feed follows this part where it is hashed. */
  lineFeed?: boolean;
}

/** One part of the explanation that is shown, with what changed since the one before. */
export function Part({ read, whole, lineFeed, ...row }: PartProps) {
  const { current, previous, revision } = shown.value;
  const text = current && read(current);
  return (
    <Row {...row}>
      {text === undefined ? (
        <span class="nothing">{t.value.stages.none}</span>
      ) : (
        // A new key makes new elements, so that the fading of a mark starts afresh.
        <code key={revision}>
          {text === "" && <span class="nothing">{t.value.stages.empty}</span>}
          <Marked text={text} previous={previous && read(previous)} whole={whole} lineFeeds />
          {lineFeed && <LineFeed />}
        </code>
      )}
    </Row>
  );
}
