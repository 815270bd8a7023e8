// What a proxy that holds the keys tells a page of an error. None of it holds a secret; the cause, which may, stays there.

const TOLD = ["code", "kind", "parameter", "requestId", "httpStatus", "action", "retryable", "outcome", "hint"];

/** Those members of an error that it has. */
export const pickTold = (error) =>
  Object.fromEntries(TOLD.filter((name) => error[name] !== undefined).map((name) => [name, error[name]]));
