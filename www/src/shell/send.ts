import { batch } from "@preact/signals";
import { loadModel } from "../api/models.ts";
import { chooseAction } from "../request/choose.ts";
import { isOwnProxy, lookForLocalEndpoint, useExamples } from "../request/proxy.ts";
import { editor, openRoom } from "../choices/view.ts";

/** Sends the form as it is, from any room; the answer is in the room Call. */
export async function sendForm(): Promise<void> {
  openRoom("call");
  const { submit } = await import("../rooms/call/actions.ts");
  // On a static host the page answers instead.
  await lookForLocalEndpoint();
  submit();
}

/** What succeeds without an account: an action that the page knows by itself, with its example and example keys. */
export const EXAMPLE = { service: "scf", action: "Invoke" };

export async function sendExample(): Promise<void> {
  batch(() => {
    openRoom("call");
    editor.value = "form";
    // The example's keys are none of a real account.
    if (isOwnProxy.value) useExamples();
    chooseAction(EXAMPLE.service, EXAMPLE.action);
  });
  // Its example is filled in with the model.
  await loadModel({ id: EXAMPLE.service }, EXAMPLE.action);
  await sendForm();
}
