import { useEffect, useRef } from "preact/hooks";
import { hasCatalogue, loadIndex } from "../../api/catalogue-index.ts";
import { f } from "../../i18n/frame/index.ts";
import { t } from "../../i18n/index.ts";
import { useVirtual } from "../../ui/virtual.ts";
import { ImportModels } from "../import/import-models.tsx";
import { isComposing } from "../../ui/composition.ts";
import { KeepOffline } from "./keep-offline.tsx";
import { Entry } from "./entry.tsx";
import { chosenKey, filter, found, type Row, rows } from "./rows.ts";

/** In lines of the page's own letters, which a reader may have made larger. */
const HEIGHTS: Record<Row["kind"], number> = {
  documented: 2.9,
  head: 1.9,
  service: 2,
  group: 1.7,
  note: 2.6,
  more: 2,
  action: 2.6,
};
const SHORT_HEIGHT = 2.6;

/** The size of a letter in pixels. In the midst of drawing the browser would work out every style to tell it. */
let letter = 0;
const readLetter = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
const inPixels = (lines: number) => lines * (letter ||= readLetter());

/** Every service and its actions; what is open stands where it can be seen. */
export function Navigation() {
  const { navigation } = f.value;
  const list = rows.value;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtual({
    scroller,
    count: list.length,
    heightOf: (index) => inPixels(list[index]!.kind === "action" ? SHORT_HEIGHT : HEIGHTS[list[index]!.kind]),
    keyOf: (index) => list[index]!.key,
  });

  // Rows have other heights once others stand in their places, or the reader has made letters larger.
  useEffect(() => {
    letter = readLetter();
    virtual.measure();
  }, [list]);

  const chosen = chosenKey.value;
  const at = list.findIndex(({ key }) => key === chosen);
  const isChosenHere = at >= 0;
  useEffect(() => {
    if (!isChosenHere) return undefined;
    // After the frame in which a drawer has got its height.
    const frame = requestAnimationFrame(() => {
      const { scrollTop, clientHeight } = scroller.current!;
      const { start, end } = virtual.measurementsCache[at]!;
      // What was chosen here stays under the hand. Else it is in the midst, at once: the library would look again and
      // again whether it is, and have the page laid out each time.
      if (start < scrollTop || end > scrollTop + clientHeight)
        scroller.current!.scrollTop = (start + end - clientHeight) / 2;
    });
    return () => cancelAnimationFrame(frame);
    // Not with every change of the list: who scrolls away wants to be elsewhere.
  }, [chosen, isChosenHere]);

  const isFiltered = filter.value.trim() !== "";
  return (
    <nav class="navigation" aria-label={t.value.shell.navigation}>
      <input
        type="text"
        class="filter"
        aria-label={navigation.filter}
        placeholder={navigation.filter}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        value={filter.value}
        onFocus={() => void loadIndex()}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
          if (scroller.current) scroller.current.scrollTop = 0;
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || isComposing(event) || filter.value === "") return;
          event.preventDefault();
          event.stopPropagation();
          filter.value = "";
        }}
      />
      <p class="field-note" role="status">
        {isFiltered && (found.value > 0 ? navigation.filtered(found.value) : navigation.none)}
      </p>
      <div class="navigation-list" ref={scroller}>
        <ul style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ index, start, size, key }) => {
            const row = list[index];
            return (
              row && (
                <li
                  key={String(key)}
                  class={`row-${row.kind}`}
                  style={{ top: `${start}px`, height: `${size}px` }}
                  aria-setsize={list.length}
                  aria-posinset={index + 1}
                >
                  <Entry row={row} />
                </li>
              )
            );
          })}
        </ul>
      </div>
      <details class="navigation-more">
        <summary>{navigation.more}</summary>
        <ImportModels />
        {hasCatalogue.value && <KeepOffline />}
      </details>
    </nav>
  );
}
