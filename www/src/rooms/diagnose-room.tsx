import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";

type Diagnose = typeof import("./diagnose/index.ts");

const loaded = signal<Diagnose | undefined>(undefined);
const failure = signal("");

function load(): void {
  if (loaded.value) return;
  import("./diagnose/index.ts").then(
    (room) => {
      room.followPaste();
      loaded.value = room;
    },
    (error) => (failure.value = String(error)),
  );
}

/** The room for requests that were refused, which is loaded when it is opened. */
export function DiagnoseRoom() {
  useEffect(load, []);
  const Room = loaded.value?.DiagnoseRoom;
  return Room ? <Room /> : <p class="rule">{failure.value || t.value.code.loading}</p>;
}

/** What stands in the form's place meanwhile: the box. */
export function DiagnoseInput() {
  useEffect(load, []);
  const Input = loaded.value?.DiagnoseInput;
  return Input ? <Input /> : <div class="request-form" id="request" />;
}
