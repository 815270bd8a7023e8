import { batch, computed, signal, type Signal } from "@preact/signals";
import { findService, keyOf, type Service, type ServiceAction } from "../api/catalogue.ts";
import { isDestructive } from "../api/destructive.ts";
import { canLoad, models } from "../api/models.ts";

export type Method = "POST" | "GET";
export type Algorithm = "TC3-HMAC-SHA256" | "HmacSHA256" | "HmacSHA1";
export type System = "tencent" | "aliyun" | "guance";

/** What every field holds before anything was typed. */
const INITIAL = {
  service: "",
  version: "",
  action: "",
  region: "",
  host: "",
  endpoint: "",
  accountId: "",
  method: "POST" as Method,
  algorithm: "TC3-HMAC-SHA256" as Algorithm,
  contentType: "",
  timestamp: "",
  nonce: "",
  fresh: true,
  unsignedPayload: false,
  signAction: false,
  signedHeaders: "",
  headers: "",
  language: "",
};

export type Draft = typeof INITIAL & { body: string };
export type DraftField = keyof Draft;

const signals = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, signal(value)])) as {
    [Name in keyof T]: Signal<T[Name]>;
  };

/**
 * What the form holds, as typed. `body` is the parameters as JSON, and for signature v3 the very bytes
 * that are signed and sent.
 */
export const draft = signals<Draft>({ ...INITIAL, body: "{}" });

export const draftFields = Object.keys(draft) as DraftField[];

/** Which fields have a value other than a new form's, and which. */
export function draftValues(): Partial<Draft> {
  const initial: Partial<Draft> = INITIAL;
  const entries = draftFields.map((name) => [name, draft[name].value] as const);
  return Object.fromEntries(entries.filter(([name, value]) => value !== initial[name])) as Partial<Draft>;
}

/** Fills the form; what is not given is as in a new one. */
export function fillDraft(values: Partial<Draft>): void {
  batch(() => {
    const all: Draft = { ...INITIAL, body: "{}", ...values };
    for (const name of draftFields) (draft[name] as { value: unknown }).value = all[name];
  });
}

/**
 * The known service of the request, of this very version: a reader who types another service's name
 * letter by letter must not meet one on the way.
 */
export const service = computed<Service | undefined>(() =>
  draft.version.value ? findService(draft.service.value, draft.version.value) : undefined,
);
export const model = computed(() => (service.value ? models.value[keyOf(service.value)] : undefined));
/** Whether the model is on its way: the form is drawn when it is there, so that nothing moves. */
export const isModelComing = computed(() => {
  if (!service.value || !canLoad(service.value, draft.action.value)) return false;
  // The page's own model may be here without an action that the catalogue has: it is one that the navigation lists.
  return !model.value || service.value.actions.some(({ name }) => name === draft.action.value);
});
/** The chosen action in its model, once that is here. */
export const action = computed(() => {
  const { actions } = model.value ?? {};
  return actions && Object.hasOwn(actions, draft.action.value) ? actions[draft.action.value] : undefined;
});

/** The chosen action as the navigation has it; none for what was typed in. */
export const listedAction = computed<ServiceAction | undefined>(() => {
  const name = draft.action.value;
  const listed = service.value?.actions.find((one) => one.name === name);
  if (listed || !action.value) return listed;
  // The index of the catalogue is loaded only when a reader searches.
  return {
    name,
    title: action.value.name || name,
    group: "",
    deprecated: action.value.status === "deprecated",
    destructive: isDestructive(name),
  };
});

/** Which of the vendors' ways the request goes. */
export const system = computed<System>(() => {
  switch (service.value?.protocol) {
    case "aliyun-roa":
      return "aliyun";
    case "guance":
      return "guance";
    default:
      return "tencent";
  }
});

export const isV1 = computed(() => draft.algorithm.value !== "TC3-HMAC-SHA256");
