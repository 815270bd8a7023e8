// What the typed functions of the services have in common.

import { checkParams, refuse } from "./check.js";
import { reading } from "./error.js";

/**
 * A function for one action: it checks the parameters and lets `send` send them.
 *
 * @param send    (spec, params, config, options) => Promise
 * @param spec    what `cargo xtask build` wrote of the action's model
 * @param prepare (params) => the parameters as they are sent
 * @param rules   (params) throws for what the model cannot say
 */
export function createAction(send, spec, prepare = (params) => params, rules = () => {}) {
  const action = async (params = {}, config, options) => {
    const validate = options?.validate ?? config?.validate ?? "error";
    if (!["error", "warn", "off"].includes(validate)) refuse("UnknownValue", "validate", "must be error, warn or off", "Leave it out for the default.");
    const prepared = named(spec, () => prepare(params));
    if (validate !== "off") check(spec, prepared, rules, validate);
    return send(spec, prepared, config, options);
  };
  return Object.assign(action, { pagination: spec.pagination });
}

function check(spec, params, rules, validate) {
  try {
    named(spec, () => {
      checkParams(spec.params, params);
      rules(params);
    });
  } catch (fault) {
    if (validate === "error") throw fault;
    console.warn(`${spec.action}: ${fault.message}. ${fault.hint}`);
  }
}

/** Reads arguments; an error of that says which action it was about. */
function named({ action }, read) {
  try {
    return reading(read);
  } catch (fault) {
    fault.action = action;
    throw fault;
  }
}

/** Sends by the `call` of an entry for Tencent Cloud. */
export const tencent =
  (call) =>
  ({ service, version, action }, params, config, options) =>
    call({ service, version, action, params }, config, options);

/**
 * Every entry of a list, page after page; a page is asked for when it is needed.
 *
 * @param action a function for an action that has pages
 */
export async function* paginate(action, params = {}, config, options) {
  if (!action?.pagination) refuse("WrongType", "action", "has no pages", "Give the function of an action that lists something.");
  const { offset, limit, token, nextToken = token, items, total } = action.pagination;
  let page = params;
  for (let from = params[offset] ?? 0; ; ) {
    const answer = await action(page, config, options);
    const entries = answer[items] ?? [];
    yield* entries;
    from += entries.length;
    if (token) {
      if (!answer[nextToken]) return;
      page = { ...params, [token]: answer[nextToken] };
    } else {
      const isLast = answer[total] === undefined ? entries.length < (params[limit] ?? 1) : from >= answer[total];
      if (isLast || !entries.length) return;
      page = { ...params, [offset]: from };
    }
  }
}
