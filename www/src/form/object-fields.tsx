import { useRef, useState } from "preact/hooks";
import type { ModelMember } from "tc3fetch/models";
import { inLanguage } from "../api/text.ts";
import { t } from "../i18n/index.ts";
import { r } from "../i18n/request/index.ts";
import { requiredOnly } from "../choices/view.ts";
import { model } from "../request/draft.ts";
import { opened } from "../request/opened.ts";
import { parameterId } from "../request/problem.ts";
import { MemberField } from "./member-field.tsx";
import { Fault, Remove } from "./member-parts.tsx";
import { OptionalLine } from "./optional-line.tsx";
import { isPlainObject, type Path, pathText, type Set as SetValue, valueOf } from "./path.ts";

/** Names that the model does not know, in a text that came from anywhere. */
const MOST_UNKNOWN = 200;
/** So many lines are looked through at a glance; more have a filter, or within a structure are one line. */
const FEW = 12;
const FEW_INSIDE = 5;

interface Props {
  /** Name of the structure in the model. */
  object: string;
  value: unknown;
  path: Path;
  set: SetValue;
}

/** The members of a structure: what is required and what is given as fields, and a line for each of the others. */
export function ObjectFields({ object, value, path, set }: Props) {
  const members = model.value?.objects[object]?.members ?? [];
  const given = isPlainObject(value) ? value : {};
  const order = useOrder(members, given);
  // What was a field stays one, so that it does not vanish while it is emptied; what is taken away is a line again.
  const kept = useRef(new Set<string>());
  const shown: ModelMember[] = [];
  const lines: ModelMember[] = [];
  for (const member of order) {
    const { name, required, disabled } = member;
    const isGiven = valueOf(given, name) !== undefined;
    const isOpen = required || isGiven || opened.value.has(pathText([...path, name])) || kept.current.has(name);
    if (isOpen && (!disabled || isGiven)) {
      shown.push(member);
      if (!hasParts(member)) kept.current.add(name);
    } else if (!disabled) lines.push(member);
  }
  const known = new Set(members.map(({ name }) => name));
  const unknown = Object.keys(given).filter((name) => !known.has(name));
  return (
    <div class="members">
      {shown.map((member) => (
        <MemberField
          key={member.name}
          member={member}
          value={valueOf(given, member.name)}
          path={[...path, member.name]}
          set={set}
        />
      ))}
      {unknown.slice(0, MOST_UNKNOWN).map((name) => (
        <Unknown key={name} path={[...path, name]} set={set} />
      ))}
      {unknown.length > MOST_UNKNOWN && (
        <p class="note caution">{t.value.form.notAllShown(unknown.length - MOST_UNKNOWN)}</p>
      )}
      {!requiredOnly.value && lines.length > 0 && <Lines members={lines} path={path} set={set} />}
      {members.length === 0 && <p class="nothing">{t.value.form.noParameters}</p>}
    </div>
  );
}

const hasParts = ({ type }: ModelMember) => type === "list" || type === "map" || type === "object";

/** What is required first, then what was given when the form was drawn: a field that is opened stays in its place. */
function useOrder(members: readonly ModelMember[], given: Record<string, unknown>): readonly ModelMember[] {
  const made = useRef<{ of: readonly ModelMember[]; order: readonly ModelMember[] }>(undefined);
  if (made.current?.of !== members) {
    const rank = ({ name, required }: ModelMember) => (required ? 0 : valueOf(given, name) !== undefined ? 1 : 2);
    made.current = { of: members, order: [...members].sort((a, b) => rank(a) - rank(b)) };
  }
  return made.current.order;
}

interface LinesProps {
  members: ModelMember[];
  path: Path;
  set: SetValue;
}

function Lines({ members, path, set }: LinesProps) {
  const { form } = r.value;
  const [wanted, setWanted] = useState("");
  const [isOpen, setOpen] = useState(false);
  const isInside = path.length > 0;
  if (isInside && members.length > FEW_INSIDE && !isOpen) {
    return (
      <button
        type="button"
        class="link more-lines"
        aria-label={`${form.moreOptional(members.length)} ${pathText(path)}`}
        onClick={() => setOpen(true)}
      >
        {form.moreOptional(members.length)}
      </button>
    );
  }
  const word = wanted.trim().toLowerCase();
  const found =
    word === ""
      ? members
      : members.filter(
          ({ name, document }) =>
            name.toLowerCase().includes(word) || inLanguage(document).toLowerCase().includes(word),
        );
  return (
    <div class="optional">
      {!isInside && (
        <div class="optional-head">
          <h3>{form.optional(members.length)}</h3>
          {members.length > FEW && (
            <input
              type="text"
              aria-label={form.findOptional}
              placeholder={form.findOptional}
              spellcheck={false}
              autocomplete="off"
              value={wanted}
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          )}
        </div>
      )}
      {found.map((member) => (
        <OptionalLine key={member.name} member={member} path={[...path, member.name]} set={set} />
      ))}
      {found.length === 0 && <p class="nothing">{form.noneFound}</p>}
    </div>
  );
}

/** In the JSON, but not in the model: it is sent all the same, and can be taken away here. */
function Unknown({ path, set }: { path: Path; set: SetValue }) {
  return (
    <div class="member">
      <code class="member-name">{path.at(-1)}</code>{" "}
      <Remove path={path} set={set} id={parameterId(pathText(path))} then="request" />
      <Fault path={path} />
    </div>
  );
}
