import { useEffect } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { isComposing } from "../../ui/composition.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { SearchBox } from "./box.tsx";
import { isOpen, openPalette } from "./state.ts";

/** Ctrl-K or Cmd-K: everything that has a name. */
export function Palette() {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (isComposing(event) || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (isOpen.value) isOpen.value = false;
      else openPalette();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <Dialog class="palette" label={t.value.search.title} isOpen={isOpen.value} onClose={() => (isOpen.value = false)}>
      <SearchBox id="palette-box" />
    </Dialog>
  );
}
