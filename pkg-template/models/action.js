// What the typed functions of the services have in common.
import { checkParams } from "./check.js";
import { InvalidPage, UnknownValue } from "../errors/faults.js";
import { fault, ownError, readSafely, refuseType } from "../errors/error.js";
import { snapshot } from "../payload/json.js";
import { isObject, ownMember } from "../payload/values.js";

const VALIDATE = ["error", "warn", "off"];

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
    const prepared = readSafely(() => {
      if (!isObject(params)) refuseType("params", "an object", params);
      const read = snapshot(params);
      const validate = ownMember(options ?? {}, "validate") ?? ownMember(config ?? {}, "validate") ?? "error";
      if (!VALIDATE.includes(validate)) throw fault(UnknownValue, "validate", [VALIDATE.join(", ")]);
      const prepared = prepare(read);
      if (validate !== "off") check(spec, prepared, rules, validate);
      return prepared;
    }, spec);
    return send(spec, prepared, config, options);
  };
  return Object.assign(action, { pagination: spec.pagination });
}

function check(spec, params, rules, validate) {
  try {
    checkParams(spec.params, params);
    rules(params);
  } catch (cause) {
    const error = ownError(cause);
    if (validate === "error") throw error;
    console.warn(`${spec.action}: ${error.message}. ${error.hint}`);
  }
}

/** Whether a function that failed is to be an error of the call. Read before the call: what came of it must not be lost. */
export const throwsFunctionError = (options) => Boolean(ownMember(options ?? {}, "throwOnFunctionError"));

/** Sends by the `call` of an entry for Tencent Cloud. */
export const tencent =
  (call, timeout) =>
  ({ service, version, action }, params, config, options) =>
    call({ service, version, action, params }, config, options, timeout);

/**
 * Every entry of a list, page after page; a page is asked for when it is needed. A model says what is to be
 * known of it: with the rules of call/pages.js, which are for any action, every entry would be 0.6 KB larger.
 *
 * @param action a function for an action that has pages
 */
export async function* paginate(action, params = {}, config, options) {
  const [pagination, first] = readSafely(() => {
    if (!action?.pagination) refuseType("action", "a function for an action that has pages", action);
    if (!isObject(params)) refuseType("params", "an object", params);
    return [action.pagination, snapshot(params)];
  });
  const { offset, limit, token, nextToken = token, items, total } = pagination;
  const tokens = new Set();
  let page = first;
  for (let from = first[offset] ?? 0; ;) {
    const answer = await action(page, config, options);
    const entries = answer[items] ?? [];
    if (!Array.isArray(entries)) throw noPage(`its ${items} is no list`);
    yield* entries;
    from += entries.length;
    if (token) {
      const next = answer[nextToken];
      if (!next) return;
      // It would give the same pages for ever.
      if (tokens.has(next)) throw noPage(`its ${nextToken} has come before`);
      tokens.add(next);
      page = { ...first, [token]: next };
    } else {
      const isLast = answer[total] === undefined ? entries.length < (first[limit] ?? 1) : from >= answer[total];
      if (isLast || !entries.length) return;
      page = { ...first, [offset]: from };
    }
  }
}

const noPage = (why) => fault(InvalidPage, "", [why], { outcome: "unknown" });
