// tc3fetch/engine-inspect: the engine of tc3fetch/inspect where WebAssembly may be compiled, and for tools
// that read no `exports`. An internal of the package.
import bytes from "./engine/inspect-bytes.js";
import { createLoader } from "./engine/compile.js";

export default /* @__PURE__ */ createLoader(bytes);
