import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { FieldName } from "../request/problem.ts";
import { whileTyping } from "../ui/typing.ts";
import { Field } from "./field.tsx";

interface Props {
  name: FieldName;
  label: string;
  value: Signal<string>;
  hint?: ComponentChildren;
  placeholder?: string;
  wide?: boolean;
  from?: string;
  /** More than one line: a text area of this height. */
  rows?: number;
  inputMode?: "numeric" | "url";
  /** Values to pick from; others may be typed in. */
  list?: { value: string; label: string }[];
  after?: ComponentChildren;
}

export function TextField({ name, label, value, hint, placeholder, wide, from, rows, inputMode, list, after }: Props) {
  // Nothing here is prose or about a person, so that every help of the browser would get in the way.
  const plain = { spellcheck: false, autocomplete: "off", autocapitalize: "off" as const, placeholder };
  const onInput = ({ currentTarget }: { currentTarget: { value: string } }) =>
    whileTyping(() => (value.value = currentTarget.value));
  const listId = `list-${name}`;
  return (
    <Field name={name} label={label} hint={hint} wide={wide} from={from}>
      {(control) =>
        rows ? (
          <textarea {...control} {...plain} rows={rows} value={value.value} onInput={onInput} />
        ) : (
          <div class="input-row">
            <input
              {...control}
              {...plain}
              type="text"
              inputMode={inputMode}
              list={list && listId}
              value={value.value}
              onInput={onInput}
            />
            {list && (
              <datalist id={listId}>
                {list.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </datalist>
            )}
            {after}
          </div>
        )
      }
    </Field>
  );
}
