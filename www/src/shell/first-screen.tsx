import { batch } from "@preact/signals";
import { listed } from "../api/catalogue-index.ts";
import { f } from "../i18n/frame/index.ts";
import { locale } from "../i18n/index.ts";
import { loadDocumented, openAction } from "../request/choose.ts";
import { SearchBox } from "./palette/box.tsx";
import { EXAMPLE, sendExample } from "./send.ts";
import { openRoom } from "../choices/view.ts";

/** What a visitor sees first: one box, one example that succeeds, three ways in. */
export function FirstScreen() {
  const { first } = f.value;
  const { actions, services } = listed.value;
  const number = (value: number) => value.toLocaleString(locale.value);
  const ways = [
    { title: first.sign, text: first.signText, open: openSignature },
    { title: first.send, text: first.sendText, open: openExample },
    { title: first.why, text: first.whyText, open: () => openRoom("diagnose") },
  ];
  return (
    <div class="first-screen">
      <h2>{first.title}</h2>
      <p class="first-what">{first.what}</p>
      <div class="first-box">
        <SearchBox id="first-box" placeholder={first.placeholder} isInPage />
      </div>
      <div class="first-example">
        <button type="button" class="primary" onClick={() => void sendExample()}>
          {first.example}
        </button>
        <span class="field-note">{first.exampleOf(`${EXAMPLE.service} ${EXAMPLE.action}`)}</span>
      </div>
      <h3 class="visually-hidden">{first.ways}</h3>
      <ul class="ways">
        {ways.map(({ title, text, open }) => (
          <li key={title}>
            <button type="button" class="way" onClick={open}>
              <b>{title}</b>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="field-note">
        {services.length > 0 && `${first.catalogue(number(services.length), number(actions))} `}
        {first.keys}
      </p>
    </div>
  );
}

function openSignature(): void {
  batch(() => {
    loadDocumented();
    openRoom("signature");
  });
}

function openExample(): void {
  batch(() => {
    openRoom("call");
    openAction(EXAMPLE.service, EXAMPLE.action);
  });
}
