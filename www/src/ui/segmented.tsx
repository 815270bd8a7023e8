interface Option<Value extends string> {
  value: Value;
  label: string;
  lang?: string;
}

interface Props<Value extends string> {
  name: string;
  label: string;
  value: Value;
  options: Option<Value>[];
  onChange(value: Value): void;
  /** The label stands above the choice; otherwise it is there for screen readers only. */
  labelled?: boolean;
}

/** A choice of a few words, made of real radio buttons so that arrow keys and screen readers know it. */
export function Segmented<Value extends string>({ name, label, value, options, onChange, labelled }: Props<Value>) {
  return (
    <fieldset class="segmented">
      <legend class={labelled ? "field-label" : "visually-hidden"}>{label}</legend>
      <div class="segmented-options">
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
