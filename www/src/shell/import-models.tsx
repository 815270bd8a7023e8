import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { NotAModel } from "../api/model-file.ts";
import { importModel } from "../api/official.ts";
import { t } from "../i18n/index.ts";
import { openAction } from "../request/choose.ts";
import { diagnoseRequest } from "../request/paste.ts";
import { announce } from "../ui/announcer.tsx";
import { room } from "./view.ts";

/** What came of the files that were dropped last. */
const outcomes = signal<{ file: string; text: string; isGood: boolean }[]>([]);
const isDragged = signal(false);

const MOST_BYTES = 64 * 2 ** 20;

/** Whether a file is for the room Diagnose: an archive of requests anywhere, and there whatever is no model. */
const isRequest = (text: string) =>
  /^\uFEFF?\s*\{\s*"log"\s*:/.test(text) ||
  (room.value === "diagnose" && text.trim() !== "" && !/"(actions|objects)"\s*:/.test(text));

async function take(files: Iterable<File>): Promise<void> {
  const { shell } = t.value;
  const made: typeof outcomes.value = [];
  let opened: { id: string; actions: { name: string }[] } | undefined;
  for (const file of files) {
    try {
      const text = file.size <= MOST_BYTES ? await file.text() : "";
      if (isRequest(text)) {
        diagnoseRequest({ text });
        made.push({ file: file.name, text: shell.tookRequest, isGood: true });
        continue;
      }
      if (file.size > MOST_BYTES) throw new NotAModel("size", "64 MB");
      const service = importModel(text);
      opened = service;
      made.push({
        file: file.name,
        text: shell.importedWhat(service.shortName, service.version, service.actions.length),
        isGood: true,
      });
    } catch (error) {
      const reason = error instanceof NotAModel ? shell.notAModel[error.reason](error.place) : String(error);
      made.push({ file: file.name, text: reason, isGood: false });
    }
  }
  outcomes.value = made;
  announce(made.map(({ file, text }) => `${file}: ${text}`).join(" "));
  if (opened?.actions[0]) openAction(opened.id, opened.actions[0].name);
}

/** Picks model files; `DropTarget` takes those that are dropped anywhere. */
export function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  const { shell } = t.value;
  return (
    <div class="import">
      <button type="button" class="quiet" onClick={() => input.current?.click()}>
        {shell.import}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        multiple
        hidden
        onChange={(event) => {
          void take([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again once it was mended.
          event.currentTarget.value = "";
        }}
      />
      <p class="field-note">{shell.importHint}</p>
      {outcomes.value.map(({ file, text, isGood }) => (
        <p key={file} class={isGood ? "note good" : "note caution"}>
          <b>{file}</b> {text}
        </p>
      ))}
    </div>
  );
}

export function DropTarget() {
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const listeners: [string, (event: DragEvent) => void][] = [
      ["dragenter", (event) => hasFiles(event) && (isDragged.value = ++depth > 0)],
      ["dragleave", (event) => hasFiles(event) && (isDragged.value = --depth > 0)],
      ["dragover", (event) => hasFiles(event) && event.preventDefault()],
      [
        "drop",
        (event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          depth = 0;
          isDragged.value = false;
          void take([...event.dataTransfer!.files]);
        },
      ],
    ];
    for (const [name, listener] of listeners) addEventListener(name as "drop", listener);
    return () => {
      for (const [name, listener] of listeners) removeEventListener(name as "drop", listener);
    };
  }, []);
  const { drop, dropRequest } = t.value.shell;
  const text = room.value === "diagnose" ? dropRequest : drop;
  return isDragged.value ? <div class="drop-target">{text}</div> : null;
}
