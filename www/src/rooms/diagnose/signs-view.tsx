import { pieces } from "./signs.ts";

interface Props {
  /** May have line feeds in it, which then are drawn as well as made. */
  line: string;
  /** Where the text that differs begins, in UTF-16 units; its first character is marked. */
  at?: number | undefined;
  /** Line feeds between the lines of a body have no sign: only one at its end surprises. */
  isBody?: boolean;
}

/** A text with signs for what cannot be seen. */
export function Signs({ line, at, isBody = false }: Props) {
  let from = 0;
  return (
    <>
      {line.split(/(?<=\n)/).map((part, index) => {
        const start = from;
        from += part.length;
        return (
          <Part
            key={index}
            text={part}
            at={at === undefined ? undefined : at - start}
            isQuiet={isBody && from < line.length}
          />
        );
      })}
    </>
  );
}

function Part({ text, at, isQuiet }: { text: string; at: number | undefined; isQuiet: boolean }) {
  let from = 0;
  return (
    <>
      {pieces(text).map((piece, index) => {
        const start = from;
        const length = "text" in piece ? piece.text.length : piece.of.length;
        from += length;
        const mark = at !== undefined && at >= start && at < start + length ? at - start : undefined;
        if ("sign" in piece) {
          const breaks = piece.of.includes("\n") ? "\n" : "";
          if (isQuiet && piece.of === "\n") return "\n";
          return (
            <span key={index}>
              <span class={mark === undefined ? "sign" : "sign first-difference"}>{piece.sign}</span>
              {breaks}
            </span>
          );
        }
        if (mark === undefined) return <span key={index}>{piece.text}</span>;
        const [character = ""] = piece.text.slice(mark);
        return (
          <span key={index}>
            {piece.text.slice(0, mark)}
            <mark class="first-difference">{character}</mark>
            {piece.text.slice(mark + character.length)}
          </span>
        );
      })}
    </>
  );
}
