import type { Diagnosis, FoundCause } from "tc3fetch/diagnose";
import { Comparison, noteOf } from "./comparison.tsx";
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
