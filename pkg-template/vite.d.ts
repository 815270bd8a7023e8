/**
 * `tc3fetch/vite`: a plugin for Vite that lets pages reach the services while they are developed.
 *
 * @module tc3fetch/vite
 */
import type { ForwardingOptions } from "./proxy.js";

export { Tc3Error } from "./index.js";

/** What the proxy of `tc3fetch/proxy` takes besides, with the pages of the server itself for `origins`. */
export interface ViteOptions extends Partial<Omit<ForwardingOptions, "client" | "prefix">> {
  /** The path of the proxy, on the server that Vite starts: the `proxy` in the page's config. Default `"/tc3"`. */
  path?: string | undefined;
}

/** A plugin of Vite 4 or later. */
export interface VitePlugin {
  name: string;
  configureServer(server: ViteServer): void;
  configurePreviewServer(server: ViteServer): void;
}

/** What the plugin needs of Vite's servers. Vite's types are not needed to use the package. */
export interface ViteServer {
  middlewares: { use(middleware: (incoming: any, outgoing: any, next: () => void) => void): unknown };
}

/**
 * Serves `{path}/{host}/…` in `vite` and `vite preview`, and forwards it to `https://{host}/…`, if the host is one of
 * the vendors'. It is `createProxy` of `tc3fetch/proxy`: streams pass as they come, no cookie goes either way, and
 * only pages of the server itself may use it. Of what is built it is no part: there the page needs a proxy of its own.
 *
 * @example vite.config.js
 * import { defineConfig } from "vite";
 * import { tc3fetch } from "tc3fetch/vite";
 *
 * export default defineConfig({ plugins: [tc3fetch()] });
 */
export function tc3fetch(options?: ViteOptions): VitePlugin;
