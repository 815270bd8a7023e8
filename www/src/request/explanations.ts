import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { type AcsExplanation, explain, explainAcs, type Tc3Explanation, type V1Explanation } from "tc3fetch/inspect";
import { isV1, system } from "./draft.ts";
import { aliyunCredentials, keys, onForget, tencentCredentials } from "./keys.ts";
import { aliyunRequest, guanceRequest, type Or, v1Request, v3Request } from "./prepared.ts";
import { problemOf, type Problem } from "./problem.ts";
import { held } from "../ui/typing.ts";

/** A signature as it is shown: the last good one, and what it was before. */
export interface Shown<Explanation> {
  /** None before the first one and after the credentials were forgotten. */
  current?: Explanation;
  /** Against it changes are marked. */
  previous?: Explanation;
  /** Where a key is all that is missing: of it only the stages before the key are true. */
  keyless?: Explanation;
  keylessBefore?: Explanation;
  /** The session token that it was made with. */
  token: string;
}

export interface Signing<Explanation> {
  shown: ReadonlySignal<Shown<Explanation>>;
  /** Why the form as it is cannot be signed; what is shown then belongs to an earlier form. */
  problem: ReadonlySignal<Problem | undefined>;
}

type Outcome<Explanation> = { explanation: Explanation } | { problem: Problem; keyless?: Explanation | undefined };

const isKeyMissing = (problem: Problem): problem is Problem & { field: "id" | "secret" } =>
  problem.code === "ClientError.MissingParameter" && (problem.field === "id" || problem.field === "secret");

/** What is wrong besides the key is said when the key is there. */
function tried<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** Stands for a key where none was given. What is made with it is never shown, copied or sent. */
const NO_KEY = "none";

function signing<Request, Credentials, Explanation>(
  prepared: ReadonlySignal<Or<{ request: Request }>>,
  credentials: ReadonlySignal<Credentials>,
  explained: (request: Request, credentials: Credentials) => Explanation,
  keyless: (request: Request, credentials: Credentials, missing: "id" | "secret") => Explanation | undefined,
  token: () => string,
): Signing<Explanation> {
  const due = held(computed(() => ({ ready: prepared.value, credentials: credentials.value })));
  const outcome = computed<Outcome<Explanation>>(() => {
    const { ready, credentials: given } = due.value;
    if ("problem" in ready) return ready;
    try {
      return { explanation: explained(ready.request, given) };
    } catch (error) {
      const problem = problemOf(error);
      const shown = isKeyMissing(problem) && { keyless: tried(() => keyless(ready.request, given, problem.field)) };
      return { problem, ...shown };
    }
  });
  const shown = signal<Shown<Explanation>>({ token: "" });
  effect(() => {
    const before = untracked(() => shown.value);
    const { value } = outcome;
    if ("explanation" in value) {
      const { current } = before;
      shown.value = {
        current: value.explanation,
        ...(current && { previous: current }),
        token: untracked(token),
      };
    } else if (value.keyless) {
      // A signature by a key that is gone is none of this form's.
      const keylessBefore = before.keyless ?? before.current;
      shown.value = { keyless: value.keyless, ...(keylessBefore && { keylessBefore }), token: untracked(token) };
    }
  });
  onForget(() => (shown.value = { token: "" }));
  return { shown, problem: computed(() => ("problem" in outcome.value ? outcome.value.problem : undefined)) };
}

// Each is computed only for its own system: a problem of another one would mean nothing.
const only = <Request>(of: string, prepared: ReadonlySignal<Or<{ request: Request }>>) =>
  computed<Or<{ request: Request }>>(() => (system.value === of ? prepared.value : { problem: { message: "" } }));

const tencentToken = () => keys.tencent.token.value;

export const v3: Signing<Tc3Explanation> = signing(
  only("tencent", v3Request),
  tencentCredentials,
  (request, credentials) => explain({ ...request, algorithm: "TC3-HMAC-SHA256" }, credentials),
  (request) => explain({ ...request, algorithm: "TC3-HMAC-SHA256" }, { secretId: NO_KEY, secretKey: NO_KEY }),
  tencentToken,
);
export const v1: Signing<V1Explanation> = signing(
  only("tencent", v1Request),
  tencentCredentials,
  (request, credentials) => explain(request, credentials) as V1Explanation,
  // The id is one of the parameters that are signed.
  (request, credentials, missing) =>
    missing === "secret" ? (explain(request, { ...credentials, secretKey: NO_KEY }) as V1Explanation) : undefined,
  tencentToken,
);
export const acs3: Signing<AcsExplanation> = signing(
  only("aliyun", aliyunRequest),
  aliyunCredentials,
  (request, credentials) => explainAcs(request, credentials),
  (request, credentials) => explainAcs(request, { ...credentials, accessKeyId: NO_KEY, accessKeySecret: NO_KEY }),
  () => keys.aliyun.token.value,
);

/** Whether the form can be sent as it is, by the way that it goes. */
export const problem = computed<Problem | undefined>(() => {
  if (system.value === "tencent") return isV1.value ? v1.problem.value : v3.problem.value;
  if (system.value === "aliyun") return acs3.problem.value;
  if ("problem" in guanceRequest.value) return guanceRequest.value.problem;
  return keys.guance.secret.value ? undefined : { message: "", field: "secret", code: "ClientError.MissingParameter" };
});

/** The signed request that is sent, where there is a signature. */
export const signedRequest = computed(() => {
  if (system.value === "tencent") return (isV1.value ? v1 : v3).shown.value.current?.request;
  return system.value === "aliyun" ? acs3.shown.value.current?.request : undefined;
});

/** Derived keys are shown on purpose, for one pair of credentials and not for the next. */
export const derivedKeysShown = signal(false);
effect(() => {
  tencentCredentials.value;
  derivedKeysShown.value = false;
});
