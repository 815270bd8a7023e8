import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Navigation } from "./navigation.tsx";
import { isNavigationOpen } from "./view.ts";

/** Where there is no room for the list of services beside the form, a button opens it. */
export function NavigationDialog() {
  const close = () => (isNavigationOpen.value = false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isNavigationOpen.value && !dialog.current?.open) dialog.current?.showModal();
    if (!isNavigationOpen.value && dialog.current?.open) dialog.current.close();
  }, [isNavigationOpen.value]);
  return (
    <dialog ref={dialog} class="drawer" aria-label={t.value.shell.navigation} onClose={close}>
      <button type="button" class="quiet" onClick={close}>
        {t.value.shell.close}
      </button>
      {isNavigationOpen.value && <Navigation />}
    </dialog>
  );
}
