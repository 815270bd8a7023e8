import { useMemo } from "preact/hooks";
import { type Line, placeOf, rowsOf } from "./diff.ts";
import { Signs } from "./signs-view.tsx";
import { d } from "./texts.ts";

/** Where two texts differ first; none where they are the same. */
export function noteOf(mine: string, expected: string): string | undefined {
  const { firstByte, firstDifference } = d.value;
  const place = placeOf(mine, expected);
  if (!place) return undefined;
  return expected.includes("\n") ? firstDifference(place.line, place.byte) : firstByte(place.byte);
}

interface Props {
  title: string;
  names: [mine: string, expected: string];
  mine: string;
  expected: string;
  note: string;
}

/** Two texts in aligned rows, with the first byte that differs marked. */
export function Comparison({ title, names, mine, expected, note }: Props) {
  const rows = useMemo(() => rowsOf(mine, expected), [mine, expected]);
  return (
    <div class="comparison">
      <h3 id="comparison-title">{title}</h3>
      <p class="comparison-note">{note}</p>
      {/* Long lines break; the frame scrolls where even so there is no room. */}
      <div class="comparison-frame" tabIndex={0} role="region" aria-labelledby="comparison-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} data-same={row.mine?.text === row.expected?.text || undefined} data-first={row.isFirst}>
                <Cell line={row.mine} side="mine" name={names[0]} />
                <Cell line={row.expected} side="expected" name={names[1]} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="field-note">{d.value.signs}</p>
    </div>
  );
}

function Cell({ line, side, name }: { line: Line | undefined; side: "mine" | "expected"; name: string }) {
  return (
    <td class={side} data-name={name}>
      {line && (
        <div class="compared-line">
          <span class="line-number">{line.number}</span>
          <code>
            <Signs line={line.text} at={line.at} />
          </code>
        </div>
      )}
    </td>
  );
}
