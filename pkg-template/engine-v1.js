// tc3fetch/engine-v1: the engine of tc3fetch/v1 where WebAssembly may be compiled, and for tools
// that read no `exports`. An internal of the package.
import bytes from "./engine/v1-bytes.js";
import { createLoader } from "./engine/compile.js";

export default /* @__PURE__ */ createLoader(bytes);
