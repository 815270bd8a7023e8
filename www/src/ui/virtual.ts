import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

interface Options {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** Of a row, in pixels. */
  heightOf(index: number): number;
  keyOf(index: number): string;
}

/** A list of which only the rows that are seen are drawn. */
export function useVirtual({ scroller, count, heightOf, keyOf }: Options): Virtualizer<HTMLElement, Element> {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const made = useRef<Virtualizer<HTMLElement, Element>>(null);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: 6,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  made.current ??= new Virtualizer<HTMLElement, Element>(options);
  const virtual = made.current;
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => virtual._willUpdate());
  return virtual;
}
