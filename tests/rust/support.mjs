/** Compiles programs in Rust, all of them into the repository's own folder `target`. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const NATIVE = "tc3fetch-example-native";
const WASM = "wasm32-unknown-unknown";

/**
 * Clippy in place of the compiler for the packages of a workspace, every warning an error. It
 * compiles to the end, so that dependencies need not be compiled for a lint of its own.
 */
const LINTED = {
  RUSTC_WORKSPACE_WRAPPER: "clippy-driver",
  CLIPPY_ARGS: ["--deny", "warnings"].map((word) => `${word}__CLIPPY_HACKERY__`).join(""),
};

/** Compiles a package of a workspace for WebAssembly; gives the folder with the module. */
export const buildWasm = (folder, name) => compileWasm(folder, ["--package", name]);

/**
 * The examples for WebAssembly, always all of them: cargo compiles what they have in common
 * anew where they ask for other features of it.
 */
export const buildPages = () => compileWasm(`${root}examples`, ["--workspace", "--exclude", NATIVE], LINTED);

/** The native example, without TLS: the local endpoint has none. */
export async function buildNative() {
  await cargo(`${root}examples`, ["build", "--package", NATIVE, "--no-default-features"], LINTED);
  return join(root, "target/debug", NATIVE);
}

/** Compiles as far as there can be errors. */
export const check = (folder, name) => cargo(folder, ["check", "--package", name]);

async function compileWasm(folder, packages, env) {
  await cargo(folder, ["build", "--target", WASM, ...packages], env);
  return join(root, "target", WASM, "debug");
}

/**
 * The JavaScript around a module, in an empty folder.
 *
 * @param {string} module
 * @param {string} name    of the folder
 * @param {"web" | "nodejs" | "bundler"} target
 */
export async function bindgen(module, name, target) {
  const folder = join(root, "tests/.work/rust", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await output("cargo", ["xtask", "bindgen", module, folder, "--target", target], { cwd: root });
  return folder;
}

function cargo(folder, [command, ...more], env = {}) {
  const options = { cwd: folder, env: { ...process.env, ...env } };
  return output("cargo", [command, "--quiet", "--target-dir", join(root, "target"), ...more], options);
}

/** What a program printed; fails with what it complained about. */
export async function output(program, args, options) {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} failed (${code})\n${stderr}`);
  return stdout;
}

/** @returns {Promise<{ code: number, stdout: string, stderr: string }>} */
export function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const text = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"])
      child[name].setEncoding("utf8").on("data", (piece) => (text[name] += piece));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...text }));
  });
}
