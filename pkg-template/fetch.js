// tc3fetch/fetch: a `fetch` that signs what other libraries send. The engine is that of the client.
import { clientParts } from "./call/client.js";
import { createSigningFetch } from "./call/fetch.js";
import { readSafely, refuseType } from "./errors/error.js";
import { placesOf, readNamed } from "./payload/values.js";
import { arrivalsAt } from "./vendors/fetched.js";

export { Tc3Error } from "./errors/error.js";

const OPTIONS = /* @__PURE__ */ placesOf(["passThrough"]);

export const createFetch = (client, options = {}) =>
  readSafely(() => {
    const parts = clientParts(client) ?? refuseType("client", "a Client", client);
    const { passThrough = false } = readNamed(options, OPTIONS, "options");
    if (typeof passThrough !== "boolean") refuseType("options.passThrough", "a boolean", passThrough);
    return createSigningFetch(parts, arrivalsAt(parts.vendor.name), passThrough);
  });
