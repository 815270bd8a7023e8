import { t } from "../../i18n/index.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { isNavigationOpen } from "../../choices/view.ts";
import { Navigation } from "./navigation.tsx";

/** Where there is no room for the list of services beside the form, a button opens it. */
export function NavigationDialog() {
  const close = () => (isNavigationOpen.value = false);
  return (
    <Dialog class="drawer" label={t.value.shell.navigation} isOpen={isNavigationOpen.value} onClose={close}>
      <button type="button" class="quiet close" onClick={close}>
        {t.value.shell.close}
      </button>
      <Navigation />
    </Dialog>
  );
}
