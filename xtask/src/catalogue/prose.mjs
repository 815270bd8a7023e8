// What the prose of a member says about its values, where the form of the sentence leaves no doubt.

/** @returns {{ enum?: unknown[], open?: boolean, default?: unknown, min?: number, max?: number }} */
export function readProse() {
  return {};
}
