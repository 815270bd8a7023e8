import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { openAction } from "../../request/choose.ts";
import { draft } from "../../request/draft.ts";
import { focusField } from "../../request/problem.ts";
import { isComposing } from "../../ui/composition.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { findService } from "../../api/catalogue.ts";
import { loadModel } from "../../api/models.ts";
import { language } from "../preferences.ts";
import { sheet } from "../sheet.tsx";
import { editor } from "../view.ts";
import type { Row } from "./search.ts";

const isOpen = signal(false);
const query = signal("");
const results = signal<Row[]>([]);
const active = signal(0);
const searcher = signal<typeof import("./search.ts") | undefined>(undefined);
const failure = signal("");

export function openPalette(): void {
  isOpen.value = true;
  import("./search.ts").then(
    (loaded) => {
      searcher.value = loaded;
      search(query.value);
    },
    (error) => (failure.value = String(error)),
  );
}

function search(text: string): void {
  query.value = text;
  results.value = text.trim() && searcher.value ? searcher.value.find(text) : [];
  active.value = 0;
}

const optionId = (index: number) => `found-${index}`;

/** Ctrl-K or Cmd-K: everything that has a name. */
export function Palette() {
  const { search: texts } = t.value;

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

  useEffect(
    () => document.getElementById(optionId(active.value))?.scrollIntoView({ block: "nearest" }),
    [active.value, results.value],
  );

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const { length } = results.value;
    const to = { ArrowDown: active.value + 1, ArrowUp: active.value - 1, Home: 0, End: length - 1 }[event.key];
    if (event.key === "Enter" && results.value[active.value]) {
      event.preventDefault();
      open(results.value[active.value]!);
    } else if (to !== undefined && length > 0 && (event.key.startsWith("Arrow") || event.ctrlKey)) {
      event.preventDefault();
      active.value = (to + length) % length;
    }
  }

  const isEmpty = query.value.trim() !== "" && searcher.value !== undefined && results.value.length === 0;
  return (
    <Dialog class="palette" label={texts.title} isOpen={isOpen.value} onClose={() => (isOpen.value = false)}>
      <div class="palette-content">
        <input
          type="text"
          role="combobox"
          aria-label={texts.title}
          aria-expanded={results.value.length > 0}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant={results.value.length > 0 ? optionId(active.value) : undefined}
          maxLength={200}
          placeholder={texts.placeholder}
          spellcheck={false}
          autocomplete="off"
          value={query.value}
          onInput={(event) => search(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ul id="found" role="listbox" aria-label={texts.results} hidden={results.value.length === 0}>
          {results.value.map((row, index) => (
            <li
              key={row.id}
              role="option"
              id={optionId(index)}
              aria-selected={index === active.value}
              onClick={() => open(row)}
              onPointerMove={() => (active.value = index)}
            >
              <span class="kind">{texts.kinds[row.kind]}</span>
              <span class="found-name">
                <code>{row.name}</code>
                {row.of && <span class="found-of"> {texts.in(row.of)}</span>}
              </span>
              <span class="found-service">{row.service}</span>
              <span class="found-text">{row[language.value]}</span>
            </li>
          ))}
        </ul>
        <p class="palette-hint" role="status">
          {failure.value ||
            (isEmpty
              ? texts.nothing(query.value)
              : query.value.trim() && !searcher.value
                ? texts.loading
                : results.value.length > 0
                  ? texts.count(results.value.length)
                  : texts.hint)}
        </p>
      </div>
    </Dialog>
  );
}

/** Goes to what was found. */
function open(row: Row): void {
  isOpen.value = false;
  switch (row.kind) {
    case "service":
      return openAction(row.service, findService(row.service)?.actions[0]?.name ?? "");
    case "action":
      return openAction(row.service, row.name);
    case "parameter":
      editor.value = "form";
      openAction(row.service, row.of);
      // The form is drawn before its field can be found.
      void loadModel(row.service).then(() =>
        setTimeout(() => draft.action.value === row.of && focusField(undefined, row.name), 50),
      );
      return;
    case "structure":
    case "member":
      sheet.value = {
        kind: "structure",
        service: row.service,
        name: row.of || row.name,
        ...(row.of && { member: row.name }),
      };
      return;
    case "error":
      sheet.value = { kind: "error", service: row.service, name: row.name };
  }
}
