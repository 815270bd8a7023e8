import { useState } from "preact/hooks";
import type { ModelMember } from "tc3fetch/models";
import { t } from "../i18n/index.ts";
import { emptyValue } from "../request/choose.ts";
import { faults } from "../request/prepared.ts";
import { parameterId } from "../request/problem.ts";
import { Group } from "./group.tsx";
import type { MemberProps } from "./member-field.tsx";
import { Fault, Remove } from "./member-parts.tsx";
import { pathText } from "./path.ts";
import { elementType } from "./sample.ts";
import { ScalarField } from "./scalar-field.tsx";

/** More than this is read and changed as JSON. */
const MOST_SHOWN = 200;

export function MapField({ member, value, path, set }: MemberProps & { value: Record<string, unknown> | undefined }) {
  const { form } = t.value;
  const [name, setName] = useState("");
  const element: ModelMember = {
    ...member,
    type: elementType(member.member),
    required: false,
    document: { en: "", zh: "" },
  };
  const entries = Object.entries(value ?? {});
  const keyId = `${parameterId(pathText(path))}-key`;
  return (
    <Group member={member} value={value} path={path} set={set} start={() => ({})}>
      {entries.slice(0, MOST_SHOWN).map(([key, one]) => {
        const at = [...path, key];
        const text = `${pathText(path)}.${key}`;
        return (
          <div class="element map-entry" key={key}>
            <code>{key}</code>
            <ScalarField
              member={element}
              value={one}
              onChange={(next) => set(at, next === undefined ? "" : next)}
              control={{
                id: parameterId(text),
                "aria-label": text,
                "aria-invalid": faults.value.has(text) ? "true" : undefined,
              }}
            />
            <Remove path={at} set={set} then={keyId} />
            <Fault path={text} />
          </div>
        );
      })}
      {entries.length > MOST_SHOWN && <p class="note caution">{form.notAllShown(entries.length - MOST_SHOWN)}</p>}
      <div class="input-row">
        <input
          type="text"
          id={keyId}
          aria-label={`${form.newKey} ${pathText(path)}`}
          placeholder={form.newKey}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button
          type="button"
          class="quiet small"
          disabled={!name || Object.hasOwn(value ?? {}, name)}
          onClick={() => {
            set([...path, name], emptyValue(element));
            setName("");
          }}
        >
          {form.add}
        </button>
      </div>
    </Group>
  );
}
