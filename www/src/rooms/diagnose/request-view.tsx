import type { FoundCause, ParsedRequest } from "tc3fetch/diagnose";
import { locale } from "../../i18n/index.ts";
import { annotate, type RequestLine } from "./annotate.ts";
import { ends, folded } from "./folded.ts";
import { Signs } from "./signs-view.tsx";
import { d, titleOf } from "./texts.ts";

/** The request line by line: wrong pieces are marked, and the reason stands beside them. */
export function RequestView({ request, causes: all }: { request: ParsedRequest; causes: readonly FoundCause[] }) {
  const causes = shownOf(all);
  const texts = d.value;
  return (
    <div class="marked-request">
      <h3 id="marked-request-title">{texts.requestTitle}</h3>
      <div class="request-lines" tabIndex={0} role="region" aria-labelledby="marked-request-title">
        {folded(annotate(request, causes)).map((line, index) =>
          line.kind === "left-out" ? (
            <p key={index} class="rule">
              {texts.linesLeftOut(line.count.toLocaleString(locale.value))}
            </p>
          ) : (
            <div
              key={index}
              class="request-line"
              data-kind={line.kind}
              data-wrong={line.reasons[0] === undefined ? undefined : causes[line.reasons[0]]!.grade}
            >
              <code>
                <Pieces line={line} causes={causes} />
              </code>
              {line.reasons.map((number) => (
                <Reason key={number} cause={causes[number]!} line={line} />
              ))}
            </div>
          ),
        )}
      </div>
    </div>
  );
}

/** More guesses than these would hide the request. */
const MOST_LIKELY = 3;

function shownOf(causes: readonly FoundCause[]): FoundCause[] {
  const sure = causes.filter(({ grade }) => grade !== "likely");
  return sure.length > 0 ? sure : causes.slice(0, MOST_LIKELY);
}

function Pieces({ line, causes }: { line: RequestLine; causes: readonly FoundCause[] }) {
  return (
    <>
      {line.kind === "missing" && <span class="missing-word">{d.value.isMissing} </span>}
      {line.pieces.map(({ text, causes: of }, index) => {
        const content =
          line.kind === "body" || line.kind === "gap" ? (
            <Signs line={text} isBody />
          ) : of.length === 0 ? (
            ends(text)
          ) : (
            text
          );
        if (of.length === 0) return <span key={index}>{content}</span>;
        const grade = causes[of[0]!]!.grade;
        return (
          <span key={index} class="wrong" data-grade={grade}>
            {content}
          </span>
        );
      })}
    </>
  );
}

/** Characters of a value that fit beside a line; longer ones are compared by themselves. */
const MOST_BESIDE = 100;

/** The cause in short, and of its two values the one that cannot be seen in the line. */
function Reason({ cause: { id, grade, found, expected }, line }: { cause: FoundCause; line: RequestLine }) {
  const texts = d.value;
  const shown = line.pieces.map(({ text }) => text).join("");
  const isNews = (value: string | undefined): value is string =>
    value !== undefined && value.length <= MOST_BESIDE && !shown.includes(value);
  return (
    <p class="reason" data-grade={grade}>
      <b>{titleOf(id)}</b>
      {isNews(found) && (
        <span>
          {texts.signed} <code>{found}</code>
        </span>
      )}
      {isNews(expected) && (
        <span>
          {texts.right} <code>{expected}</code>
        </span>
      )}
    </p>
  );
}
