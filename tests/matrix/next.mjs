// Next.js: a route and middleware of the Edge runtime, a route of Node, and a page, while
// developing and built, with each of its bundlers.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { filesOf, guideEndpoint, KEYS, ZONES } from "../examples/guides.mjs";
import { TO_ENDPOINT } from "../examples/readme.mjs";
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
        const services = await guideEndpoint();
        const env = { NEXT_MATRIX: `${major}`, CI: "", ...KEYS, ENDPOINT: services.url };
        // What the guide's code sends to a service goes to an endpoint that has its action.
        env.NODE_OPTIONS = `--import=${TO_ENDPOINT}`;
        addGuide(folder, isBroken);
        const flags = flag ? [flag] : [];
        rmSync(path.join(folder, ".next"), { recursive: true, force: true });
        // Those of the rows before it, which the same folder has.
        if (isBroken)
          for (const route of ["app/edge", "app/api/edge-zones"])
            rmSync(path.join(folder, route), { recursive: true, force: true });
        const next = bin(folder, "next");
        const port = await freePort();
        const address = ["--port", `${port}`, "--hostname", "127.0.0.1"];
        const args = mode === "built" ? ["start", ...address] : ["dev", ...flags, ...address];
        const use = async (url) => {
          const query = `?endpoint=${encodeURIComponent(endpoint)}`;
          for (const at of PATHS) if (!(isBroken && at === "/edge")) holds(await ask(`${url}${at}${query}`));
          holds(await inPage(`${url}/client${query}`));
          await holdsGuide(url, isBroken ? undefined : services.url);
        };
        try {
          if (mode === "built") await command(folder, next, ["build", ...flags], { env });
          await withServer(folder, next, args, port, use, { env });
        } finally {
          await services.close();
        }
      },
    })),
  );

/** The guide's client in the Edge runtime, whose `fetch` is its own. */
const ON_EDGE = `import { client } from "../../../lib/tencent.js";

export const runtime = "edge";

export async function GET(request) {
  const proxy = new URL(request.url).searchParams.get("endpoint");
  const { ZoneSet } = await client
    .with({ proxy })
    .call({ service: "cvm", version: "2017-03-12", action: "DescribeZones" });
  return Response.json(ZoneSet.map(({ Zone }) => Zone));
}
`;

/** The files of docs/guides/next.md, beside those of the matrix. */
function addGuide(folder, isBroken) {
  const files = filesOf("docs/guides/next.md");
  if (!isBroken) files["app/api/edge-zones/route.js"] = ON_EDGE;
  for (const [file, text] of Object.entries(files)) {
    const at = path.join(folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
}

/** What the guide's component and its route show. */
async function holdsGuide(url, endpoint) {
  assert.deepEqual(await ask(`${url}/api/zones`), ZONES);
  if (endpoint) assert.deepEqual(await ask(`${url}/api/edge-zones?endpoint=${encodeURIComponent(endpoint)}`), ZONES);
  const page = await (await fetch(`${url}/zones`)).text();
  for (const zone of ZONES) assert.ok(page.includes(`<li>${zone}</li>`), page);
  const refused = await fetch(`${url}/tc3/cvm.tencentcloudapi.com/`, { method: "POST", body: "{}" });
  assert.deepEqual([refused.status, (await refused.json()).Response.Error.Code], [403, "ProxyRefused.Origin"]);
}
