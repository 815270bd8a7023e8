import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { fingerprint } from "./catalogue.ts";

/**
 * Writes offline.js, a service worker that keeps the built files and serves them where the network does
 * not. It answers for these files only: a call to a cloud never passes through its cache.
 */
export function offline(): Plugin {
  return {
    name: "tc3fetch:offline",
    apply: "build",
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => !name.endsWith(".map"));
      const content = createHash("sha256");
      for (const name of ["index.html", "public/favicon.svg"])
        content.update(readFileSync(new URL(`./${name}`, import.meta.url)));
      for (const name of files.sort()) {
        const file = bundle[name]!;
        content.update(name).update(file.type === "chunk" ? file.code : file.source);
      }
      const template = readFileSync(new URL("./offline-worker.js", import.meta.url), "utf8");
      // The page itself is not in the bundle yet: its address is that of the folder.
      const source = template
        .replace('"VERSION"', JSON.stringify(content.digest("hex").slice(0, 16)))
        .replace('"CATALOGUE"', JSON.stringify(fingerprint()))
        .replace('["FILES"]', JSON.stringify(["./", "favicon.svg", ...files.filter((name) => name !== "index.html")]));
      this.emitFile({ type: "asset", fileName: "offline.js", source });
    },
  };
}
