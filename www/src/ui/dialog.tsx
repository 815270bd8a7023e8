import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isComposing } from "./composition.ts";

interface Props {
  isOpen: boolean;
  /** Called however it is closed: by a button, by Escape, by a click beside it. */
  onClose(): void;
  class: string;
  /** Its name, or the id of the heading that names it. */
  label?: string;
  labelledBy?: string;
  children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus, and gives it back. */
export function Dialog({ isOpen, onClose, class: name, label, labelledBy, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class={name}
      aria-label={label}
      aria-labelledby={labelledBy}
      onClose={onClose}
      // Escape drops a word that an input method composes, and not what is around it.
      onKeyDown={(event) => event.key === "Escape" && isComposing(event) && event.preventDefault()}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      {/* A click into its padding is one into the dialog, too: the content has the padding. */}
      <div class="dialog-content">{isOpen && children}</div>
    </dialog>
  );
}
