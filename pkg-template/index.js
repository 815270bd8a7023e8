// tc3fetch: Tencent Cloud with signature v3.
import { shared } from "./vendors/tencent-shared.js";
import { createEntry } from "./vendors/tencent-entry.js";

export { Tc3Error } from "./errors/error.js";

const entry = /* @__PURE__ */ createEntry(shared);
export const { sign, call, callWithResponse, stream, invoke, describeServices, Client, init, clearKeyCache } = entry;
