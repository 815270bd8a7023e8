import { computed } from "@preact/signals";
import { isV1, system } from "../request/draft.ts";
import { acs3, problem, v1, v3 } from "../request/explanations.ts";
import { focusField } from "../request/problem.ts";
import { warnings } from "../request/warned.ts";

/** What the bar says of the request, whatever room is open. */
export const verdict = computed(() => {
  const of = system.value;
  const signing = of === "aliyun" ? acs3 : isV1.value ? v1 : v3;
  const isByKey = of === "guance";
  return {
    name: isByKey ? "DF-API-KEY" : of === "aliyun" ? "ACS3" : isV1.value ? "v1" : "v3",
    isByKey,
    problem: problem.value,
    signature: isByKey || problem.value ? undefined : signing.shown.value.current?.signature,
    /** What will be refused all the same. */
    warnings: warnings.value,
    goToWarning() {
      const [first] = warnings.peek();
      focusField(first?.field, first?.parameter);
    },
  };
});

/** The two ends of a signature, by which a reader knows it again. */
export const shortened = (signature: string) =>
  signature.length > 12 ? `${signature.slice(0, 4)}…${signature.slice(-4)}` : signature;
