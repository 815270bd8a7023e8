/** `node endpoint/main.mjs [--port N] [--log]`: starts the local endpoint and prints its address. */
import { parseArgs } from "node:util";
import { catalogueFolder, createEndpoint } from "./index.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, log: { type: "boolean" } } });
const endpoint = createEndpoint({ catalogue: catalogueFolder, log: values.log ? console.error : undefined });
const { url } = await endpoint.listen(Number(values.port));
console.log(url);
