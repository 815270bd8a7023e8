import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { catalogue } from "./catalogue.ts";
import { developmentPolicy } from "./development-policy.ts";
import { localEndpoint } from "./local-endpoint.ts";
import { offline } from "./offline.ts";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // Relative addresses let the built page live in any folder of any host.
  base: "./",
  build: { outDir: "dist", emptyOutDir: true, target: "es2022" },
  // The package is a link to ../pkg, which the development server would not serve otherwise.
  server: { fs: { allow: [".."] } },
  plugins: [preact({ reactAliasesEnabled: false }), catalogue(), developmentPolicy(), localEndpoint(), offline()],
});
