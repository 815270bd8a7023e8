// An answer as it is nested: each value in its colour, each structure folded or open, each member with its meaning.
import type { Model } from "tc3fetch/models";
import { useMemo, useState } from "preact/hooks";
import { plainText } from "../../../api/rich-text.ts";
import { inLanguage } from "../../../api/text.ts";
import { r } from "../../../i18n/request/index.ts";
import { Seen } from "../../../ui/seen.tsx";
import { type Place, placeOf } from "./meaning.ts";

/** Members that are drawn at once; more are drawn as they come into sight. */
const PART = 50;
const LINE_HEIGHT = 22;
/** Structures are open as far as the first answer to a question is: `Response`, its list, the elements of that. */
const OPEN_DEPTH = 3;
/** A list of more elements than this has only the first of them open. */
const MANY = 5;

interface Props {
  value: unknown;
  model: Model | undefined;
  place: Place;
  label: string;
  /** Whether everything is open, or as little as possible; undefined where that is decided by depth. */
  isAllOpen: boolean | undefined;
  hasMeanings: boolean;
}

type Shared = Pick<Props, "model" | "isAllOpen" | "hasMeanings">;

export function Tree({ value, place, label, ...shared }: Props) {
  return (
    // A long answer scrolls in its own frame, which the keyboard has to reach.
    <div class="body tree" tabIndex={0} role="region" aria-label={label}>
      <Node value={value} place={place} depth={0} isFirst shared={shared} />
    </div>
  );
}

interface NodeProps {
  name?: string | number;
  value: unknown;
  place: Place;
  depth: number;
  /** Of a list, the first element. */
  isFirst: boolean;
  shared: Shared;
}

function Node({ name, value, place, depth, isFirst, shared }: NodeProps) {
  const isList = Array.isArray(value);
  const [isOpen, setOpen] = useState(shared.isAllOpen ?? (depth < OPEN_DEPTH && isFirst));
  if (typeof value !== "object" || value === null) {
    return (
      <div class="leaf">
        <Name name={name} />
        <Scalar value={value} />
        {shared.hasMeanings && <Meaning place={place} />}
      </div>
    );
  }
  const entries: [string | number, unknown][] = isList
    ? value.map((one, index) => [index, one])
    : Object.entries(value);
  if (entries.length === 0)
    return (
      <div class="leaf">
        <Name name={name} />
        <span class="brackets">{isList ? "[]" : "{}"}</span>
        {shared.hasMeanings && <Meaning place={place} />}
      </div>
    );
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Name name={name} />
        <span class="brackets">{isList ? `[${entries.length}]` : `{${entries.length}}`}</span>
        {shared.hasMeanings && typeof name !== "number" && <Meaning place={place} />}
      </summary>
      {isOpen && <Children entries={entries} place={place} depth={depth} shared={shared} />}
    </details>
  );
}

interface ChildrenProps {
  entries: [string | number, unknown][];
  place: Place;
  depth: number;
  shared: Shared;
}

function Children({ entries, place, depth, shared }: ChildrenProps) {
  const draw = (part: [string | number, unknown][], start: number) =>
    part.map(([key, one], offset) => (
      <Node
        key={key}
        name={key}
        value={one}
        place={placeOf(shared.model, place, key)}
        depth={depth + 1}
        isFirst={typeof key === "string" || entries.length <= MANY || start + offset === 0}
        shared={shared}
      />
    ));
  if (entries.length <= 2 * PART) return <div class="inner">{draw(entries, 0)}</div>;
  const starts = Array.from({ length: Math.ceil(entries.length / PART) }, (_, index) => index * PART);
  return (
    <div class="inner">
      {starts.map((start) => {
        const part = entries.slice(start, start + PART);
        return (
          <Seen key={start} estimate={part.length * LINE_HEIGHT}>
            {() => draw(part, start)}
          </Seen>
        );
      })}
    </div>
  );
}

function Name({ name }: { name: string | number | undefined }) {
  if (name === undefined) return null;
  // An index is where it stands, and no part of the text.
  return typeof name === "number" ? (
    <span class="index">{name}</span>
  ) : (
    <span class="name">{JSON.stringify(name)}: </span>
  );
}

/** Characters of a text that are drawn at once. */
const MOST_TEXT = 2000;

function Scalar({ value }: { value: unknown }) {
  const [isWhole, setWhole] = useState(false);
  const kind =
    value === null ? "null" : typeof value === "string" ? "string" : typeof value === "boolean" ? "boolean" : "number";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  const isCut = text.length > MOST_TEXT && !isWhole;
  return (
    <>
      <span class={kind}>{isCut ? `${text.slice(0, MOST_TEXT)}…` : text}</span>
      {isCut && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          {r.value.more}
        </button>
      )}
    </>
  );
}

/** As much of a description as helps beside a value. */
const MOST_MEANING = 140;

function Meaning({ place: { member } }: { place: Place }) {
  const document = inLanguage(member?.document);
  const text = useMemo(() => plainText(document), [document]);
  if (text === "") return null;
  return (
    <span class="meaning" title={text}>
      {text.length > MOST_MEANING ? `${text.slice(0, MOST_MEANING)}…` : text}
    </span>
  );
}
