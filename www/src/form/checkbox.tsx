import type { Signal } from "@preact/signals";
import { Prose } from "../ui/prose.tsx";

export function Checkbox({ label, value }: { label: string; value: Signal<boolean> }) {
  return (
    <label class="checkbox">
      <input type="checkbox" checked={value.value} onChange={(event) => (value.value = event.currentTarget.checked)} />
      <span>
        <Prose text={label} />
      </span>
    </label>
  );
}
