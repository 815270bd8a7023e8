import { check } from "./check.js";
import { engines } from "./engines.js";

/** What `check` gives and what the engines give. An error becomes a value, so that a server can answer it. */
export async function everything(endpoint) {
  try {
    return { ...(await check(endpoint)), engines: await engines() };
  } catch (error) {
    return failure(error);
  }
}

export const failure = (error) => ({ code: error.code, hint: error.hint, stack: `${error.stack}` });
