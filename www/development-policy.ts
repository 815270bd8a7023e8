import type { Plugin } from "vite";

/**
 * Lets the development server put style elements and its reload script into the page, which the
 * content security policy of the built page forbids. Only `vite dev` runs this.
 */
export function developmentPolicy(): Plugin {
  return {
    name: "tc3fetch:development-policy",
    apply: "serve",
    transformIndexHtml: (html) =>
      html
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
        .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
  };
}
