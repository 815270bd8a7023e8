import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

const { default: adapter } = await import(process.env.ADAPTER ?? "@sveltejs/adapter-node");

// The programs that all projects share lie beside src/.
export default defineConfig({ plugins: [sveltekit({ adapter: adapter() })], server: { fs: { allow: ["."] } } });
