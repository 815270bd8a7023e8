import type { Finding } from "tc3fetch/models";

/** What the checker says, by path: what is refused, and what a service may well take. */
export interface Findings {
  faults: Map<string, Finding>;
  doubts: Map<string, Finding>;
}

/** Of several findings at one path the first, and an error before a warning. */
export function byPath(found: readonly Finding[]): Findings {
  const [faults, doubts] = [new Map<string, Finding>(), new Map<string, Finding>()];
  for (const one of found) {
    const side = one.severity === "error" ? faults : doubts;
    if (one.parameter && !side.has(one.parameter)) side.set(one.parameter, one);
  }
  for (const path of faults.keys()) doubts.delete(path);
  return { faults, doubts };
}
