// workerd makes a WebAssembly.Module of an imported .wasm file.
import compiled from "../tc3fetch.wasm";

export default { load: () => compiled };
