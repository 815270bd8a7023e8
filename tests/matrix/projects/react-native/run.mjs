// React Native's Babel preset, alone and in Metro, and what they made of a program in Hermes. The
// Hermes of npm is a program without a network: its requests are sent from here.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { CHECKED, EVERYTHING, holds } from "../../expected.mjs";
import { withNode } from "../../served.mjs";
import { bin, command, versionOf } from "../../support.mjs";

const tool = (folder, name, program) => path.join(folder, "node_modules", name, "linux64-bin", program);
const hermes = (folder, file) =>
  command(folder, tool(folder, "hermes-engine-cli", "hermes"), ["-w", "-Xmicrotask-queue", file]);

/** Runs a bundle once for its request, and once with the answer to that. */
async function runInHermes(folder, file, endpoint, run = hermes) {
  const bundle = fs.readFileSync(path.join(folder, file), "utf8");
  const withAnswer = async (answer) => {
    const given = `globalThis.ENDPOINT = ${JSON.stringify(endpoint)}; globalThis.ANSWER = ${JSON.stringify(answer)};\n`;
    fs.writeFileSync(path.join(folder, `given-${file}`), given + bundle);
    return run(folder, `given-${file}`);
  };
  const [{ url, method, headers, body }] = said(await withAnswer(null), "sends");
  const response = await fetch(url, { method, headers, body: Array.isArray(body) ? new Uint8Array(body) : body });
  const { status, statusText } = response;
  const answer = { status, statusText, headers: Object.fromEntries(response.headers), text: await response.text() };
  const [found] = said(await withAnswer(answer), "gives");
  holds(found, { ...CHECKED, js: EVERYTHING.engines.sign });
}

/** What a program printed after a word. */
function said(text, word) {
  const lines = text.split("\n").filter((line) => line.startsWith(`${word} `));
  if (lines.length === 0) throw new Error(`nothing ${word}: ${text.slice(0, 3000)}`);
  return lines.map((line) => JSON.parse(line.slice(word.length + 1)));
}

/** The program in one file, each file of it, the package's as well, by React Native's Babel preset. */
async function bundleByPreset(folder, outfile) {
  const require = createRequire(path.join(folder, "package.json"));
  const babel = require("@babel/core");
  const preset = {
    name: "react-native",
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.js$/ }, async ({ path: filename }) => {
        // As Metro says it: by itself the preset leaves classes to the newest Hermes.
        const caller = { name: "metro", unstable_transformProfile: "default" };
        const presets = [["module:@react-native/babel-preset", { disableImportExportTransform: true }]];
        const options = { cwd: folder, configFile: false, compact: false, caller, presets };
        const { code } = await babel.transformFileAsync(filename, options);
        return { contents: code };
      }),
  };
  const options = { absWorkingDir: folder, bundle: true, logLevel: "silent", conditions: ["react-native"] };
  await build({ ...options, entryPoints: ["index.js"], outfile, plugins: [preset] });
}

function bundleByMetro(folder, out, more) {
  const args = ["build", "index.js", "--platform", "android", "--out", out, "--config", "metro.config.js", ...more];
  return command(folder, bin(folder, "metro"), args, { env: withNode(folder) });
}

/** As the tools of React Native compile a program for a phone. */
async function asBytecode(folder, file) {
  await command(folder, tool(folder, "hermes-engine-cli", "hermesc"), [
    "-w",
    "-emit-binary",
    "-O",
    "-out",
    "app.hbc",
    file,
  ]);
  return hermes(folder, "app.hbc");
}

const versions = (folder) =>
  `React Native ${versionOf(folder, "react-native")}, Hermes ${versionOf(folder, "hermes-engine-cli")}`;

export const rows = [
  {
    name: "Hermes, React Native's Babel preset",
    note: "`tc3fetch` is `tc3fetch/js` there; Hermes has no network: the request that it printed was sent, and the answer given to it",
    versions: (folder) =>
      `Hermes ${versionOf(folder, "hermes-engine-cli")}, preset ${versionOf(folder, "@react-native/babel-preset")}`,
    async run({ folder, endpoint }) {
      await bundleByPreset(folder, "preset.js");
      await runInHermes(folder, "preset.js", endpoint);
    },
  },
  {
    name: "Metro, program for React Native, in Hermes",
    note: "as above",
    versions,
    async run({ folder, endpoint }) {
      await bundleByMetro(folder, "metro.js", []);
      await runInHermes(folder, "metro.js", endpoint);
      await runInHermes(folder, "metro.js", endpoint, asBytecode);
    },
  },
  {
    name: "Metro, program for React Native, developing, in Hermes",
    note: "as above",
    versions,
    async run({ folder, endpoint }) {
      await bundleByMetro(folder, "metro-dev.js", ["--dev", "--no-minify"]);
      await runInHermes(folder, "metro-dev.js", endpoint);
    },
  },
];
