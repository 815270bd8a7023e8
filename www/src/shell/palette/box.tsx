import { useEffect } from "preact/hooks";
import { f } from "../../i18n/frame/index.ts";
import { t } from "../../i18n/index.ts";
import { looksLikeRequest } from "../../request/looks-like.ts";
import { diagnoseRequest } from "../../request/paste.ts";
import { isComposing } from "../../ui/composition.ts";
import { foreign, inLanguage, type Text } from "../../api/text.ts";
import { Marked } from "./marked.tsx";
import { marks } from "./marks.ts";
import { openRow } from "./open-row.ts";
import type { Row } from "./search.ts";
import {
  active,
  closeSearch,
  drawAll,
  drawn,
  failure,
  prepareSearch,
  query,
  results,
  search,
  searcher,
} from "./state.ts";

const optionId = (index: number) => `found-${index}`;

interface Props {
  id: string;
  placeholder?: string;
  /** Whether there is more on the page than the search, so that results come only when it is used. */
  isInPage?: boolean;
}

/** The box of the search and what it finds. It takes a whole request, too. */
export function SearchBox({ id, placeholder, isInPage }: Props) {
  const { search: texts } = t.value;
  const { rows } = results.value;

  useEffect(() => {
    if (rows.length > 0 && active.value > 0)
      document.getElementById(optionId(active.value))?.scrollIntoView({ block: "nearest" });
  }, [active.value, rows]);

  function open(row: Row) {
    closeSearch();
    openRow(row);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const { length } = rows;
    const to = { ArrowDown: active.value + 1, ArrowUp: active.value - 1, Home: 0, End: length - 1 }[event.key];
    const chosen = rows[active.value];
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && chosen) {
      event.preventDefault();
      open(chosen);
    } else if (event.key === "Enter" && looksLikeRequest(query.value)) {
      event.preventDefault();
      diagnose(query.value);
    } else if (event.key === "Escape" && isInPage && query.value !== "") {
      search("");
    } else if (to !== undefined && length > 0 && (event.key.startsWith("Arrow") || event.ctrlKey)) {
      event.preventDefault();
      drawAll();
      active.value = (to + length) % length;
    }
  }

  /** The box has one line: a request of several is taken before it loses them. */
  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!looksLikeRequest(text)) return;
    event.preventDefault();
    diagnose(text);
  }

  return (
    <div class="search-box">
      <input
        id={id}
        type="text"
        role="combobox"
        aria-label={isInPage ? f.value.first.box : texts.title}
        aria-expanded={rows.length > 0}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={rows.length > 0 ? optionId(active.value) : undefined}
        placeholder={placeholder ?? texts.placeholder}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        value={query.value}
        onFocus={prepareSearch}
        onInput={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div class="found-panel" hidden={isInPage && rows.length === 0 && query.value.trim() === ""}>
        {rows.length > 0 && query.value.trim() === "" && <p class="found-head">{f.value.search.recent}</p>}
        <ul id="found" role="listbox" aria-label={texts.results} hidden={rows.length === 0}>
          {rows.slice(0, drawn.value).map((row, index) => (
            <li
              key={`${row.kind} ${row.service} ${row.version} ${row.of} ${row.name}`}
              role="option"
              id={optionId(index)}
              aria-selected={index === active.value}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              onClick={() => open(row)}
              onPointerMove={() => (active.value = index)}
            >
              <span class="kind">{texts.kinds[row.kind]}</span>
              <span class="found-name">
                <code>
                  <Marked text={row.name} query={query.value} />
                </code>
                {row.of && <span class="found-of"> {texts.in(row.of)}</span>}
              </span>
              <span class="found-service">
                {row.kind === "service" ? "" : row.service} {row.version}
              </span>
              <span class="found-text" lang={foreign(titleOf(row.title, query.value))}>
                <Marked text={titleOf(row.title, query.value)} query={query.value} />
              </span>
            </li>
          ))}
        </ul>
        <p class="palette-hint" role="status" hidden={isInPage && query.value.trim() === ""}>
          {failure.value || status()}
        </p>
      </div>
    </div>
  );
}

/** In the language of the page, or in the other one where what was typed is in that alone. */
function titleOf(title: Text, query: string): string {
  const text = inLanguage(title);
  return marks(text, query).length === 0 && marks(inChinese(title), query).length > 0 ? inChinese(title) : text;
}

const inChinese = (title: Text) => (typeof title === "string" ? title : title.zh);

function diagnose(text: string): void {
  closeSearch();
  diagnoseRequest({ text });
}

function status(): string {
  const { search: texts } = t.value;
  const { rows, isNear } = results.value;
  const words = query.value.trim();
  if (words === "") return texts.hint;
  if (!searcher.value) return texts.loading;
  if (looksLikeRequest(words)) return f.value.search.pasted;
  if (rows.length === 0) return texts.nothing(words);
  return isNear ? f.value.search.near(words) : texts.count(rows.length);
}
