// workerd makes a WebAssembly.Module of an imported .wasm file. Nitro asks for `?module`, and others take it.
import compiled from "../tc3fetch-aliyun.wasm?module";
import { createModuleLoader } from "./compiled.js";

export default /* @__PURE__ */ createModuleLoader(compiled);
