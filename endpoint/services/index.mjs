/** The services that the endpoint stands in for. */
import { checkParams } from "../check.mjs";
import { ApiError } from "../errors.mjs";
import scf from "./scf.mjs";
import tiems from "./tiems.mjs";

/** By the first label of the host. A Map, because a label such as "constructor" must not be found. */
const services = new Map(Object.entries({ scf, tiems }));

/**
 * The action that a call names.
 *
 * @param {import("../judge/tc3.mjs").CommonParameters} call
 */
export function findAction({ service, version, action, region }) {
  const product = services.get(service);
  if (!product) throw new ApiError("NoSuchProduct", `The product ${service} does not exist.`);
  if (product.version !== version) {
    throw new ApiError(
      "NoSuchVersion",
      `The specified api version=\`${version}\` does not exist in service=\`${service}\`.`,
    );
  }
  if (!Object.hasOwn(product.actions, action)) {
    throw new ApiError("InvalidAction", `The request action=\`${action}\` is invalid or not found in service \`${service}\`.`);
  }
  const found = product.actions[action];
  if (found.regionRequired && !region) {
    throw new ApiError("MissingParameter", "The request header X-TC-Region is missing.");
  }
  return found;
}

/**
 * The content of `Response`, without its RequestId.
 *
 * @param {ReturnType<typeof findAction>} action
 * @param {Record<string, unknown>} params
 * @param {boolean} fromQuery
 */
export function answer(action, params, fromQuery) {
  for (const name of action.required ?? []) {
    if (params[name] === undefined) {
      throw new ApiError("MissingParameter", `The request is missing a required parameter \`${name}\`.`);
    }
  }
  return action.answer(checkParams(params, action.params, fromQuery));
}
