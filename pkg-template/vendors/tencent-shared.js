// The instance that tc3fetch, tc3fetch/scf and tc3fetch/tiems share. `exports` in package.json
// says how each runtime loads its engine.
import loader from "tc3fetch/engine";
import { createSigner } from "./tencent.js";
import { createTencent } from "./tencent-api.js";

export const shared = /* @__PURE__ */ createTencent(loader, createSigner);
