// vitest in Node and in jsdom; in workerd: cloudflare/.
import { withNode } from "../../served.mjs";
import { bin, command, versionOf } from "../../support.mjs";

export const rows = ["node", "jsdom"].map((environment) => ({
  name: `vitest, ${environment}`,
  versions: (folder) =>
    [versionOf(folder, "vitest"), ...(environment === "jsdom" ? [`jsdom ${versionOf(folder, "jsdom")}`] : [])].join(
      ", ",
    ),
  run: ({ folder, endpoint }) =>
    command(folder, bin(folder, "vitest"), ["run", "--environment", environment], {
      env: { ...withNode(folder), ENDPOINT: endpoint, MATRIX: environment },
    }),
}));
