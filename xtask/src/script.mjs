// Makes pkg/js.js, which is tc3fetch with its engine as JavaScript in one file without an import,
// and pkg/js/classic.js, the same as a script that declares `tc3fetch`. Runs before the modules
// of pkg/ are joined.
//
// node xtask/src/script.mjs pkg
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { minify } from "terser";

const pkg = path.resolve(process.argv[2]);
const entry = path.join(pkg, "js.js");
const realm = path.join(pkg, "engine/realm-script.js");

/** What these places lack is part of the file. */
const instead = {
  name: "instead",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/platform\.js$/ }, () => ({ path: path.join(pkg, "engine/platform-script.js") })),
};

async function bundle(options) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    charset: "utf8",
    // Hermes and the oldest of the edges read nothing newer.
    target: "es2017",
    logLevel: "warning",
    plugins: [instead],
    // The syntax is esbuild's to lower, and these built-ins are newer, too.
    define: { globalThis: "realm", "Symbol.asyncIterator": "asyncIterator" },
    inject: [realm],
    ...options,
  });
  // A kilobyte less after gzip than with esbuild's own.
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2017,
    module: options.format === "esm",
    // A constant stays at its side and a small function in its place: longer, but after gzip less.
    compress: { passes: 2, lhs_constants: false, inline: 1 },
    // The name of the class, which runtimes print of an error.
    mangle: { reserved: ["Tc3Error"] },
    format: { comments: false },
  });
  return code;
}

const [first] = readFileSync(entry, "utf8").split("\n");
const module = await bundle({ format: "esm" });
const classic = await bundle({ format: "iife", globalName: "tc3fetch" });
mkdirSync(path.join(pkg, "js"), { recursive: true });
writeFileSync(path.join(pkg, "js/classic.js"), `${first} As a classic script: it declares \`tc3fetch\`.\n${classic}\n`);
writeFileSync(entry, `${first}\n${module}\n`);
// Nothing else imports these.
rmSync(path.join(pkg, "engine/platform-script.js"));
rmSync(realm);
rmSync(path.join(pkg, "engine/tencent-script.js"));
