// What the limits of a value are called. Errors of check.js, the types, docs/api and the form of
// the explorer all say them in these words, which the phrases of models/faults.json have in Chinese.

/** A range. Either end may be missing: it is "" then. */
export const range = (low, high) => (low && high ? `${low} to ${high}` : low ? `at least ${low}` : `at most ${high}`);
export const multiple = (step) => `a multiple of ${step}`;
export const characters = (fewest, most) => `${range(fewest, most)} characters long`;
export const bytes = (most) => `${range("", most)} bytes long`;

/** Every limit that a model sets to the values of a member. */
export function limitsOf({ min = "", max = "", multipleOf, minLength = "", maxLength = "", maxBytes }) {
  const limits = [];
  if (min !== "" || max !== "") limits.push(range(`${min}`, `${max}`));
  if (multipleOf) limits.push(multiple(multipleOf));
  if (minLength !== "" || maxLength !== "") limits.push(characters(`${minLength}`, `${maxLength}`));
  if (maxBytes) limits.push(bytes(maxBytes));
  return limits;
}
