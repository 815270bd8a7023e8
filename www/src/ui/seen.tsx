import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface Props {
  /** How tall the content will be, about; until it has been drawn. */
  estimate: number;
  /** Whether it is drawn in any case: something in it is about to be used. */
  isNeeded?: boolean;
  children(): ComponentChildren;
}

/** A part of something long: it is drawn where it is near what is seen, and elsewhere its place is kept free. */
export function Seen({ estimate, isNeeded = false, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const height = useRef(estimate);
  const [isNear, setNear] = useState(false);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    return whenNear(element, (near) => {
      // What is being typed into stays.
      if (!near && element.contains(document.activeElement)) return;
      if (!near) height.current = element.offsetHeight || height.current;
      setNear(near);
    });
  }, []);
  const isDrawn = isNear || isNeeded;
  return (
    <div ref={place} class="seen" style={{ minHeight: isDrawn ? "" : `${height.current}px` }}>
      {isDrawn && children()}
    </div>
  );
}

const followers = new Map<Element, (isNear: boolean) => void>();
/** A screen ahead, also within a pane that scrolls by itself. */
const options = { rootMargin: "800px 0px", scrollMargin: "800px 0px" };
const observer =
  typeof IntersectionObserver === "undefined"
    ? undefined
    : new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) followers.get(target)?.(isIntersecting);
      }, options);

function whenNear(element: Element, follow: (isNear: boolean) => void): () => void {
  followers.set(element, follow);
  observer?.observe(element);
  return () => {
    followers.delete(element);
    observer?.unobserve(element);
  };
}
