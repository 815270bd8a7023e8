import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";

type Diagnose = typeof import("./diagnose/index.ts");

const loaded = signal<Diagnose | undefined>(undefined);
const failure = signal("");

let loading: Promise<void> | undefined;

/** Resolves when it is here, or could not be loaded, which it then says in its place. */
export function loadDiagnoseRoom(): Promise<void> {
  return (loading ??= import("./diagnose/index.ts").then(
    (room) => {
      room.followPaste();
      loaded.value = room;
    },
    (error) => {
      failure.value = String(error);
      // The network may be back when it is asked for again.
      loading = undefined;
    },
  ));
}

/** The room for requests that were refused, which is loaded when it is opened. */
export function DiagnoseRoom() {
  useEffect(() => void loadDiagnoseRoom(), []);
  const Room = loaded.value?.DiagnoseRoom;
  return Room ? <Room /> : <p class="rule">{failure.value || t.value.code.loading}</p>;
}

/** What stands in the form's place meanwhile: the box. */
export function DiagnoseInput() {
  useEffect(() => void loadDiagnoseRoom(), []);
  const Input = loaded.value?.DiagnoseInput;
  return Input ? <Input /> : <div class="request-form" id="request" />;
}
