// What the tests of @tc3fetch/services have in common. Needs pkg-services/ (`cargo xtask services`).
import { existsSync } from "node:fs";
import { after, before } from "node:test";
import { catalogueFolder, createEndpoint, example as credentials } from "../../endpoint/index.mjs";
import { root } from "../examples/readme.mjs";

export { credentials };

/** Why what needs every service is left out; false where it is not. */
export const withoutCatalogue = existsSync(`${root}node_modules/@tc3fetch/services/types/cvm.d.ts`)
  ? false
  : "pkg-services/ was made without a catalogue: cargo xtask catalogue, cargo xtask services";

/** The local endpoint, by `endpoint.url`, while the tests of a file run. */
export function useEndpoint() {
  const endpoint = { url: "", carriedOut: new Map() };
  let running;
  before(async () => {
    const created = createEndpoint({ catalogue: catalogueFolder });
    endpoint.carriedOut = created.carriedOut;
    running = await created.listen();
    endpoint.url = running.url;
  });
  after(() => running?.close());
  return endpoint;
}
