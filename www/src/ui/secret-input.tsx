import type { Signal } from "@preact/signals";
import { whileTyping } from "./typing.ts";

interface Props {
  value: Signal<string>;
  isRevealed: boolean;
  control: { id: string; [name: string]: string | undefined };
}

/** A field for a key: masked, and of no interest to what browsers remember. */
export function SecretInput({ value, isRevealed, control }: Props) {
  return (
    <input
      {...control}
      // The library's types know an input of one type only, not one that changes between two.
      type={(isRevealed ? "text" : "password") as "text"}
      autocomplete="new-password"
      spellcheck={false}
      autocapitalize="off"
      value={value.value}
      onInput={({ currentTarget }) => whileTyping(() => (value.value = currentTarget.value))}
    />
  );
}
