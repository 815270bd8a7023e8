import type { ModelMember } from "tc3fetch/models";
import { batch, effect, signal } from "@preact/signals";
import { findService } from "../api/catalogue.ts";
import { loadModel } from "../api/models.ts";
import { editor, isFirstScreen, showRequest } from "../choices/view.ts";
import { now } from "./clock.ts";
import { action, draft, fillDraft, service, system, type Draft } from "./draft.ts";
import { write } from "./json.ts";
import { offerExampleKeys } from "./keys.ts";
import { filled } from "./opened.ts";
import { settle } from "../ui/typing.ts";

/** An action that was opened before its model was there: its example is filled in with the model. */
const awaited = signal("");
const opened = () => `${draft.service.value} ${draft.action.value}`;

/** Keeps the model of the chosen service at hand. */
export function followService(): void {
  effect(() => {
    // Of no other version, and not on the way to another name.
    if (isFirstScreen.value || !service.value) return;
    void loadModel(service.value, draft.action.value);
  });
  // In an effect, which runs before anything is drawn with the new model: nothing moves on the page.
  effect(() => {
    if (!action.value || awaited.value !== opened()) return;
    awaited.value = "";
    // The reader may have begun to type in the meantime.
    settle();
    if (draft.body.peek() === "{}") fillExample(0);
  });
}

/** The example of Tencent's own document: its keys, its time in 2019, its signature. */
export const DOCUMENTED: Partial<Draft> = {
  service: "cvm",
  version: "2017-03-12",
  action: "DescribeInstances",
  region: "ap-guangzhou",
  body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
  contentType: "application/json; charset=utf-8",
  timestamp: "1551113065",
  nonce: "11886",
  fresh: false,
};

export function loadDocumented(): void {
  batch(() => {
    fillDraft(DOCUMENTED);
    // Its signature is that of these very bytes.
    editor.value = "json";
    // The documented signature belongs to the documented keys; those that were typed in stay.
    offerExampleKeys("tencent");
  });
}

/** A question to a model, whose answer is a stream: the local endpoint has it too. */
export function loadChat(question: string): void {
  batch(() => {
    fillDraft({
      service: "hunyuan",
      version: "2023-09-01",
      action: "ChatCompletions",
      body: write({ Model: "hunyuan-lite", Messages: [{ Role: "user", Content: question }], Stream: true }, true),
      contentType: "application/json; charset=utf-8",
      timestamp: now(),
    });
    renewNonce();
    offerExampleKeys("tencent");
  });
}

const DEFAULT_REGION = { tencent: "ap-guangzhou", aliyun: "cn-hangzhou", guance: "" };

/** Opens an action, with its document's example where it has one; `given` is what is known already. */
export function chooseAction(serviceId: string, name: string, given: Partial<Draft> = {}): void {
  const service = findService(serviceId, given.version);
  if (!service) return;
  const before = system.value;
  const region = draft.region.value;
  batch(() => {
    fillDraft({ service: serviceId, version: service.version, action: name, timestamp: now(), ...given });
    const of = system.value;
    draft.region.value = given.region ?? (of === before && region ? region : DEFAULT_REGION[of]);
    draft.contentType.value = given.contentType ?? (of === "tencent" ? "application/json; charset=utf-8" : "");
    if (given.nonce === undefined) renewNonce();
    offerExampleKeys(of);
    awaited.value = opened();
  });
}

/** Opens an action where it can be seen; of the version that has most of its service, where none is named. */
export function openAction(serviceId: string, name: string, version?: string): void {
  batch(() => {
    showRequest();
    // The bytes of the document's example are shown as they are; an action with a model has a form.
    if (draft.timestamp.value === DOCUMENTED.timestamp) editor.value = "form";
    chooseAction(serviceId, name, version ? { version } : {});
  });
}

/** The document's examples of the chosen action. */
export const examples = () => action.value?.examples ?? [];

export function fillExample(index: number): void {
  const example = examples()[index];
  batch(() => {
    draft.body.value = write(example?.input ?? {}, true);
    filled.value++;
  });
}

/** A value to begin with, of a new element or structure. What is required in it is still missing, and says so. */
export function emptyValue({ type, default: preset, min, enum: values }: ModelMember): unknown {
  switch (type) {
    case "list":
      return [];
    case "map":
    case "object":
    case "any":
      return {};
    case "int":
    case "float":
      return typeof preset === "number" ? preset : (min ?? 0);
    case "bool":
      return preset === true;
    default: {
      const [first = ""] = values ?? [];
      return typeof preset === "string" ? preset : typeof first === "object" ? first.value : first;
    }
  }
}

export function useCurrentTime(): void {
  draft.timestamp.value = now();
}

/** A number below 2^31 for signature v1, 32 hexadecimal digits for ACS3. */
export function renewNonce(): void {
  if (system.value === "aliyun") {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    draft.nonce.value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  } else {
    draft.nonce.value = String(1 + (crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1));
  }
}
