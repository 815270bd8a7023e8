import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { f } from "../../i18n/frame/index.ts";
import { t } from "../../i18n/index.ts";
import { diagnoseRequest } from "../../request/paste.ts";
import { isField } from "../../ui/is-field.ts";
import { isFirstScreen, room } from "../../choices/view.ts";
import { droppedFiles } from "./files.ts";
import { takeFiles } from "./notices-state.ts";

const isDragged = signal(false);

/** Takes files anywhere on the page, and a text anywhere but in a field, which has its own use for it. */
export function DropTarget() {
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const hasText = (event: DragEvent) =>
      (event.dataTransfer?.types.includes("text/plain") ?? false) && !isField(event.composedPath()[0]);
    const listeners: [string, (event: DragEvent) => void][] = [
      ["dragenter", (event) => hasFiles(event) && (isDragged.value = ++depth > 0)],
      ["dragleave", (event) => hasFiles(event) && (isDragged.value = --depth > 0)],
      ["dragover", (event) => (hasFiles(event) || hasText(event)) && event.preventDefault()],
      [
        "drop",
        (event) => {
          if (hasFiles(event)) {
            event.preventDefault();
            depth = 0;
            isDragged.value = false;
            void takeFiles(droppedFiles(event.dataTransfer!));
          } else if (hasText(event)) {
            event.preventDefault();
            const text = event.dataTransfer!.getData("text/plain");
            if (text.trim()) diagnoseRequest({ text });
          }
        },
      ],
    ];
    for (const [name, listener] of listeners) addEventListener(name as "drop", listener);
    return () => {
      for (const [name, listener] of listeners) removeEventListener(name as "drop", listener);
    };
  }, []);
  const text = room.value === "diagnose" && !isFirstScreen.value ? t.value.shell.dropRequest : f.value.imports.drop;
  return isDragged.value ? <div class="drop-target">{text}</div> : null;
}
