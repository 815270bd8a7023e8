import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { brokenRequests } from "./broken-requests.ts";
import { catalogue } from "./catalogue.ts";
import { developmentPolicy } from "./development-policy.ts";
import { contentPolicy, framing } from "./headers.ts";
import { localEndpoint } from "./local-endpoint.ts";
import { offline } from "./offline.ts";

export default defineConfig({
  // The package is a link to ../pkg, which the development server would not serve otherwise.
  server: { fs: { allow: [".."] }, headers: framing },
  preview: { headers: { ...framing, "Content-Security-Policy": contentPolicy() } },
  root: fileURLToPath(new URL(".", import.meta.url)),
  // Relative addresses let the built page live in any folder of any host.
  base: "./",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // Of everything that is bundled: it goes where the page goes.
    license: { fileName: "licences.md" },
    // The highest limit of what is worth a warning: the editor.
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Parts of an entry that the page loads when a reader asks for them; their entries are in the
          // page's first file, which would otherwise take them along.
          includeDependenciesRecursively: false,
          groups: [
            "models/tiems",
            "models/scf",
            "models/fc",
            "models/guance",
            "models/search-index",
            "generate",
            "engine/codegen",
          ].map((file) => ({
            name: file.replace(/^.*\//, ""),
            test: new RegExp(`/pkg/${file}(-bytes|-glue)?\\.js$`),
          })),
        },
      },
      // That is what the groups above are for.
      checks: { ineffectiveDynamicImport: false },
    },
  },
  plugins: [
    preact({ reactAliasesEnabled: false }),
    catalogue(),
    brokenRequests(),
    developmentPolicy(),
    localEndpoint(),
    offline(),
  ],
});
