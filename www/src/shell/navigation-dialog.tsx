import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Navigation } from "./navigation.tsx";

const isOpen = signal(false);

/** Where there is no room for the list of services beside the form, a button opens it. */
export function openNavigation(): void {
  isOpen.value = true;
}

export function closeNavigation(): void {
  isOpen.value = false;
}

export function NavigationDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen.value && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen.value && dialog.current?.open) dialog.current.close();
  }, [isOpen.value]);
  return (
    <dialog ref={dialog} class="drawer" aria-label={t.value.shell.navigation} onClose={closeNavigation}>
      <button type="button" class="quiet" onClick={closeNavigation}>
        {t.value.shell.close}
      </button>
      {isOpen.value && <Navigation />}
    </dialog>
  );
}
