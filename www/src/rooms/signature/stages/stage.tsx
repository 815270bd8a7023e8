import type { ComponentChildren } from "preact";
import { Prose } from "../../../ui/prose.tsx";

export interface StageName {
  id: string;
  numeral: number;
}

/** In the order of computation. The bar above the stages and the stages themselves read this. */
export const stageNames = {
  canonicalRequest: { id: "stage-canonical-request", numeral: 1 },
  stringToSign: { id: "stage-string-to-sign", numeral: 2 },
  derivedKeys: { id: "stage-derived-keys", numeral: 3 },
  signature: { id: "stage-signature", numeral: 4 },
  authorization: { id: "stage-authorization", numeral: 5 },
} satisfies Record<string, StageName>;

interface Props {
  name: StageName;
  title: string;
  rule: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

export function Stage({ name, title, rule, actions, children }: Props) {
  const titleId = `${name.id}-title`;
  return (
    <section class="stage" id={name.id} tabIndex={-1} aria-labelledby={titleId}>
      <span class="numeral" aria-hidden="true">
        {name.numeral}
      </span>
      <div class="stage-head">
        <h3 id={titleId}>{title}</h3>
        <div class="stage-actions">{actions}</div>
      </div>
      <p class="rule">
        <Prose text={rule} />
      </p>
      {children}
    </section>
  );
}
