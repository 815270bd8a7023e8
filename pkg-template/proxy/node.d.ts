/**
 * `tc3fetch/proxy/node`: a fetch handler on node:http. It imports nothing of Node.
 *
 * @module tc3fetch/proxy/node
 */
import type { ProxyHandler } from "../proxy.js";

/**
 * A request listener for `createServer` of node:http. Streams pass both ways as they come; where the
 * client leaves, the request's signal fires. `env` of the handler is `{ incoming }`, Node's request.
 *
 * @example
 * ```js
 * import { createServer } from "node:http";
 * import { createProxy } from "tc3fetch/proxy";
 * import { toNodeListener } from "tc3fetch/proxy/node";
 *
 * createServer(toNodeListener(createProxy({ origins: ["https://console.example"] }))).listen(8080);
 * ```
 */
// Node's types are not needed to use the package, so its classes have no names here.
export function toNodeListener(handler: ProxyHandler): (incoming: any, outgoing: any) => Promise<void>;
