// tc3fetch/engine-gateway: the engine of tc3fetch/gateway where WebAssembly may be compiled, and for
// tools that read no `exports`. An internal of the package.
import bytes from "./engine/gateway-bytes.js";
import { createLoader } from "./engine/compile.js";

export default /* @__PURE__ */ createLoader(bytes);
