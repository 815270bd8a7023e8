export default defineNuxtConfig({
  telemetry: false,
  compatibilityDate: "2026-01-01",
  // Only edge runtimes need it.
  nitro: process.env.NITRO_PRESET === "node-server" ? {} : { experimental: { wasm: true } },
});
