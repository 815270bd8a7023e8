/** The services that the endpoint stands in for. */
import { checkParams } from "../check.mjs";
import { ApiError } from "../errors.mjs";
import { createHunyuan } from "./hunyuan/index.mjs";
import { createLocal } from "./local.mjs";
import { createScf } from "./scf/index.mjs";
import { createSts } from "./sts/index.mjs";
import { createTiems } from "./tiems/index.mjs";

/**
 * By the first label of the host. A Map, because a label such as "constructor" must not be found.
 * Each endpoint has its own, so that none sees what another one keeps.
 */
export const createServices = ({ now }) =>
  new Map(
    Object.entries({
      hunyuan: createHunyuan(),
      local: createLocal(),
      scf: createScf(),
      sts: createSts({ now }),
      tiems: createTiems({ now }),
    }),
  );

/**
 * The action that a call names: our own stand-in, or what the catalogue knows.
 *
 * @param {Map<string, object>} services
 * @param {ReturnType<typeof import("../catalogue.mjs").createCatalogue> | undefined} catalogue
 * @param {import("../judge/common.mjs").CommonParameters} call
 */
export function findAction(services, catalogue, { service, version, action, region, algorithm }) {
  const product = services.get(service);
  const own = product?.version === version ? product : undefined;
  const isOwn = own !== undefined && Object.hasOwn(own.actions, action);
  const known = isOwn ? undefined : catalogue?.find(service, version);
  if (!own && !known) {
    if (!product && !catalogue?.hasService(service))
      throw new ApiError("NoSuchProduct", `The product ${service} does not exist.`);
    throw new ApiError(
      "NoSuchVersion",
      `The specified api version=\`${version}\` does not exist in service=\`${service}\`.`,
    );
  }
  const found = isOwn ? own.actions[action] : known?.action(action);
  if (!found) {
    throw new ApiError(
      "InvalidAction",
      `The request action=\`${action}\` is invalid or not found in service \`${service}\`.`,
    );
  }
  if (algorithm === "SKIP" && !found.skipSign) {
    throw new ApiError("AuthFailure.InvalidAuthorization", "This action needs a signature.");
  }
  if (found.regionRequired && !region) {
    throw new ApiError("MissingParameter", "The request header X-TC-Region is missing.");
  }
  return found;
}

/**
 * The content of `Response`, without its RequestId; or a RawAnswer.
 *
 * @param {ReturnType<typeof findAction>} action
 * @param {import("../params.mjs").Carried} carried
 * @param {object} context  the common parameters, method and Content-Type
 */
export function answer(action, carried, context) {
  const { params, isText, files, bytes } = carried;
  action.check?.(carried);
  for (const name of action.required ?? []) {
    if (params[name] === undefined) {
      throw new ApiError("MissingParameter", `The request is missing a required parameter \`${name}\`.`);
    }
  }
  // An action without a list of parameters takes all.
  const checked = action.params ? checkParams(params, action.params, isText) : params;
  return action.answer(checked, { ...context, files, bytes });
}
