import brokenRequests from "virtual:broken-requests";
import { Prose } from "../../ui/prose.tsx";
import { take } from "./taken.ts";
import { d } from "./texts.ts";

function show(text: string): void {
  take({ text });
  // On a phone the keys now stand between the box and the room.
  if (matchMedia("(max-width: 59.99rem)").matches)
    setTimeout(() => document.querySelector(".rooms")?.scrollIntoView(), 50);
}

/** What a visitor sees before there is a request: what the room does, and three requests to see it do it. */
export function Examples() {
  const texts = d.value;
  return (
    <div class="diagnose-room">
      <div class="empty-state">
        <h2>{texts.emptyTitle}</h2>
        <p class="rule">{texts.emptyText}</p>
      </div>
      <section class="broken-examples" aria-labelledby="examples-title">
        <h3 id="examples-title">{texts.examplesTitle}</h3>
        <ul>
          {brokenRequests.map(({ id, text }) => (
            <li key={id}>
              <button type="button" class="broken-example" onClick={() => show(text)}>
                <b>{texts.examples[id].title}</b>
                <span>
                  <Prose text={texts.examples[id].text} />
                </span>
              </button>
            </li>
          ))}
        </ul>
        <p class="field-note">{texts.examplesNote}</p>
      </section>
    </div>
  );
}
