// Makes pkg-explorer/ of explorer-template/, of the built page in www/dist and of the package's proxy.
//
// node xtask/src/explorer.mjs VERSION
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { build } from "esbuild";

const [version] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../", import.meta.url));
const template = `${root}explorer-template/`;
const pkg = `${root}pkg-explorer/`;
const page = `${pkg}page/`;

rmSync(pkg, { recursive: true, force: true });
cpSync(`${root}www/dist/`, page, { recursive: true });
for (const file of ["package.json", "explorer.cjs", "start.cjs", "README.md"]) cpSync(template + file, pkg + file);
for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(root + file, pkg + file);

const manifest = readFileSync(`${pkg}package.json`, "utf8");
writeFileSync(`${pkg}package.json`, manifest.replace("0.0.0", version));

// The page learns that its server has a proxy for it; its files are on this machine already.
const html = readFileSync(`${page}index.html`, "utf8");
const marked = html.replace("</title>", '</title>\n    <meta name="tc3fetch-proxy" content="tc3" />');
if (marked === html) throw new Error("www/index.html has no title to stand beside");
writeFileSync(`${page}index.html`, marked);
rmSync(`${page}offline.js`);

await build({
  entryPoints: [`${template}server/main.js`],
  outfile: `${pkg}server.js`,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  charset: "utf8",
  define: { VERSION: JSON.stringify(version) },
  logLevel: "warning",
});

await compress(`${page}catalogue/`);

/** The catalogue is texts, and most of what is downloaded. */
async function compress(folder) {
  const brotli = promisify(zlib.brotliCompress);
  // The page was built without one.
  if (!existsSync(folder)) return;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  const next = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const text = readFileSync(folder + name);
      const params = { [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT };
      params[zlib.constants.BROTLI_PARAM_SIZE_HINT] = text.length;
      writeFileSync(`${folder + name}.br`, await brotli(text, { params }));
      rmSync(folder + name);
    }
  };
  // As many as Node has threads for it.
  await Promise.all([next(), next(), next(), next()]);
}
