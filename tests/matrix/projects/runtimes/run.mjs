// Deno and Bun, in the versions of the lock file of the repository: programs as they are, and what
// their bundlers make.
import fs from "node:fs";
import path from "node:path";
import { bun, deno } from "../../../runtime/runtimes.mjs";
import { holds } from "../../expected.mjs";
import { gives } from "../../program.mjs";
import { command, inPage, withFolder } from "../../support.mjs";
import { withRegistry } from "./registry.mjs";

/** The page around a script of dist/. */
async function page(folder, script, endpoint) {
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;
  fs.writeFileSync(path.join(folder, "dist/index.html"), html);
  await withFolder(path.join(folder, "dist"), async (url) =>
    holds(await inPage(`${url}/?endpoint=${encodeURIComponent(endpoint)}`)),
  );
}

const firstWords = async (program, count) =>
  (await command("/", program, ["--version"])).split(/\s/).slice(0, count).at(-1);

/** Deno with a cache of the project's own, and packages of a registry that has the tarball. */
async function inDeno(folder, tarball, use) {
  // What makeProject put there is not to be found.
  fs.rmSync(path.join(folder, "node_modules"), { recursive: true, force: true });
  fs.rmSync(path.join(folder, "package.json"), { force: true });
  fs.rmSync(path.join(folder, ".deno/npm"), { recursive: true, force: true });
  await withRegistry(tarball, (registry) =>
    use({ NPM_CONFIG_REGISTRY: registry, DENO_DIR: path.join(folder, ".deno"), DENO_NO_UPDATE_CHECK: "1" }),
  );
}

export const rows = [
  ...["browser", "bun"].map((target) => ({
    name: `Bun, bun build, ${target === "bun" ? "program for Bun" : "page"}`,
    versions: () => firstWords(bun(), 1),
    async run({ folder, endpoint }) {
      const [entry, out] = target === "bun" ? ["server.js", "dist/server.js"] : ["page.js", "dist/page.js"];
      await command(folder, bun(), ["build", entry, "--target", target, "--minify", "--outfile", out]);
      if (target === "bun") await gives(folder, bun(), [out, endpoint]);
      else await page(folder, "page.js", endpoint);
    },
  })),
  {
    name: "Bun, bun build --compile",
    versions: () => firstWords(bun(), 1),
    async run({ folder, endpoint }) {
      await command(folder, bun(), ["build", "--compile", "server.js", "--outfile", "dist/program"]);
      await gives(folder, path.join(folder, "dist/program"), [endpoint]);
    },
  },
  {
    name: "Bun, as it is",
    versions: () => firstWords(bun(), 1),
    run: ({ folder, endpoint }) => gives(folder, bun(), ["server.js", endpoint]),
  },
  {
    name: "Deno, npm: specifiers",
    note: "from a registry on the same machine that has the tarball",
    versions: () => firstWords(deno(), 2),
    run: ({ folder, endpoint, tarball }) =>
      inDeno(folder, tarball, (env) =>
        gives(folder, deno(), ["run", "--no-prompt", "--no-lock", "--allow-net", "server.js", endpoint], env),
      ),
  },
  {
    name: "Deno, deno bundle, program and page",
    note: "from a registry on the same machine that has the tarball",
    versions: () => firstWords(deno(), 2),
    run: ({ folder, endpoint, tarball }) =>
      inDeno(folder, tarball, async (env) => {
        const bundle = ["bundle", "--no-lock", "--platform"];
        await command(folder, deno(), [...bundle, "deno", "-o", "dist/server.js", "server.js"], { env });
        await gives(folder, deno(), ["run", "--no-prompt", "--allow-net", "dist/server.js", endpoint], env);
        await command(folder, deno(), [...bundle, "browser", "-o", "dist/page.js", "page.js"], { env });
        await page(folder, "page.js", endpoint);
      }),
  },
];
