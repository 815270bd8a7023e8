// tc3fetch/vite: the proxy of tc3fetch/proxy as a part of Vite's own servers, for the pages that they serve.
import { InvalidFormat } from "./errors/faults.js";
import { fault, refuseType } from "./errors/error.js";
import { isObject } from "./payload/values.js";
import { createProxy } from "./proxy.js";
import { toNodeListener } from "./proxy/node.js";

export { Tc3Error } from "./errors/error.js";

export function tc3fetch(options = {}) {
  if (!isObject(options)) refuseType("options", "an object", options);
  const { path = "/tc3", ...others } = options;
  if (typeof path !== "string") refuseType("path", "a string", path);
  // The path alone would be every address of the page.
  if (!/^(\/[\w.~-]+)+$/.test(path)) throw fault(InvalidFormat, "path", ["/path"]);
  const listen = toNodeListener(createProxy({ origins: isOwnPage, ...others, prefix: path }));

  // Before Vite's own middlewares, which know no such path and would answer with the page.
  const serve = ({ middlewares }) => {
    middlewares.use((incoming, outgoing, next) => {
      if (incoming.url.startsWith(`${path}/`)) listen(incoming, outgoing);
      else next();
    });
  };
  return { name: "tc3fetch", configureServer: serve, configurePreviewServer: serve };
}

/** Whether a page comes from the server itself, by whichever of its names and schemes. */
const isOwnPage = (origin, request) => origin.replace(/^https?:\/\//, "") === new URL(request.url).host;
