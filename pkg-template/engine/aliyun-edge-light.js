// Vercel Edge makes a WebAssembly.Module of an imported .wasm file with `?module`.
import compiled from "../tc3fetch-aliyun.wasm?module";
import { createModuleLoader } from "./compiled.js";

export default /* @__PURE__ */ createModuleLoader(compiled);
