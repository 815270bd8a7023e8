// tc3fetch/engine-diagnose: the engine of tc3fetch/diagnose where WebAssembly may be compiled, and for tools
// that read no `exports`. An internal of the package.
import bytes from "./engine/diagnose-bytes.js";
import { createLoader } from "./engine/compile.js";

export default /* @__PURE__ */ createLoader(bytes);
