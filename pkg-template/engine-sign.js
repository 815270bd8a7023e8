// tc3fetch/engine-sign: the engine of tc3fetch/sign where WebAssembly may be compiled, and for tools
// that read no `exports`. An internal of the package.
import bytes from "./engine/sign-bytes.js";
import { createLoader } from "./engine/compile.js";

export default /* @__PURE__ */ createLoader(bytes);
