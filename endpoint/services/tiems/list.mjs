/** What every list of TI-EMS has: conditions, an order, and pages. */
import { ApiError } from "../../errors.mjs";

/** What `OrderField` compares. */
const ORDERS = {
  CREATE_TIME: (entry) => entry.CreateTime ?? entry.Created ?? "",
  UPDATE_TIME: (entry) => entry.UpdateTime ?? entry.Updated ?? "",
  NAME: (entry) => entry.Name ?? entry.Id,
};

/**
 * @param {object[]} entries
 * @param {object} params
 * @param {Record<string, (entry: object) => unknown>} fields  what a condition may look at, by its name
 * @returns {{ page: object[], total: number }}
 */
export function list(entries, { Filters = [], Offset = 0, Limit = 20, Order = "ASC", OrderField }, fields) {
  for (const { Name } of Filters) {
    if (!Object.hasOwn(fields, Name)) throw new ApiError("InvalidParameter", `There is no filter ${Name}.`);
  }
  // A condition without values asks for whatever has the field set.
  const holds =
    (entry) =>
    ({ Name, Values }) =>
      Values ? Values.includes(String(fields[Name](entry))) : Boolean(fields[Name](entry));
  const matching = entries.filter((entry) => Filters.every(holds(entry)));
  if (OrderField) {
    const key = ORDERS[OrderField];
    matching.sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
  }
  if (Order === "DESC") matching.reverse();
  return { page: matching.slice(Offset, Offset + Limit), total: matching.length };
}
