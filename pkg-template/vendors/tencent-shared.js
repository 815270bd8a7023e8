// The instance that tc3fetch, tc3fetch/scf and tc3fetch/tiems share. `exports` in package.json
// says how each runtime loads its engine. It is imported before everything else: an inlined
// engine amid code compresses worse than before or after it, by 700 bytes after gzip.
import loader from "tc3fetch/engine";
import { createSigner } from "./tencent.js";
import { createTencent } from "./tencent-api.js";

export const shared = /* @__PURE__ */ createTencent(loader, createSigner);
