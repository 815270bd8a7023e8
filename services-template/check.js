// @tc3fetch/services/check: parameters against the model of their service, which is loaded when it is used.
import { checkAction } from "tc3fetch/models";
import { MODELS } from "./models.js";

/** Rejects with the first error of the parameters. What there is no model of passes: it may be newer. */
export async function check({ service, version, action, params }) {
  const { model } = (await MODELS[`${service}@${version}`]?.()) ?? {};
  if (!model || !Object.hasOwn(model.actions, action)) return;
  for (const found of checkAction(model, action, params)) if (found.severity !== "warning") throw found;
}
