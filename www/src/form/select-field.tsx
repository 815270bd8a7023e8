import type { Signal } from "@preact/signals";
import type { FieldName } from "../request/problem.ts";
import { Field } from "./field.tsx";

interface Props<Value extends string> {
  name: FieldName;
  label: string;
  value: Signal<Value>;
  options: { value: Value; label: string }[];
  wide?: boolean;
  from?: string;
  hint?: string;
}

export function SelectField<Value extends string>({ name, label, value, options, wide, from, hint }: Props<Value>) {
  return (
    <Field name={name} label={label} wide={wide} from={from} hint={hint}>
      {(control) => (
        <select
          {...control}
          value={value.value}
          onChange={(event) => (value.value = event.currentTarget.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
