import type { ModelMember } from "tc3fetch/models";
import { useRef, useState } from "preact/hooks";
import { plainText } from "../api/rich-text.ts";
import { inLanguage, type Text } from "../api/text.ts";
import { t } from "../i18n/index.ts";
import { parseExactly, write } from "../request/json.ts";
import { afterPaint } from "../ui/typing.ts";

interface Props {
  member: ModelMember;
  value: unknown;
  /** With undefined the parameter is left out. */
  onChange(value: unknown): void;
  control: Record<string, string | undefined> & { id: string };
}

/** One value. What does not fit the type stays as text, for the checker to say what is wrong with it. */
export function ScalarField({ member, value, onChange, control }: Props) {
  if (member.type === "bool") {
    return (
      <Choice
        values={[true, false].map((one) => ({ value: one }))}
        value={value}
        onChange={onChange}
        control={control}
        isRequired={Boolean(member.required)}
      />
    );
  }
  const values = member.enum?.map((one) => (typeof one === "object" ? one : { value: one }));
  const isListed = values?.some((one) => one.value === value) || value === undefined;
  if (values && !member.open && isListed) {
    return (
      <Choice
        values={values}
        value={value}
        onChange={onChange}
        control={control}
        isRequired={Boolean(member.required)}
      />
    );
  }
  return <TypedText member={member} value={value} onChange={onChange} control={control} values={values} />;
}

interface ChoiceProps extends Omit<Props, "member"> {
  values: readonly { value: string | number | boolean; document?: Text }[];
  isRequired: boolean;
}

function Choice({ values, value, onChange, control, isRequired }: ChoiceProps) {
  const chosen = values.findIndex((one) => one.value === value);
  // What is none of the values, such as a text where a boolean belongs, is still shown.
  const isOther = chosen < 0 && value !== undefined;
  return (
    <select
      {...control}
      value={isOther ? "other" : String(chosen)}
      onChange={(event) => {
        const index = Number(event.currentTarget.value);
        onChange(index < 0 ? undefined : values[index]?.value);
      }}
    >
      <option value="-1">{isRequired ? t.value.form.choose : t.value.form.leftOut}</option>
      {isOther && (
        <option value="other" disabled>
          {typeof value === "string" ? value : write(value, false)}
        </option>
      )}
      {values.map((one, index) => (
        <option key={index} value={String(index)}>
          {String(one.value)}
          {one.document ? ` · ${plainText(inLanguage(one.document))}` : ""}
        </option>
      ))}
    </select>
  );
}

function TypedText({
  member,
  value,
  onChange,
  control,
  values,
}: Props & { values: ChoiceProps["values"] | undefined }) {
  const isJson =
    ["any", "object", "list", "map"].includes(member.type) || (typeof value === "object" && value !== null);
  const show = (one: unknown) => (one === undefined ? "" : isJson ? write(one, true) : String(one));
  const read = (text: string) => (text === "" ? undefined : isJson ? readJson(text) : readScalar(member, text));
  // The input keeps what was typed, "1." for instance, as long as it means the value.
  const [typed, setTyped] = useState(show(value));
  const same = (one: unknown) => write(one ?? null, false) === write(value ?? null, false);
  // What the page has not taken yet stands as it is typed, whatever is drawn meanwhile.
  const waiting = useRef<string>(undefined);
  const text = waiting.current ?? (same(read(typed)) ? typed : show(value));
  const plain = { spellcheck: false, autocomplete: "off", autocapitalize: "off" as const };
  const taken = useRef<() => void>(undefined);
  taken.current = () => {
    const next = waiting.current;
    if (next === undefined) return;
    waiting.current = undefined;
    setTyped(next);
    onChange(read(next));
  };
  const [take] = useState(() => () => taken.current!());
  const onInput = (event: { currentTarget: { value: string } }) => {
    waiting.current = event.currentTarget.value;
    afterPaint(take);
  };
  // Decided once: an input that becomes another one while a reader types loses the focus.
  const [isLong] = useState(
    () => isJson || ["binary", "any", "object"].includes(member.type) || text.length > 60 || text.includes("\n"),
  );
  if (isLong) {
    return (
      <textarea
        {...control}
        {...plain}
        rows={Math.min(10, text.split("\n").length + 1)}
        value={text}
        onInput={onInput}
      />
    );
  }
  const listId = `${control.id}-list`;
  return (
    <>
      <input
        {...control}
        {...plain}
        type="text"
        inputMode={member.type === "int" ? "numeric" : undefined}
        placeholder={exampleOf(member)}
        list={values && listId}
        value={text}
        onInput={onInput}
      />
      {values && (
        <datalist id={listId}>
          {values.map((one) => (
            <option key={String(one.value)} value={String(one.value)}>
              {plainText(inLanguage(one.document))}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

const exampleOf = ({ example }: ModelMember) =>
  typeof example === "string" || typeof example === "number" ? String(example) : undefined;

function readScalar(member: ModelMember, text: string): unknown {
  if (member.type === "int" && /^-?\d+$/.test(text)) {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : BigInt(text);
  }
  if (member.type === "float" && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  return text;
}

/** JSON, or text where it is none yet. */
function readJson(text: string): unknown {
  try {
    return parseExactly(text);
  } catch {
    return text;
  }
}
