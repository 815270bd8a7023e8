import { useMemo } from "preact/hooks";
import type { Diagnosis, FoundCause } from "tc3fetch/diagnose";
import { type Line, placeOf, rowsOf } from "./diff.ts";
import { Signs } from "./signs-view.tsx";
import { d } from "./texts.ts";

interface Told {
  canonicalRequest?: string;
  stringToSign?: string;
}

/**
 * *Mine | expected*: the reader's own text beside the one that belongs to the request; or what the request comes to
 * beside what the service says that it computed.
 */
export function CompareView({ diagnosis, told }: { diagnosis: Diagnosis; told: Told }) {
  const texts = d.value;
  const { difference, verification, causes } = diagnosis;
  if (difference) {
    const { stage, mine, expected } = difference;
    return (
      <Comparison
        title={`${texts.compareTitle}: ${texts.stages[stage]}`}
        names={[texts.mine, texts.expected]}
        mine={mine}
        expected={expected}
        note={noteOf(mine, expected) ?? texts.sameText(texts.stages[stage])}
      />
    );
  }
  const pairs = (["canonicalRequest", "stringToSign"] as const).flatMap((name) => {
    const [mine, expected] = [verification?.[name], told[name]];
    return mine === undefined || expected === undefined ? [] : [{ name, mine, expected }];
  });
  const different = pairs.find(({ mine, expected }) => mine !== expected) ?? pairs.at(-1);
  if (!different) return <Values cause={causes.find(isLong)} />;
  const { name, mine, expected } = different;
  const stage = texts.stages[name === "canonicalRequest" ? "canonical-request" : "string-to-sign"];
  return (
    <Comparison
      title={`${texts.compareTitle}: ${stage}`}
      names={[`${texts.mine} · ${texts.sentByUs}`, `${texts.expected} · ${texts.toldByService}`]}
      mine={mine}
      expected={expected}
      note={noteOf(mine, expected) ?? (pairs.length > 1 ? texts.sameTexts : texts.sameText(stage))}
    />
  );
}

/** Values of a cause that are too long to be read in a sentence. */
const isLong = ({ found, expected }: FoundCause) =>
  found !== undefined && expected !== undefined && Math.max(found.length, expected.length) > 100;

function Values({ cause }: { cause: FoundCause | undefined }) {
  const texts = d.value;
  if (cause?.found === undefined || cause.expected === undefined) return null;
  return (
    <Comparison
      title={texts.valuesTitle}
      names={[texts.signedName, texts.expected]}
      mine={cause.found}
      expected={cause.expected}
      note={noteOf(cause.found, cause.expected) ?? ""}
    />
  );
}

/** Where two texts differ first; none where they are the same. */
function noteOf(mine: string, expected: string): string | undefined {
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

function Comparison({ title, names, mine, expected, note }: Props) {
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
