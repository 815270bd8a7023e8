// The command as users have it: out of the tarball, installed by npm, in a process of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Installs the package outside of the repository, so that nothing but the tarball can be found. */
export function install() {
  const folder = mkdtempSync(path.join(tmpdir(), "tc3fetch-command-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const options = { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] };
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", `${root}pkg`, "--json"], options));
  writeFileSync(path.join(folder, "package.json"), '{"private":true}');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`], options);
  return folder;
}

/** What a process has of the environment: no keys, no locale and no colours but those that a test gives. */
const ENVIRONMENT = { PATH: process.env.PATH, HOME: process.env.HOME };

/**
 * Runs a program to its end.
 *
 * @param {string[]} words    of the command line
 * @param {{ input?: string | Uint8Array, typed?: { after: RegExp, text: string }, env?: Record<string, string>, cwd?: string }} [options]
 *   `typed` is written once the output matches, in place of `input`
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export async function run([program, ...args], { input = "", typed, env = {}, cwd } = {}) {
  const child = spawn(program, args, { cwd, env: { ...ENVIRONMENT, ...env } });
  child.stdin.on("error", () => {});
  let stdout = "";
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  child.stdout.setEncoding("utf8").on("data", (text) => {
    const hadAsked = typed?.after.test(stdout);
    stdout += text;
    if (typed && !hadAsked && typed.after.test(stdout)) child.stdin.write(typed.text);
  });
  if (!typed) child.stdin.end(input);
  const status = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  return { status, stdout, stderr };
}

/**
 * The request that a shell command would send: a shell runs it, with another program in curl's place
 * that writes its arguments down.
 */
export async function requestOf(command, env) {
  const { status, stdout, stderr } = await run(["sh", "-c", `curl() { printf '%s\\0' "$@"; }\n${command}`], { env });
  if (status !== 0) throw new Error(stderr);
  const request = { method: "GET", headers: {}, body: "" };
  const words = stdout.split("\0").slice(0, -1);
  while (words.length > 0) {
    const word = words.shift();
    if (word === "--request" || word === "-X") request.method = words.shift();
    else if (word === "--data-raw" || word === "--data-binary") request.body = words.shift();
    else if (word === "--header" || word === "-H") {
      const [, name, value] = /^([^:;]+)(?:: (.*)|;)$/s.exec(words.shift());
      request.headers[name] = value ?? "";
    } else if (word.startsWith("-") || request.url) throw new Error(`an unknown word: ${word}`);
    else request.url = word;
  }
  return request;
}
