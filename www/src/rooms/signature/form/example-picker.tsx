import { t } from "../../../i18n/index.ts";
import { examples, loadExample, loaded, type ExampleName } from "../examples.ts";

export function ExamplePicker() {
  const { form } = t.value;
  return (
    <fieldset class="examples">
      <legend>{form.examples}</legend>
      {(Object.keys(examples) as ExampleName[]).map((name) => (
        <button type="button" key={name} aria-pressed={loaded.value === name} onClick={() => loadExample(name)}>
          <span class="example-name">
            {examples[name].service} <b>{examples[name].action}</b>
          </span>
          <span class="example-note">{form.example[name]}</span>
        </button>
      ))}
    </fieldset>
  );
}
