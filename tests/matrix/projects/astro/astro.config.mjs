import process from "node:process";
import { defineConfig } from "astro/config";

const { default: adapter } = await import(`@astrojs/${process.env.ADAPTER}`);

export default defineConfig({ adapter: adapter(process.env.ADAPTER === "node" ? { mode: "standalone" } : {}) });
