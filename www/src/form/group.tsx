import type { ComponentChildren } from "preact";
import type { ModelMember } from "tc3fetch/models";
import { t } from "../i18n/index.ts";
import { closePath } from "../request/opened.ts";
import { parameterId } from "../request/problem.ts";
import { Description, Fault, focusSoon, MemberHead, Remove } from "./member-parts.tsx";
import { type Path, pathText, type Set } from "./path.ts";
import { SampleButton } from "./sample-button.tsx";

interface Props {
  member: ModelMember;
  value: unknown;
  path: Path;
  set: Set;
  /** The value that the button begins with. */
  start(): unknown;
  children: ComponentChildren;
}

/** What is more than one value: it is added, folded and taken away as a whole. */
export function Group({ member, value, path, set, start, children }: Props) {
  const { form } = t.value;
  const text = pathText(path);
  const id = parameterId(text);
  return (
    <div class="member group">
      <MemberHead member={member}>
        {value === undefined ? (
          <span class="member-tools">
            <SampleButton member={member} path={path} set={set} />
            <button
              type="button"
              class="quiet small"
              id={id}
              aria-label={`${form.add} ${text}`}
              onClick={() => {
                set(path, start());
                focusSoon(`${id}${member.type === "list" ? "[0]" : member.type === "object" ? "." : ""}`);
              }}
            >
              {form.add}
            </button>
          </span>
        ) : (
          <Remove path={path} set={set} id={id} then={id} onRemove={() => closePath(text)} />
        )}
      </MemberHead>
      <div class="field-note">
        <Fault path={path} />
        <Description member={member} />
      </div>
      {value !== undefined && (
        <details open class="group-content">
          <summary>{text}</summary>
          {children}
        </details>
      )}
    </div>
  );
}
