// The fields of an action's parameters, made from its model: structures in structures, lists and maps.
import type { ComponentChildren } from "preact";
import type { ModelMember } from "tc3fetch/models";
import { useRef, useState } from "preact/hooks";
import { inLanguage } from "../../api/text.ts";
import { translateError } from "../../i18n/error-codes.ts";
import { t } from "../../i18n/index.ts";
import { requiredOnly } from "../../shell/view.ts";
import { Prose } from "../../ui/prose.tsx";
import { emptyValue } from "../choose.ts";
import { model } from "../draft.ts";
import { faults } from "../prepared.ts";
import { parameterId } from "../problem.ts";
import { factsOf } from "./facts.ts";
import { ScalarField } from "./scalar-field.tsx";

export type Path = string[];
export type Set = (path: Path, value: unknown) => void;

/** As the checker writes a path: `Filters[0].Name`. */
export const pathText = (path: Path) =>
  path.reduce((text, step) => text + (/^\d+$/.test(step) ? `[${step}]` : text ? `.${step}` : step), "");

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value's own member: any text can be a name, "constructor" too. */
const valueOf = (object: Record<string, unknown>, name: string) =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** A list of thousands is read and changed as JSON: so many fields would take seconds for each letter typed. */
const MOST_SHOWN = 200;
/** Structures in structures: what is deeper is one text of JSON. */
const DEEPEST_SHOWN = 40;

function NotShown({ count }: { count: number }) {
  if (count <= MOST_SHOWN) return null;
  return <p class="note caution">{t.value.form.notAllShown(count - MOST_SHOWN)}</p>;
}

interface ObjectProps {
  /** Name of the structure in the model. */
  object: string;
  value: unknown;
  path: Path;
  set: Set;
}

export function ObjectFields({ object, value, path, set }: ObjectProps) {
  const members = model.value?.objects[object]?.members ?? [];
  const given = isPlainObject(value) ? value : {};
  // What was shown stays, so that a field does not vanish while it is emptied.
  const kept = useRef(new Set<string>());
  if (!requiredOnly.value) kept.current.clear();
  const shown = members.filter(({ name, required, disabled }) => {
    const isGiven = valueOf(given, name) !== undefined;
    const isShown = !requiredOnly.value || required || isGiven || kept.current.has(name);
    if (isShown && requiredOnly.value) kept.current.add(name);
    return isShown && (!disabled || isGiven);
  });
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
      {unknown.slice(0, MOST_SHOWN).map((name) => (
        <Unknown key={name} path={[...path, name]} set={set} />
      ))}
      <NotShown count={unknown.length} />
      {members.length === 0 && <p class="nothing">{t.value.form.noParameters}</p>}
    </div>
  );
}

/** In the JSON, but not in the model: it is sent all the same, and can be taken away here. */
function Unknown({ path, set }: { path: Path; set: Set }) {
  return (
    <div class="member">
      <code class="member-name">{path.at(-1)}</code>{" "}
      <Remove path={path} set={set} id={parameterId(pathText(path))} then="request" />
      <Fault path={path} />
    </div>
  );
}

interface MemberProps {
  member: ModelMember;
  value: unknown;
  path: Path;
  set: Set;
}

function MemberField({ member, value, path, set }: MemberProps) {
  const isStructure = Object.hasOwn(model.value?.objects ?? {}, member.member);
  if (path.length > DEEPEST_SHOWN) return <Scalar member={member} value={value} path={path} set={set} />;
  if (member.type === "list" && (value === undefined || Array.isArray(value))) {
    return (
      <ListField
        member={member}
        value={value as unknown[] | undefined}
        path={path}
        set={set}
        isStructure={isStructure}
      />
    );
  }
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
      <MemberHead member={member} id={id} />
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

const isMissing = ({ code }: { code: string }) => code === "ClientError.MissingParameter";

function MemberHead({ member, id, children }: { member: ModelMember; id?: string; children?: ComponentChildren }) {
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
        {member.type === "list" || member.type === "map" ? `${member.type}<${member.member}>` : member.member}
        {facts && <span class="limits"> {facts}</span>}
        {member.deprecated && <span class="badge">{form.deprecatedMember}</span>}
      </span>
      {children}
    </div>
  );
}

function Description({ member }: { member: ModelMember }) {
  const text = inLanguage(member.document);
  return text ? <span class="description">{text}</span> : null;
}

function Fault({ path }: { path: Path | string }) {
  const fault = faults.value.get(typeof path === "string" ? path : pathText(path));
  if (!fault) return null;
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
  /** Of an element: what else has to know. */
  onRemove?(): void;
}

function Remove({ path, set, then, id, onRemove }: RemoveProps) {
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
function focusSoon(id: string): void {
  setTimeout(() => {
    const first = document.getElementById(id) ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(id)}"]`);
    first?.focus();
  });
}

interface GroupProps extends MemberProps {
  /** The value that the button begins with. */
  start(): unknown;
  children: ComponentChildren;
}

/** What is more than one value: it is added, folded and taken away as a whole. */
function Group({ member, value, path, set, start, children }: GroupProps) {
  const { form } = t.value;
  const text = pathText(path);
  return (
    <div class="member group">
      <MemberHead member={member}>
        {value === undefined ? (
          <button
            type="button"
            class="quiet small"
            id={parameterId(text)}
            aria-label={`${form.add} ${text}`}
            onClick={() => {
              set(path, start());
              focusSoon(parameterId(`${text}${member.type === "list" ? "[0]" : member.type === "object" ? "." : ""}`));
            }}
          >
            {form.add}
          </button>
        ) : (
          <Remove path={path} set={set} id={parameterId(text)} then={parameterId(text)} />
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

function ListField({
  member,
  value,
  path,
  set,
  isStructure,
}: MemberProps & { value: unknown[] | undefined; isStructure: boolean }) {
  const { form } = t.value;
  // An element has the type that the list says of its elements.
  const element: ModelMember = {
    ...member,
    type: isStructure ? "object" : elementType(member.member),
    required: false,
    document: NOTHING,
  };
  // An element keeps what it has on the page, such as a fold, when one before it goes.
  const ids = useRef<number[]>([]);
  while (ids.current.length < (value?.length ?? 0)) ids.current.push(nextId++);
  ids.current.length = value?.length ?? 0;
  const more = `${parameterId(pathText(path))}-more`;
  const append = () => {
    const index = String(value?.length ?? 0);
    set([...path, index], emptyValue(element));
    focusSoon(parameterId(pathText([...path, index])));
  };
  return (
    <Group member={member} value={value} path={path} set={set} start={() => [emptyValue(element)]}>
      {value?.slice(0, MOST_SHOWN).map((one, index) => {
        const at = [...path, String(index)];
        return (
          <div class="element" key={ids.current[index]}>
            <div class="element-head">
              <span class="element-index">{pathText(at)}</span>
              <Remove path={at} set={set} then={more} onRemove={() => ids.current.splice(index, 1)} />
            </div>
            {isStructure ? (
              <ObjectFields object={member.member} value={one} path={at} set={set} />
            ) : (
              <>
                <ScalarField
                  member={element}
                  value={one}
                  // An element that is emptied stays: taking it away would move the others.
                  onChange={(next) => set(at, next === undefined ? "" : next)}
                  control={{
                    id: parameterId(pathText(at)),
                    "aria-label": pathText(at),
                    "aria-invalid": faults.value.has(pathText(at)) ? "true" : undefined,
                  }}
                />
                <Fault path={at} />
              </>
            )}
          </div>
        );
      })}
      <NotShown count={value?.length ?? 0} />
      <button
        type="button"
        class="quiet small"
        id={more}
        aria-label={`${form.addElement} ${pathText(path)}`}
        onClick={append}
      >
        {form.addElement}
      </button>
    </Group>
  );
}

let nextId = 0;

/** An element has no description of its own. */
const NOTHING = { en: "", zh: "" };

function elementType(member: string): ModelMember["type"] {
  if (member === "int64" || member === "uint64") return "int";
  if (member === "bool" || member === "float" || member === "binary" || member === "any") return member;
  return "string";
}

function MapField({ member, value, path, set }: MemberProps & { value: Record<string, unknown> | undefined }) {
  const { form } = t.value;
  const [name, setName] = useState("");
  const element: ModelMember = { ...member, type: elementType(member.member), required: false, document: NOTHING };
  const entries = Object.entries(value ?? {});
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
            <Remove path={at} set={set} then={`${parameterId(pathText(path))}-key`} />
            <Fault path={text} />
          </div>
        );
      })}
      <NotShown count={entries.length} />
      <div class="input-row">
        <input
          type="text"
          id={`${parameterId(pathText(path))}-key`}
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
