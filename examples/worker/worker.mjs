// Workers may not compile WebAssembly: the module was compiled when the Worker was deployed.
import module from "./module_bg.wasm";
import { fetch, initSync } from "./module.js";

initSync({ module });

export default { fetch };
