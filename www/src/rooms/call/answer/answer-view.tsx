import { useSignal } from "@preact/signals";
import type { Model } from "tc3fetch/models";
import { useMemo } from "preact/hooks";
import { callTexts } from "../../../i18n/call/index.ts";
import { r } from "../../../i18n/request/index.ts";
import { parseExactly, reformatted } from "../../../request/json.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Body } from "../body.tsx";
import type { Place } from "./meaning.ts";
import { Tree } from "./tree.tsx";

interface Props {
  text: string;
  model: Model | undefined;
  place: Place;
}

/** How an answer is read. */
const reading = ["tree", "text", "raw"] as const;
type Reading = (typeof reading)[number];

/** More characters than this are shown as text alone. */
const MOST_TREE = 5_000_000;

/** The body of an answer: as it is nested, as text with line breaks, or as it came. */
export function AnswerView({ text, model, place }: Props) {
  const call = callTexts.value;
  const { answer } = r.value;
  const how = useSignal<Reading>("tree");
  const isAllOpen = useSignal<boolean | undefined>(undefined);
  const hasMeanings = useSignal(true);
  const value = useMemo(() => readObject(text), [text]);
  if (text === "") return <Body label={call.responseBody} text="" />;
  const shown = value === undefined && how.value === "tree" ? "text" : how.value;
  return (
    <>
      <div class="answer-tools">
        <Segmented<Reading>
          name="reading"
          label={answer.reading}
          value={shown}
          options={reading
            .filter((one) => one !== "tree" || value !== undefined)
            .map((one) => ({ value: one, label: answer.readings[one] }))}
          onChange={(next) => (how.value = next)}
        />
        {shown === "tree" && (
          <>
            <label class="checkbox inline">
              <input
                type="checkbox"
                checked={hasMeanings.value}
                onChange={(event) => (hasMeanings.value = event.currentTarget.checked)}
              />
              {answer.meanings}
            </label>
            <button type="button" class="link" onClick={() => (isAllOpen.value = true)}>
              {answer.openAll}
            </button>
            <button type="button" class="link" onClick={() => (isAllOpen.value = false)}>
              {answer.foldAll}
            </button>
          </>
        )}
        <CopyButton what={call.responseBody} compact text={() => (shown === "raw" ? text : reformatted(text, true))} />
      </div>
      {shown === "tree" ? (
        <Tree
          // All of it is drawn anew when all of it is opened or folded.
          key={String(isAllOpen.value)}
          value={value}
          model={model}
          place={place}
          label={call.responseBody}
          isAllOpen={isAllOpen.value}
          hasMeanings={hasMeanings.value}
        />
      ) : (
        <Body label={call.responseBody} text={shown === "raw" ? text : reformatted(text, true)} />
      )}
    </>
  );
}

/** A JSON object or list, with every digit; undefined for any other text. */
function readObject(text: string): unknown {
  if (text.length > MOST_TREE || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return parseExactly(text);
  } catch {
    return undefined;
  }
}
