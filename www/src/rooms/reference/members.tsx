import type { Model, ModelMember } from "tc3fetch/models";
import { useState } from "preact/hooks";
import { plainText } from "../../api/rich-text.ts";
import { inLanguage, type Text } from "../../api/text.ts";
import { t } from "../../i18n/index.ts";
import { reference as texts } from "../../i18n/reference/index.ts";
import { factsOf } from "../../form/facts.ts";
import { typeOf } from "../../form/member-parts.tsx";
import { ClampedText } from "../../ui/rich-text.tsx";
import { BothTexts } from "./both.tsx";
import { membersOf } from "./structures.ts";

interface Props {
  model: Model;
  /** Name of the structure. */
  structure: string;
  side: "input" | "output";
}

/** The members of a structure, and below each that is one itself, its own. */
export function Members({ model, structure, side }: Props) {
  const members = membersOf(model, structure);
  if (members.length === 0) return <p class="nothing">{texts.value.noMembers}</p>;
  return (
    <dl class="reference-members">
      {members.map((member) => (
        <Member key={member.name} model={model} member={member} side={side} />
      ))}
    </dl>
  );
}

function Member({ model, member, side }: { model: Model; member: ModelMember; side: Props["side"] }) {
  const reference = texts.value;
  const [isOpen, setOpen] = useState(false);
  const isStructure = Object.hasOwn(model.objects, member.member);
  const facts = factsOf(member);
  return (
    <div class="reference-member">
      <dt>
        <code>{member.name}</code>
        {side === "input" && member.required && (
          <abbr class="required" title={t.value.form.required}>
            *
          </abbr>
        )}{" "}
        <span class="member-type">{typeOf(member)}</span>
        {facts && <span class="limits">{facts}</span>}
        {side === "output" && member.value_allowed_null && <span class="badge">{reference.mayBeNull}</span>}
        {member.deprecated && <span class="badge">{t.value.form.deprecatedMember}</span>}
      </dt>
      <dd>
        <ClampedText text={inLanguage(member.document)} />
        <BothTexts text={member.document as Text} />
        <Values member={member} />
        {isStructure && (
          // Drawn when it is opened: structures may hold themselves.
          <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{reference.membersOf(member.member)}</summary>
            {isOpen && <Members model={model} structure={member.member} side={side} />}
          </details>
        )}
      </dd>
    </div>
  );
}

/** The values that the document names. */
function Values({ member }: { member: ModelMember }) {
  const values = member.enum?.map((one) => (typeof one === "object" ? one : { value: one, document: undefined })) ?? [];
  if (values.length === 0) return null;
  return (
    <ul class="values">
      {values.map(({ value, document }) => (
        <li key={String(value)}>
          <code>{String(value)}</code> {plainText(inLanguage(document))}
        </li>
      ))}
    </ul>
  );
}
