import { batch, computed, effect, signal, type Signal } from "@preact/signals";
import type { Credentials } from "tc3fetch";
import type { AcsCredentials } from "tc3fetch/aliyun";
import { system, type System } from "./draft.ts";

/**
 * Credentials of each system, in memory only: they are apart from the draft, which is written into the
 * address. Guance has no id and no token.
 */
export const keys: Record<System, Record<"id" | "secret" | "token", Signal<string>>> = {
  tencent: { id: signal(""), secret: signal(""), token: signal("") },
  aliyun: { id: signal(""), secret: signal(""), token: signal("") },
  guance: { id: signal(""), secret: signal(""), token: signal("") },
};

/** Keys that open nothing: of the vendors' documents, and of the local endpoint. */
export const EXAMPLE_KEYS: Record<System, { id: string; secret: string }> = {
  // The asterisks are part of the documented strings.
  tencent: { id: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", secret: "Gu5t9xGARNpq86cd98joQYCN3*******" },
  aliyun: { id: "LTAI5tEXAMPLEKEYID000001", secret: "EXAMPLEsecretEXAMPLEsecret0001" },
  guance: { id: "", secret: "wksp_example_0123456789abcdef" },
};

export const currentKeys = computed(() => keys[system.value]);

export const tencentCredentials = computed<Credentials>(() => {
  const { id, secret, token } = keys.tencent;
  return { secretId: id.value, secretKey: secret.value, ...(token.value && { token: token.value }) };
});

export const aliyunCredentials = computed<AcsCredentials>(() => {
  const { id, secret, token } = keys.aliyun;
  return { accessKeyId: id.value, accessKeySecret: secret.value, ...(token.value && { securityToken: token.value }) };
});

/** Whether the keys in the form are those of an example. */
export const areExamples = computed(() => currentKeys.value.secret.value === EXAMPLE_KEYS[system.value].secret);

/** A key that works until it is deleted, in a page: temporary ones come with a token. */
export const isLongLived = computed(() => {
  const { secret, token } = currentKeys.value;
  return system.value !== "guance" && secret.value !== "" && token.value === "" && !areExamples.value;
});

/** Where nothing was typed in, the example's keys. */
export function offerExampleKeys(of: System): void {
  const { id, secret } = keys[of];
  if (id.value || secret.value) return;
  useExampleKeys(of);
}

export function useExampleKeys(of: System): void {
  batch(() => {
    keys[of].id.value = EXAMPLE_KEYS[of].id;
    keys[of].secret.value = EXAMPLE_KEYS[of].secret;
    keys[of].token.value = "";
  });
}

/** Minutes after which credentials are forgotten; 0 keeps them as long as the page. */
export const forgetAfter = signal(0);
/** When that is, in milliseconds since 1970. */
export const forgottenAt = signal<number | undefined>(undefined);

const whenForgotten = new Set<() => void>();

/** Has something forgotten together with the credentials: what was made from them. */
export function onForget(forget: () => void): void {
  whenForgotten.add(forget);
}

/** Every set of fields that holds credentials. */
const fieldSets = signal<Record<"id" | "secret" | "token", Signal<string>>[]>(Object.values(keys));

/** Has other fields forgotten like those of the form, and by the same time. */
export function isInMemory(fields: Record<"id" | "secret" | "token", Signal<string>>): void {
  fieldSets.value = [...fieldSets.value, fields];
}

/** Drops the credentials and everything that was made from them. */
export function forgetCredentials(): void {
  batch(() => {
    for (const { id, secret, token } of fieldSets.peek()) for (const field of [id, secret, token]) field.value = "";
    for (const forget of whenForgotten) forget();
  });
}

export function followTimeLimit(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A machine that slept has stopped its timers as well.
  document.addEventListener("visibilitychange", () => {
    if (forgottenAt.value !== undefined && Date.now() >= forgottenAt.value) forgetCredentials();
  });
  effect(() => {
    clearTimeout(timer);
    // Every change of a key begins the time anew.
    const isAnyGiven = fieldSets.value.some(({ id, secret, token }) => [id, secret, token].some(({ value }) => value));
    const milliseconds = forgetAfter.value * 60_000;
    forgottenAt.value = milliseconds && isAnyGiven ? Date.now() + milliseconds : undefined;
    if (milliseconds && isAnyGiven) timer = setTimeout(forgetCredentials, milliseconds);
  });
}
