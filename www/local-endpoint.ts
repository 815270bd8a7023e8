import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";

interface Endpoint {
  handle(request: IncomingMessage, response: ServerResponse): void;
}

interface Exports {
  catalogueFolder: URL;
  createEndpoint(options: { catalogue: URL }): Endpoint;
}

/**
 * Serves the embedded stand-in for the cloud services below `/endpoint`, on the page's own origin.
 *
 * A browser may not call Tencent's hosts directly, because they answer no CORS preflight, so the
 * page sends through a proxy address; this is the one that works without an account.
 */
export function localEndpoint(): Plugin {
  const mount = async (middlewares: Connect.Server) => {
    // Loaded only by a server: building the page must not need the endpoint's dependencies.
    const file = new URL("../endpoint/index.mjs", import.meta.url).href;
    const { catalogueFolder, createEndpoint } = (await import(file)) as Exports;
    // The catalogue of all services may be missing, or come while the page is open.
    const endpoint = createEndpoint({ catalogue: catalogueFolder });
    // Of a static site this is a file, and says no: www/public/endpoint.json.
    middlewares.use("/endpoint.json", (_request, response) => {
      response.setHeader("Content-Type", "application/json");
      response.setHeader("Cache-Control", "no-store");
      response.end('{ "answers": true }');
    });
    middlewares.use("/endpoint", (request, response) => endpoint.handle(request, response));
  };
  return {
    name: "tc3fetch:local-endpoint",
    configureServer: (server) => mount(server.middlewares),
    configurePreviewServer: (server) => mount(server.middlewares),
  };
}
