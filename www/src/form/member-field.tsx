import type { ModelMember } from "tc3fetch/models";
import { emptyValue } from "../request/choose.ts";
import { model } from "../request/draft.ts";
import { faults } from "../request/prepared.ts";
import { parameterId } from "../request/problem.ts";
import { Group } from "./group.tsx";
import { ListField } from "./list-field.tsx";
import { MapField } from "./map-field.tsx";
import { Description, Fault, isMissing, MemberHead } from "./member-parts.tsx";
import { ObjectFields } from "./object-fields.tsx";
import { isPlainObject, type Path, pathText, type Set } from "./path.ts";
import { SampleButton } from "./sample-button.tsx";
import { ScalarField } from "./scalar-field.tsx";

export interface MemberProps {
  member: ModelMember;
  value: unknown;
  path: Path;
  set: Set;
}

/** Structures in structures: what is deeper is one text of JSON. */
const DEEPEST_SHOWN = 40;

/** The field of a parameter, by its type. A value of another type is shown as the JSON that it is. */
export function MemberField({ member, value, path, set }: MemberProps) {
  const isStructure = Object.hasOwn(model.value?.objects ?? {}, member.member);
  if (path.length > DEEPEST_SHOWN) return <Scalar member={member} value={value} path={path} set={set} />;
  if (member.type === "list" && (value === undefined || Array.isArray(value)))
    return <ListField member={member} value={value} path={path} set={set} isStructure={isStructure} />;
  if (member.type === "map" && (value === undefined || isPlainObject(value)))
    return <MapField member={member} value={value} path={path} set={set} />;
  if (member.type === "object" && isStructure && (value === undefined || isPlainObject(value))) {
    return (
      <Group member={member} path={path} set={set} value={value} start={() => emptyValue(member)}>
        <ObjectFields object={member.member} value={value} path={path} set={set} />
      </Group>
    );
  }
  return <Scalar member={member} value={value} path={path} set={set} />;
}

function Scalar({ member, value, path, set }: MemberProps) {
  const id = parameterId(pathText(path));
  const fault = faults.value.get(pathText(path));
  return (
    <div class="member">
      <MemberHead member={member} id={id}>
        {(value === undefined || value === "") && (
          <span class="member-tools">
            <SampleButton member={member} path={path} set={set} />
          </span>
        )}
      </MemberHead>
      <ScalarField
        member={member}
        value={value}
        onChange={(next) => set(path, next)}
        control={{
          id,
          "aria-describedby": `${id}-note`,
          "aria-invalid": fault && !isMissing(fault) ? "true" : undefined,
          "aria-required": member.required ? "true" : undefined,
        }}
      />
      <div class="field-note" id={`${id}-note`}>
        <Fault path={path} />
        <Description member={member} />
      </div>
    </div>
  );
}
