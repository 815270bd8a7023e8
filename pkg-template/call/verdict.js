// What an engine's verdict on an answer means.
import { numberedFault, Tc3Error } from "../errors/error.js";
import { FAILURE_MASK, FAILURE_SHIFT, FAULT, ROW } from "../engine/wire.js";

/**
 * Throws the error that the verdict means; 0 is a result.
 *
 * @param meanings faults by number, and remedies: what to do about the vendor's codes, by the row of its table
 * @param exchange hears what the failure means for another attempt
 * @param answer   what the error shows of the answer; `code` and `message` are the service's own
 */
export function throwUnlessAccepted(verdict, { faults, remedies }, exchange, { code, message, ...answer }) {
  if (verdict === 0) return;
  exchange.failure = (verdict >>> FAILURE_SHIFT) & FAILURE_MASK;
  if (verdict >= FAULT) throw numberedFault(faults, verdict, ["", answer.httpStatus], answer);
  throw new Tc3Error(message, { kind: "api", ...answer, code, hint: remedies[(verdict & ROW) - 1] });
}
