// What every field of a parameter has: its name and type, its description, what is wrong with it, how to take it away.
import type { ComponentChildren } from "preact";
import type { ModelMember } from "tc3fetch/models";
import { inLanguage } from "../api/text.ts";
import { translateError } from "../i18n/error-codes.ts";
import { t } from "../i18n/index.ts";
import { Prose } from "../ui/prose.tsx";
import { ClampedText } from "../ui/rich-text.tsx";
import { doubts, faults } from "../request/prepared.ts";
import { factsOf } from "./facts.ts";
import { type Path, pathText, type Set } from "./path.ts";

export const isMissing = ({ code }: { code: string }) => code === "ClientError.MissingParameter";

/** `list<string>` */
export const typeOf = ({ type, member }: ModelMember) =>
  type === "list" || type === "map" ? `${type}<${member}>` : member;

interface HeadProps {
  member: ModelMember;
  id?: string;
  children?: ComponentChildren;
}

export function MemberHead({ member, id, children }: HeadProps) {
  const { form } = t.value;
  const facts = factsOf(member);
  return (
    <div class="member-head">
      <label class="member-name" for={id}>
        <code>{member.name}</code>
        {member.required && (
          <abbr class="required" title={form.required}>
            *
          </abbr>
        )}
      </label>
      <span class="member-type">
        {typeOf(member)}
        {facts && <span class="limits"> {facts}</span>}
        {member.deprecated && <span class="badge">{form.deprecatedMember}</span>}
      </span>
      {children}
    </div>
  );
}

export function Description({ member }: { member: ModelMember }) {
  const text = inLanguage(member.document);
  return text ? (
    <div class="description">
      <ClampedText text={text} />
    </div>
  ) : null;
}

export function Fault({ path }: { path: Path | string }) {
  const text = typeof path === "string" ? path : pathText(path);
  const fault = faults.value.get(text);
  const doubt = doubts.value.get(text);
  if (!fault)
    return doubt ? (
      <span class="warning">
        <Prose text={translateError(doubt).message} /> {t.value.form.mayPass}
      </span>
    ) : null;
  if (isMissing(fault)) return <span class="missing">{t.value.form.isRequired} </span>;
  return (
    <span class="field-error">
      <Prose text={translateError(fault).message} />
    </span>
  );
}

interface RemoveProps {
  path: Path;
  set: Set;
  /** Where the keyboard goes on, as the button is gone. */
  then: string;
  id?: string | undefined;
  /** What else has to know. */
  onRemove?(): void;
}

export function Remove({ path, set, then, id, onRemove }: RemoveProps) {
  const { form } = t.value;
  return (
    <button
      type="button"
      class="link"
      id={id}
      aria-label={`${form.remove} ${pathText(path)}`}
      onClick={() => {
        onRemove?.();
        set(path, undefined);
        focusSoon(then);
      }}
    >
      {form.remove}
    </button>
  );
}

/** Focuses what the next drawing brings: an element by its id, or the first one below it. */
export function focusSoon(id: string): void {
  setTimeout(() => {
    const first = document.getElementById(id) ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(id)}"]`);
    first?.focus();
  });
}
