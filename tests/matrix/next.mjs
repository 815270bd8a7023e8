// Next.js: a route and middleware of the Edge runtime, a route of Node, and a page, while
// developing and built, with each of its bundlers.
import { rmSync } from "node:fs";
import path from "node:path";
import { holds } from "./expected.mjs";
import { ask, bin, command, freePort, inPage, versionOf, withServer } from "./support.mjs";

/** What has no bug of Next's own: see the remarks in docs/toolchains.md. */
const PATHS = ["/edge", "/api/edge", "/middleware", "/node"];

/** The remark of a row whose app routes of the Edge runtime Next itself cannot run. */
const BROKEN =
  "without a route of the Edge runtime below `app/`, which Next 16.4 with webpack cannot load, tc3fetch or not";

/**
 * The rows of a major version.
 *
 * @param {number} major
 * @param {{ bundler: string, flag?: string, modes: string[], isBroken?: boolean, fast?: string }[]} bundlers
 */
export const nextRows = (major, bundlers) =>
  bundlers.flatMap(({ bundler, flag, modes, isBroken, fast }) =>
    modes.map((mode) => ({
      name: `Next.js ${major}, edge, middleware, server and page, ${bundler}, ${mode}`,
      isFast: fast === mode,
      note: isBroken ? BROKEN : undefined,
      versions: (folder) => versionOf(folder, "next"),
      async run({ folder, endpoint }) {
        const env = { NEXT_MATRIX: `${major}`, CI: "" };
        const flags = flag ? [flag] : [];
        rmSync(path.join(folder, ".next"), { recursive: true, force: true });
        if (isBroken) rmSync(path.join(folder, "app/edge"), { recursive: true, force: true });
        const next = bin(folder, "next");
        const port = await freePort();
        const address = ["--port", `${port}`, "--hostname", "127.0.0.1"];
        if (mode === "built") await command(folder, next, ["build", ...flags], { env });
        const args = mode === "built" ? ["start", ...address] : ["dev", ...flags, ...address];
        await withServer(folder, next, args, port, async (url) => {
          const query = `?endpoint=${encodeURIComponent(endpoint)}`;
          for (const at of PATHS) if (!(isBroken && at === "/edge")) holds(await ask(`${url}${at}${query}`));
          holds(await inPage(`${url}/client${query}`));
        });
      },
    })),
  );
