// The vendor's texts, a mixture of HTML and Markdown, as the small safe markup that docs/catalogue.md
// describes: paragraphs, lists, code, bold, links with a checked address. Only what is listed here is
// written, and every other sign of markup is escaped, so that a text can bring nothing else along.
import { decodeHTML } from "entities";
import { Marked, Tokenizer } from "marked";

// A text may be hostile: every rule below ends where it has to, so that twice the text takes twice the time.

/** How far the library may look ahead: at each of many beginnings it would else read the whole text. */
const AHEAD = 1000;
const near = (source) => source.slice(0, AHEAD);
const { emStrong, inlineText, url } = Tokenizer.prototype;

const markdown = new Marked({
  tokenizer: {
    // What looks indented is indented by chance.
    code: () => undefined,
    emStrong(source, masked, before) {
      const at = masked.length - source.length;
      return emStrong.call(this, near(source), masked.slice(Math.max(0, at - 10), at + AHEAD), before);
    },
    inlineText(source) {
      return inlineText.call(this, near(source));
    },
    url(source) {
      return url.call(this, near(source));
    },
  },
});

/** Bold, between HTML and output: no text has this sign. */
const BOLD = "\uE000";
/** A piece of code that neither HTML nor Markdown may touch. */
const CODE = /\uE001(\d+)\uE002/g;
const PRIVATE = /[\uE000-\uE002]/g;

const SPECIAL = /[<>&*`[\]_#|~\\\n+-]|^\s*\d+[.)]/;

/** How deep lists and quotations lie in each other at most: the vendor's have four. */
const DEEPEST = 10;

/** What would lie deeper, at the start of a line. */
const TOO_DEEP = new RegExp(
  `^((?:[ \\t]*(?:>|[-+*](?=\\s)|\\d{1,9}[.)](?=\\s))){${DEEPEST}}[ \\t]*)(?=[>\\d*+-])`,
  "gm",
);

/** What does not say more than `value_allowed_null`. */
const MAY_BE_NULL =
  /(?:注意|說明|说明|Note|\*\*Note\*\*|(?<!\s))\s*(?:[:：]\s*)?(此字段可能返回\s*null\s*[，,]\s*表示取不到有效值|This (field|parameter) may return `?null`?,? indicating that no valid values? (can be obtained|was found|is obtained|can be found))\s*[。.]?/gi;

/** @param {unknown} text */
export function toMarkup(text) {
  if (typeof text !== "string") return "";
  let source = text.replace(PRIVATE, "").replace(/\r\n?/g, "\n");
  if (/null/i.test(source)) source = source.replace(MAY_BE_NULL, "");
  if (!SPECIAL.test(source)) return source.trim();
  const codes = [];
  source = withoutTags(source, (code) => `\uE001${codes.push(code) - 1}\uE002`);
  const blocks = markdown.lexer(source.replace(TOO_DEEP, "$1\\")).map((token) => block(token, ""));
  const joined = blocks.filter((one) => one.trim()).join("\n\n");
  return joined
    .replace(CODE, (_, index) => codeSpan(codes[Number(index)]))
    .replace(/(?<![ \t])[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A text without its markup, for what reads the sentences. */
export const plain = (markup) =>
  markup.replace(
    /\\([\\`*[\]<#>|~+=.)-])|\[((?:\\.|[^[\]\\])*)\]\(https?:[^)]*\)|\*\*|`+/g,
    (_, escaped, label) => escaped ?? (label === undefined ? "" : plain(label)),
  );

// ---- HTML

const BLOCKS = /^(p|div|h[1-6]|table|thead|tbody|blockquote|dx-\w+|hr|pre)$/;
const TAG =
  /<(\/?)(p|br|li|ul|ol|a|b|i|u|s|strong|em|del|sup|sub|code|div|span|table|thead|tbody|tr|td|th|h[1-6]|font|blockquote|pre|img|hr|text|tspan|dx-\w+)(?=[\s/>])([^<>]*)>/gi;

/** HTML's elements as Markdown; what is no element of HTML stays as it is. */
function withoutTags(source, keep) {
  let html = between(source, /<!--/g, /-->/g, () => "");
  for (const name of ["svg", "script", "style"])
    html = between(html, new RegExp(`<${name}\\b`, "gi"), new RegExp(`</${name}>`, "gi"), () => "");
  html = between(html, /```[^\n`]*\n/g, /```/g, (code) => `\n\n${keep(code)}\n\n`);
  html = between(html, /<pre[^<>]*>/gi, /<\/pre>/gi, (code) => `\n\n${keep(decodeHTML(listing(code)))}\n\n`);
  html = between(html, /<code[^<>]*>/gi, /<\/code>/gi, (code) => keep(decodeHTML(code.replace(TAG, ""))));
  html = html.replace(/`([^`\n]+)`/g, (_, code) => keep(decodeHTML(code)));
  html = between(html, /<a\b[^<>]*>/gi, /<\/a>/gi, anchor);
  if (html.includes("<")) html = elements(html);
  return html.includes("&") ? decodeHTML(html) : html;
}

/** Replaces what stands between two signs, and them; a beginning without an end stays as it is. */
function between(text, beginning, end, replace) {
  let made = "";
  let from = 0;
  for (let begun = beginning.exec(text); begun; begun = beginning.exec(text)) {
    end.lastIndex = beginning.lastIndex;
    const ended = end.exec(text);
    if (!ended) break;
    made += text.slice(from, begun.index) + replace(text.slice(beginning.lastIndex, ended.index), begun[0]);
    from = beginning.lastIndex = end.lastIndex;
  }
  return made + text.slice(from);
}

/** What is in `<pre>`, often in `<code>` once more. */
const listing = (code) => code.replace(/^\s*<code[^<>]*>/i, "").replace(/<\/code>\s*$/i, "");

function anchor(text, tag) {
  const href = /\bhref\s*=\s*["']?([^"'\s<>]*)/i.exec(tag)?.[1];
  const label = text.replace(TAG, "").trim();
  return label && address(href) ? `[${label.replace(/[[\]]/g, "")}](${address(href)})` : label;
}

function elements(html) {
  let depth = 0;
  return html.replace(TAG, (_, closing, name) => {
    const tag = name.toLowerCase();
    if (tag === "ul" || tag === "ol") {
      depth = Math.min(DEEPEST, Math.max(0, depth + (closing ? -1 : 1)));
      return "\n";
    }
    if (tag === "li") return closing ? "\n" : `\n${"  ".repeat(Math.max(0, depth - 1))}- `;
    if (tag === "br") return "\n";
    if (tag === "tr") return closing ? "\n" : "\n- ";
    if (tag === "td" || tag === "th") return closing ? " · " : "";
    if (tag === "strong" || tag === "b") return BOLD;
    return BLOCKS.test(tag) ? "\n\n" : "";
  });
}

// ---- Markdown

function block(token, indent) {
  switch (token.type) {
    case "space":
    case "hr":
    case "def":
      return "";
    case "heading":
      return bold(inline(token.tokens), indent);
    case "list":
      return token.items
        .map((item, index) => listItem(item, token.ordered ? `${(token.start || 1) + index}. ` : "- ", indent))
        .join("\n");
    case "blockquote":
      return token.tokens
        .map((one) => block(one, indent))
        .filter(Boolean)
        .join("\n\n");
    case "table":
      return [token.header, ...token.rows]
        .map((row) => `${indent}- ${row.map((cell) => inline(cell.tokens).trim()).join(" · ")}`)
        .join("\n");
    case "code":
      return `${indent}${codeSpan(token.text)}`;
    default:
      return lines(inline(token.tokens ?? [token]), indent);
  }
}

function listItem({ tokens }, marker, indent) {
  const inner = `${indent}${" ".repeat(marker.length)}`;
  const blocks = tokens.map((token) => block(token, inner)).filter((one) => one.trim());
  return `${indent}${marker}${blocks.join("\n").trimStart()}`.replace(/ · $/, "");
}

const bold = (text, indent) =>
  text.trim()
    ? `${indent}**${text
        .replaceAll("**", "")
        .replace(/(?<!\s)\s*\n\s*/g, " ")
        .trim()}**`
    : "";

/** Each line is escaped at its start, where a sign would begin a list, a heading or a quotation. */
const lines = (text, indent) =>
  balanced(text)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map(
      (line) =>
        indent +
        line
          .replace(/^(?:[-+#>|~=]|\d+(?=[.)]\s))/, (sign) => (/^\d/.test(sign) ? sign : `\\${sign}`))
          .replace(/^(\d+)([.)])(?=\s)/, "$1\\$2"),
    )
    .join("\n");

/** The signs of bold from HTML as pairs around something; one without a partner is dropped. */
function balanced(text) {
  const parts = text.split(BOLD);
  if (parts.length === 1) return text;
  return parts
    .map((part, index) => {
      const isInside = index % 2 === 1 && index < parts.length - 1;
      if (!isInside || !part.trim()) return part;
      const inner = part.trim();
      const [before, after] = [part.slice(0, part.indexOf(inner)), part.slice(part.indexOf(inner) + inner.length)];
      return `${before}**${inner.replaceAll("**", "").replace(/(?<!\s)\s*\n\s*/g, " ")}**${after}`;
    })
    .join("");
}

function inline(tokens = []) {
  return tokens
    .map((token) => {
      switch (token.type) {
        case "strong": {
          const inner = inline(token.tokens).replaceAll("**", "").trim();
          return inner ? `**${inner}**` : "";
        }
        case "em":
        case "del":
          return inline(token.tokens);
        case "codespan":
          return codeSpan(decodeHTML(token.text));
        case "br":
          return "\n";
        case "link":
          return link(token);
        case "image":
          return escape(token.text ?? "");
        case "text":
          return token.tokens ? inline(token.tokens) : escape(decodeHTML(token.text));
        case "escape":
          return escape(token.text);
        default:
          return escape(token.text ?? token.raw ?? "");
      }
    })
    .join("");
}

function link({ href, tokens, text }) {
  const target = address(href);
  if (!target) return inline(tokens);
  // What the library found in running text.
  if (text === href) return `<${target}>`;
  const label = inline(tokens)
    .replaceAll("**", "")
    .replace(/(?<!\s)\s*\n\s*/g, " ")
    .trim();
  return label ? `[${label}](${target})` : "";
}

const escape = (text) => text.replace(/[\\`*[\]<]/g, "\\$&");

function codeSpan(code) {
  const text = code.replace(/(?<!\n)\n+$/, "");
  if (text.includes("\n")) return `\n\n\`\`\`\n${text.replaceAll("```", "'''").replace(/^\n+/, "")}\n\`\`\`\n\n`;
  return text.trim() ? `\`${text.replaceAll("`", "'").trim()}\`` : "";
}

/** An address that a page may link to: http or https, no name and password; undefined for all others. */
export function address(href) {
  const text = decodeHTML(href ?? "").trim();
  if (!text || text.startsWith("#") || !URL.canParse(text, "https://cloud.tencent.com")) return undefined;
  const url = new URL(text, "https://cloud.tencent.com");
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.username || url.password) return undefined;
  if (!url.hostname.includes(".")) return undefined;
  return url.href.replace(/[()<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
