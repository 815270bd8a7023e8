import type { ModelMember } from "tc3fetch/models";
import { useMemo } from "preact/hooks";
import { plainText } from "../api/rich-text.ts";
import { inLanguage } from "../api/text.ts";
import { t } from "../i18n/index.ts";
import { emptyValue } from "../request/choose.ts";
import { model } from "../request/draft.ts";
import { openPath } from "../request/opened.ts";
import { parameterId } from "../request/problem.ts";
import { focusSoon, typeOf } from "./member-parts.tsx";
import { type Path, pathText, type Set } from "./path.ts";
import { SampleButton } from "./sample-button.tsx";
import { elementType } from "./sample.ts";

interface Props {
  member: ModelMember;
  path: Path;
  set: Set;
}

/** As much of a description as a line can hold on any screen. */
const LINE = 160;

/** An optional parameter that is left out: one line, until it is opened. */
export function OptionalLine({ member, path, set }: Props) {
  const { form } = t.value;
  const text = pathText(path);
  const id = parameterId(text);
  const document = inLanguage(member.document);
  const words = useMemo(() => plainText(document.slice(0, 4 * LINE)).slice(0, LINE), [document]);
  return (
    <div class="optional-line">
      <button
        type="button"
        class="optional-open"
        id={id}
        aria-label={`${form.add} ${text}`}
        aria-describedby={words ? `${id}-words` : undefined}
        onClick={() => {
          openPath(text);
          focusSoon(begin(member, path, set));
        }}
      >
        <code>{member.name}</code>
      </button>
      <span class="optional-words">
        <span class="member-type">{typeOf(member)}</span>
        {member.deprecated && <span class="badge">{form.deprecatedMember}</span>}{" "}
        <span id={`${id}-words`}>{words}</span>
      </span>
      <SampleButton member={member} path={path} set={set} onUse={() => openPath(text)} />
    </div>
  );
}

/** Begins what has parts with the first of them; returns where the keyboard goes on. */
function begin(member: ModelMember, path: Path, set: Set): string {
  const id = parameterId(pathText(path));
  const isStructure = Object.hasOwn(model.peek()?.objects ?? {}, member.member);
  if (member.type === "list") {
    const element = { ...member, type: isStructure ? ("object" as const) : elementType(member.member) };
    set(path, [emptyValue(element)]);
    return `${id}[0]`;
  }
  if (member.type === "map") {
    set(path, {});
    return `${id}-key`;
  }
  if (member.type === "object" && isStructure) {
    set(path, {});
    return `${id}.`;
  }
  return id;
}
