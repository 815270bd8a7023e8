// The declarations in every TypeScript that a project may still have, each file of the package
// checked (`skipLibCheck: false`), with `exactOptionalPropertyTypes`: for pages, and for
// Cloudflare Workers, which have no DOM.
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { command, versionOf } from "../../support.mjs";

const VERSIONS = ["4.7", "4.9", "5.0", "5.2", "5.4", "5.6", "5.7", "5.9", "6", "7"];

const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  module: "nodenext",
  moduleResolution: "nodenext",
  target: "es2020",
};

/** A program that imports every entry, so that the declarations of each are read. */
function writeEntries(folder) {
  const { exports } = JSON.parse(fs.readFileSync(path.join(folder, "node_modules/tc3fetch/package.json"), "utf8"));
  const entries = Object.keys(exports).filter((name) => exports[name].types && !name.startsWith("./engine"));
  const imports = entries.map((name, at) => `import * as entry${at} from "${name.replace(".", "tc3fetch")}";`);
  const list = `export const entries = [${entries.map((_, at) => `entry${at}`).join(", ")}];`;
  fs.writeFileSync(path.join(folder, "entries.ts"), `${imports.join("\n")}\n\n${list}\n`);
}

async function compile(folder, version, more) {
  const config = { compilerOptions: { ...OPTIONS, ...more }, files: ["entries.ts", "sent.ts"] };
  fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  await command(folder, process.execPath, [`node_modules/typescript-${version}/bin/tsc`, "--project", "."]);
}

export const rows = VERSIONS.map((version) => ({
  name: `TypeScript ${version}, pages and Workers`,
  note: "each declaration checked, `exactOptionalPropertyTypes`, `@cloudflare/workers-types` without DOM",
  versions: (folder) => versionOf(folder, `typescript-${version}`),
  async run({ folder }) {
    writeEntries(folder);
    await compile(folder, version, { lib: ["es2020", "dom", "dom.iterable"], types: [] });
    await compile(folder, version, { lib: ["es2022"], types: ["@cloudflare/workers-types"] });
    // A compiler that finds no mistake proves nothing.
    const wrong = fs.readFileSync(path.join(folder, "sent.ts"), "utf8").replace('action: "DescribeZones"', "action: 5");
    fs.writeFileSync(path.join(folder, "sent.ts"), wrong);
    const found = await compile(folder, version, { lib: ["es2020", "dom"], types: [] }).catch((error) => error.message);
    if (!/error TS2322|error TS2345/.test(`${found}`)) throw new Error(`a mistake was not found: ${found}`);
    fs.writeFileSync(path.join(folder, "sent.ts"), wrong.replace("action: 5", 'action: "DescribeZones"'));
  },
}));
