// What an action does to what is there, as far as its model says, and else its name.
import { isDestructive } from "./destructive.js";
import { READ_ONLY } from "../engine/wire.js";

// Made when it is asked for: bundlers would keep it in entries that never ask.
const isReading = (action) => new RegExp(`^(?:${READ_ONLY.join("|")})(?=[A-Z]|$)`).test(action);

/**
 * The marks of an action.
 *
 * readOnly    it only reads: what a call that failed is repeated by
 * destructive it deletes or stops something, or can
 * idempotent  carrying it out twice is as good as once: it reads, or takes a ClientToken
 */
export function marksOf(model, action) {
  const { http, destructive: said, input } = model.actions[action];
  const reads = http ? /^(GET|HEAD)$/.test(http.method) : isReading(action);
  const destructive = typeof said === "boolean" ? said : !reads && isDestructive(action);
  const readOnly = reads && !destructive;
  const hasToken = model.objects[input].members.some(({ name }) => name === "ClientToken");
  return { readOnly, destructive, idempotent: readOnly || hasToken || /^(PUT|DELETE)$/.test(http?.method) };
}
