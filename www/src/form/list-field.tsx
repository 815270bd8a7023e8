import { useRef, useState } from "preact/hooks";
import type { ModelMember } from "tc3fetch/models";
import { t } from "../i18n/index.ts";
import { Seen } from "../ui/seen.tsx";
import { emptyValue } from "../request/choose.ts";
import { closePath, opened } from "../request/opened.ts";
import { faults } from "../request/prepared.ts";
import { parameterId } from "../request/problem.ts";
import { Group } from "./group.tsx";
import type { MemberProps } from "./member-field.tsx";
import { Fault, focusSoon, Remove } from "./member-parts.tsx";
import { ObjectFields } from "./object-fields.tsx";
import { type Path, pathText, type Set } from "./path.ts";
import { elementType } from "./sample.ts";
import { ScalarField } from "./scalar-field.tsx";
import { summaryOf } from "./summary.ts";

/** More than this is read and changed as JSON. */
const MOST_SHOWN = 10_000;
/** Elements are drawn in parts of so many, as they come into sight. */
const PART = 25;
/** In a longer list each structure is one line until it is opened. */
const FEW = 3;
/** More than this scroll in a frame of their own, so that what follows stays in reach. */
const MANY = 50;
/** About as tall as a line. */
const LINE_HEIGHT = 40;

/** An element has no description of its own. */
const NOTHING = { en: "", zh: "" };

let nextId = 0;

export function ListField({
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
  const length = value?.length ?? 0;
  // An element keeps what it has on the page, such as a fold, when one before it goes.
  const ids = useRef<number[]>([]);
  while (ids.current.length < length) ids.current.push(nextId++);
  ids.current.length = length;
  const text = pathText(path);
  const more = `${parameterId(text)}-more`;
  const shown = value?.slice(0, MOST_SHOWN) ?? [];
  const starts = Array.from({ length: Math.ceil(shown.length / PART) }, (_, index) => index * PART);
  const isLong = length > FEW;

  return (
    <Group member={member} value={value} path={path} set={set} start={() => [emptyValue(element)]}>
      <div class="elements" data-long={length > MANY ? "" : undefined}>
        {starts.map((start) => {
          const part = shown.slice(start, start + PART);
          const draw = () =>
            part.map((one, offset) => {
              const index = start + offset;
              return (
                <Element
                  key={ids.current[index]}
                  element={element}
                  value={one}
                  path={[...path, String(index)]}
                  set={set}
                  isFolded={isStructure && isLong}
                  more={more}
                  onRemove={() => {
                    ids.current.splice(index, 1);
                    // The others have other numbers now.
                    closePath(text);
                  }}
                />
              );
            });
          // A part that holds what is looked for, and the last one, to which elements are added.
          const isNeeded = start + PART >= length || isAnyOpened(text, start, start + part.length);
          return starts.length === 1 ? (
            draw()
          ) : (
            <Seen key={start} estimate={part.length * LINE_HEIGHT} isNeeded={isNeeded}>
              {draw}
            </Seen>
          );
        })}
      </div>
      {length > MOST_SHOWN && <p class="note caution">{form.notAllShown(length - MOST_SHOWN)}</p>}
      <button
        type="button"
        class="quiet small"
        id={more}
        aria-label={`${form.addElement} ${text}`}
        onClick={() => {
          const at = [...path, String(length)];
          set(at, emptyValue(element));
          focusSoon(parameterId(pathText(at)));
        }}
      >
        {form.addElement}
      </button>
    </Group>
  );
}

/** Whether something within these elements was asked for. */
function isAnyOpened(list: string, from: number, to: number): boolean {
  for (const one of opened.value) {
    if (!one.startsWith(`${list}[`)) continue;
    const index = Number.parseInt(one.slice(list.length + 1), 10);
    if (index >= from && index < to) return true;
  }
  return false;
}

interface ElementProps {
  element: ModelMember;
  value: unknown;
  path: Path;
  set: Set;
  /** Whether it is one line until it is opened. */
  isFolded: boolean;
  /** Where the keyboard goes on when it is gone. */
  more: string;
  onRemove(): void;
}

function Element({ element, value, path, set, isFolded, more, onRemove }: ElementProps) {
  const text = pathText(path);
  const id = parameterId(text);
  const isStructure = element.type === "object";
  // Decided when it is drawn first: a list that grows folds nothing that is being written.
  const isEmpty = isStructure && Object.keys(value ?? {}).length === 0;
  const [isOpen, setOpen] = useState(!isFolded || isEmpty);
  const isShown = isOpen || opened.value.has(text);
  const remove = <Remove path={path} set={set} then={more} onRemove={onRemove} />;
  if (!isStructure) {
    return (
      <div class="element scalar-element">
        <span class="element-index" aria-hidden="true">
          {path.at(-1)}
        </span>
        <ScalarField
          member={element}
          value={value}
          // An element that is emptied stays: taking it away would move the others.
          onChange={(next) => set(path, next === undefined ? "" : next)}
          control={{ id, "aria-label": text, "aria-invalid": faults.value.has(text) ? "true" : undefined }}
        />
        {remove}
        <Fault path={path} />
      </div>
    );
  }
  return (
    <div class="element">
      <div class="element-head">
        <button
          type="button"
          class="element-fold"
          id={isShown ? undefined : id}
          aria-expanded={isShown}
          onClick={() => {
            if (isShown) closePath(text);
            setOpen(!isShown);
          }}
        >
          <span class="element-index">{text}</span>{" "}
          {!isShown && <span class="element-summary">{summaryOf(value)}</span>}
        </button>
        {remove}
      </div>
      {isShown ? <ObjectFields object={element.member} value={value} path={path} set={set} /> : <Fault path={path} />}
    </div>
  );
}
