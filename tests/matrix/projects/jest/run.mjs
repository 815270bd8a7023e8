// Jest: CommonJS by the recipe of docs/toolchains.md, native ES modules, jsdom.
import { bin, command, versionOf } from "../../support.mjs";

const versions = (folder) => versionOf(folder, "jest");
const jest = (folder, endpoint, args, env) =>
  command(folder, bin(folder, "jest"), [...args, "--cacheDirectory", "cache"], { env: { ENDPOINT: endpoint, ...env } });

export const rows = [
  {
    name: "Jest, CommonJS",
    isFast: true,
    note: "with the recipe below",
    versions,
    run: ({ folder, endpoint }) => jest(folder, endpoint, ["--config", "commonjs.config.cjs"]),
  },
  {
    name: "Jest, CommonJS, jsdom",
    note: "with the recipe below, which gives jsdom the `fetch` and the `TextEncoder` that it lacks; `sign` works without",
    versions,
    run: ({ folder, endpoint }) => jest(folder, endpoint, ["--config", "jsdom.config.cjs"]),
  },
  {
    name: "Jest, ES modules",
    note: "with `NODE_OPTIONS=--experimental-vm-modules`",
    versions,
    run: ({ folder, endpoint }) =>
      jest(folder, endpoint, ["--config", "modules.config.cjs"], { NODE_OPTIONS: "--experimental-vm-modules" }),
  },
];
