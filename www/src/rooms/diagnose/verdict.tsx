import type { Diagnosis, FoundCause } from "tc3fetch/diagnose";
import { Prose } from "../../ui/prose.tsx";
import { CodeLine } from "./code-line.tsx";
import { d, hintOf, isOtherKey, mistakesOf, sentence, shortMessageOf, titleOf } from "./texts.ts";

/** The verdict in one sentence, and what to do; other causes that it may be follow, shorter. */
export function Verdict({ diagnosis, answer }: { diagnosis: Diagnosis; answer: string }) {
  const texts = d.value;
  const { verdict, system, causes } = diagnosis;
  const isOther = isOtherKey(diagnosis, answer);
  const main = mistakesOf(diagnosis);
  const others = verdict === "valid" ? causes : causes.filter((cause) => !main.includes(cause));
  return (
    <section class="verdict" data-verdict={isOther ? "certain" : verdict} aria-labelledby="verdict-title">
      <p class="facts">
        <span>{texts.systems[system]}</span>
      </p>
      <h2 id="verdict-title">
        <Prose text={sentence(diagnosis, answer)} />
      </h2>
      {isOther && (
        <p class="cause-hint">
          <b>{texts.whatToDo}:</b> <Prose text={hintOf("secret-wrong")} />
        </p>
      )}
      {verdict === "valid" && !isOther && <p class="rule">{texts.validNote}</p>}
      {main.map((cause, index) => (
        <Cause
          key={cause.id}
          cause={cause}
          number={main.length > 1 ? index + 1 : undefined}
          isNoted={cause.grade !== main[index - 1]?.grade}
        />
      ))}
      {others.length > 0 && (
        <details class="other-causes" open={verdict === "open" || others.length < 3}>
          <summary>{texts.others}</summary>
          <ul>
            {others.map((cause) => (
              <li key={cause.id}>
                <Prose text={shortMessageOf(cause)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface Props {
  cause: FoundCause;
  /** Where there are several. */
  number: number | undefined;
  /** Whether to say what its grade means. */
  isNoted: boolean;
}

function Cause({ cause, number, isNoted }: Props) {
  const texts = d.value;
  return (
    <div class="cause">
      {number !== undefined && (
        <h3>
          {/* The first one is the verdict already. */}
          <span class="reason-number">{number}</span>{" "}
          <Prose text={number === 1 ? titleOf(cause.id) : shortMessageOf(cause)} />
        </h3>
      )}
      {isNoted && <p class="rule">{texts.gradeNotes[cause.grade]}</p>}
      <p class="cause-hint">
        <b>{texts.whatToDo}:</b> <Prose text={hintOf(cause.id)} />
      </p>
      <CodeLine id={cause.id} />
    </div>
  );
}
