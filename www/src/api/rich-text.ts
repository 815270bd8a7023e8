// The small markup of texts in models, which docs/catalogue.md describes: paragraphs, lists, bold, code, links. It is
// read into values and drawn as elements; no text of a model is ever HTML of the page.

export type Inline =
  | string
  | { kind: "code"; text: string }
  | { kind: "bold"; content: Inline[] }
  | { kind: "link"; href: string; content: Inline[] };

export type Block =
  | { kind: "paragraph"; lines: Inline[][] }
  | { kind: "list"; isOrdered: boolean; start: number; items: { lines: Inline[][]; inner: Block[] }[] }
  | { kind: "code"; text: string };

/** Reads a text. A text without markup is one paragraph. */
export function readRichText(text: string): Block[] {
  return blocksOf(text.split("\n"));
}

const ITEM = /^( *)(?:([-*])|(\d{1,9})[.)]) +(?=\S)/;
const FENCE = /^\s*```/;

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: Inline[][] | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (FENCE.test(line)) {
      const end = lines.findIndex((one, index) => index > at && FENCE.test(one));
      const last = end < 0 ? lines.length : end;
      blocks.push({ kind: "code", text: lines.slice(at + 1, last).join("\n") });
      at = last;
      paragraph = undefined;
    } else if (ITEM.test(line)) {
      const end = endOfList(lines, at);
      blocks.push(...listsOf(lines.slice(at, end)));
      at = end - 1;
      paragraph = undefined;
    } else if (line.trim() === "") {
      paragraph = undefined;
    } else {
      if (!paragraph) blocks.push({ kind: "paragraph", lines: (paragraph = []) });
      paragraph.push(readInline(line.trim()));
    }
  }
  return blocks;
}

/** A list goes on as long as its items do, and what is indented below them. */
function endOfList(lines: readonly string[], start: number): number {
  const indent = /^ */.exec(lines[start]!)![0].length;
  let at = start + 1;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const depth = /^ */.exec(line)![0].length;
    if (line.trim() === "" || (depth <= indent && !ITEM.test(line)) || depth < indent) break;
  }
  return at;
}

/** The lines of items of one depth; another kind of marker begins another list. */
function listsOf(lines: readonly string[]): Block[] {
  const lists: Extract<Block, { kind: "list" }>[] = [];
  const depth = /^ */.exec(lines[0]!)![0].length;
  for (let at = 0; at < lines.length;) {
    const [marker = "", , , digits] = ITEM.exec(lines[at]!) ?? [];
    let end = at + 1;
    while (end < lines.length && /^ */.exec(lines[end]!)![0].length > depth) end++;
    const isOrdered = digits !== undefined;
    if (lists.at(-1)?.isOrdered !== isOrdered)
      lists.push({ kind: "list", isOrdered, start: Number(digits ?? 1), items: [] });
    const below = lines.slice(at + 1, end);
    const firstInner = below.findIndex((line) => ITEM.test(line));
    const own = firstInner < 0 ? below : below.slice(0, firstInner);
    lists.at(-1)!.items.push({
      lines: [lines[at]!.slice(marker.length), ...own].map((line) => readInline(line.trim())),
      inner: firstInner < 0 ? [] : blocksOf(dedented(below.slice(firstInner))),
    });
    at = end;
  }
  return lists;
}

const dedented = (lines: readonly string[]) => {
  const depth = /^ */.exec(lines[0]!)![0].length;
  return lines.map((line) => line.slice(Math.min(depth, /^ */.exec(line)![0].length)));
};

/** Each alternative ends at the next sign of its kind, so that reading stays linear. */
const INLINE =
  /\\([!-/:-@[-`{-~])|`([^`]+)`|\*\*((?:[^*\\]|\\.|\*(?!\*))+)\*\*|\[((?:\\.|[^[\]\\])*)\]\(([^()\s]*)\)|<(https?:\/\/[^<>\s]+)>/g;

function readInline(line: string): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  const plain = (text: string) => {
    if (text === "") return;
    if (typeof found.at(-1) === "string") found[found.length - 1] = (found.at(-1) as string) + text;
    else found.push(text);
  };
  for (const match of line.matchAll(INLINE)) {
    const [whole, escaped, code, bold, label, target, bare] = match;
    plain(line.slice(end, match.index));
    end = match.index + whole.length;
    if (escaped !== undefined) plain(escaped);
    else if (code !== undefined) found.push({ kind: "code", text: code });
    else if (bold !== undefined) found.push({ kind: "bold", content: readInline(bold) });
    else if (bare !== undefined) found.push(...linkTo(bare, [bare]));
    else found.push(...linkTo(target!, readInline(label!)));
  }
  plain(line.slice(end));
  return found;
}

/** A link, or its words alone where a page should not lead there: a text of a model may come from anyone. */
function linkTo(target: string, content: Inline[]): Inline[] {
  const href = safeAddress(target);
  return href === undefined || content.length === 0 ? content : [{ kind: "link", href, content }];
}

/** An address of http or https with a domain, without a name and a password; undefined for any other. */
export function safeAddress(target: string): string | undefined {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return undefined;
  const { href, username, password, hostname } = new URL(target);
  return username || password || !hostname.includes(".") ? undefined : href;
}

/** A text without its markup, in one line: for a title, an option, what is read out. */
export const plainText = (text: string): string =>
  readRichText(text).map(textOfBlock).join(" ").replace(/\s+/g, " ").trim();

function textOfBlock(block: Block): string {
  if (block.kind === "code") return block.text;
  if (block.kind === "paragraph") return block.lines.map(textOfInline).join(" ");
  return block.items
    .map(({ lines, inner }) => [...lines.map(textOfInline), ...inner.map(textOfBlock)].join(" "))
    .join(" ");
}

const textOfInline = (content: Inline[]): string =>
  content
    .map((one) => (typeof one === "string" ? one : one.kind === "code" ? one.text : textOfInline(one.content)))
    .join("");
