/**
 * `Authorization: SKIP`: no signature, for the few actions that need none. Whether the
 * action is one of them is the action's own to say (`skipSign`).
 */
import { requiredHeader, serviceOf } from "./common.mjs";

export const recognises = ({ headers }) => headers.authorization === "SKIP";

/**
 * @param {import("./common.mjs").ReceivedRequest} request
 * @returns {import("./common.mjs").CommonParameters}
 */
export function judge({ headers, host }) {
  return {
    algorithm: "SKIP",
    service: serviceOf(host),
    action: requiredHeader(headers, "X-TC-Action"),
    version: requiredHeader(headers, "X-TC-Version"),
    region: headers["x-tc-region"],
    language: headers["x-tc-language"],
  };
}
