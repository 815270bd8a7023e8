// tc3fetch/engine-aliyun: the engine of tc3fetch/aliyun where WebAssembly may be compiled, and for tools
// that read no `exports`. An internal of the package.
import bytes from "./engine/aliyun-bytes.js";
import { createLoader } from "./engine/compile.js";

export default /* @__PURE__ */ createLoader(bytes);
