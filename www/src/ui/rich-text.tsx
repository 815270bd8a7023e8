import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Block, type Inline, readRichText } from "../api/rich-text.ts";
import { foreign } from "../api/text.ts";
import { r } from "../i18n/request/index.ts";

/** A text of a model with its paragraphs, lists, code and links. */
export function RichText({ text }: { text: string }) {
  const blocks = useMemo(() => readRichText(text), [text]);
  return (
    <div class="rich-text" lang={foreign(text)}>
      <Blocks blocks={blocks} />
    </div>
  );
}

/** The same, at first no more than three lines of it. */
export function ClampedText({ text }: { text: string }) {
  const content = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => setOpen(false), [text]);
  useLayoutEffect(() => {
    const element = content.current;
    if (!element || isOpen) return;
    return whenResized(element, () => setLong(element.scrollHeight > element.clientHeight + 2));
  }, [text, isOpen]);
  if (text === "") return null;
  return (
    <>
      {/* A link below the third line can be reached by the keyboard: then all is shown. */}
      <div ref={content} class="clamped" data-open={isOpen ? "" : undefined} onFocusIn={() => isLong && setOpen(true)}>
        <RichText text={text} />
      </div>
      {isLong && (
        <button type="button" class="link more-text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? r.value.less : r.value.more}
        </button>
      )}
    </>
  );
}

const waiting = new Map<Element, () => void>();
/**
 * One for all texts: a form has hundreds. It tells of a new one too, when the page has been laid out and before it is
 * painted: to measure each as it is drawn would lay out the page for each.
 */
const observer =
  typeof ResizeObserver === "undefined"
    ? undefined
    : new ResizeObserver((entries) => {
        for (const { target } of entries) waiting.get(target)?.();
      });

function whenResized(element: Element, then: () => void): () => void {
  waiting.set(element, then);
  observer?.observe(element);
  return () => {
    waiting.delete(element);
    observer?.unobserve(element);
  };
}

function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === "code") return <pre>{block.text}</pre>;
  if (block.kind === "paragraph")
    return (
      <p>
        <Lines lines={block.lines} />
      </p>
    );
  const items = block.items.map(({ lines, inner }, index) => (
    <li key={index}>
      <Lines lines={lines} />
      <Blocks blocks={inner} />
    </li>
  ));
  return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function Lines({ lines }: { lines: Inline[][] }) {
  return (
    <>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          <Content content={line} />
        </>
      ))}
    </>
  );
}

function Content({ content }: { content: Inline[] }) {
  return (
    <>
      {content.map((one, index) => {
        if (typeof one === "string") return one;
        if (one.kind === "code") return <code key={index}>{one.text}</code>;
        if (one.kind === "bold")
          return (
            <strong key={index}>
              <Content content={one.content} />
            </strong>
          );
        return (
          // In a tab of its own: what was typed here, keys included, is in memory only.
          <a key={index} href={one.href} target="_blank" rel="noopener noreferrer">
            <Content content={one.content} />
          </a>
        );
      })}
    </>
  );
}
