// workerd makes a WebAssembly.Module of an imported .wasm file.
import compiled from "../tc3fetch-gateway.wasm";

export default { load: () => compiled };
