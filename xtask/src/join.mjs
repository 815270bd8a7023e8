// Joins the modules of pkg/ that the entries have in common into core.js. The template has a
// file a subject, and each file that Node opens takes almost half a millisecond of a start:
// with them apart, `import "tc3fetch"` took three times as long.
//
// What a condition of `exports` or an entry chooses stays a file of its own: engines and what
// imports them, the command, models, tables, what `tc3fetch/diagnose` alone finds, the
// proxy, which no page needs, and what is for tests.
//
// node xtask/src/join.mjs pkg
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const pkg = path.resolve(process.argv[2]);
const CORE = "core.js";
const FOLDERS = ["bin", "call", "diagnose", "engine", "errors", "models", "payload", "proxy", "testing", "vendors"];
// Edge runtimes forbid compiling, and their builds complain about code that could: what
// compiles is apart, too.
const APART =
  /-(actions|bytes|edge-light|glue|shared|workerd)$|^(engine\/(compile|compiled|slim)|errors\/(faults|phrases|remedies|tables|translate)|vendors\/sites)$|^models\/(tiems|scf|fc|guance|search-index)$|^(bin|diagnose|proxy|testing)\//;

const listed = (folder) => readdirSync(path.join(pkg, folder)).filter((file) => file.endsWith(".js"));
const files = ["", ...FOLDERS].flatMap((folder) => listed(folder).map((file) => path.posix.join(folder, file)));
const joined = files.filter((file) => file.includes("/") && !APART.test(file.slice(0, -3)));

/** A file as another one imports it. */
const specifier = (from, to) => `./${path.posix.relative(path.posix.dirname(from), to)}`.replace("./../", "../");
const target = (from, asked) => path.posix.join(path.posix.dirname(from), asked);

await build({
  absWorkingDir: pkg,
  stdin: { contents: joined.map((file) => `export * from "./${file}";`).join("\n"), resolveDir: pkg },
  bundle: true,
  format: "esm",
  target: "es2020",
  outfile: path.join(pkg, CORE),
  logLevel: "error",
  plugins: [
    {
      name: "apart",
      setup: ({ onResolve }) =>
        onResolve({ filter: /^\.\.?\// }, ({ path: asked, resolveDir }) => {
          const file = target(path.posix.join(path.relative(pkg, resolveDir).split(path.sep).join("/"), "x"), asked);
          return joined.includes(file) ? undefined : { path: `./${file}`, external: true };
        }),
    },
  ],
});

for (const file of files.filter((file) => !joined.includes(file))) {
  const text = readFileSync(path.join(pkg, file), "utf8");
  const moved = text.replace(/(from )"(\.\.?\/[^"]+)"/g, (all, from, asked) =>
    joined.includes(target(file, asked)) ? `${from}"${specifier(file, CORE)}"` : all,
  );
  if (moved !== text) writeFileSync(path.join(pkg, file), moved);
}
for (const file of joined) rmSync(path.join(pkg, file));
