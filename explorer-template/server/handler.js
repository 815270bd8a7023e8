// One server for the page, its files and its proxy. Everything is below the token.
import { timingSafeEqual } from "node:crypto";
import { createProxy } from "tc3fetch/proxy";
import { toNodeListener } from "tc3fetch/proxy/node";
import { framing } from "../../www/headers.ts";
import { serveFile } from "./files.js";

/** Below the page's folder, as the page has it: xtask/src/explorer.mjs. */
const PROXY = "tc3";

/**
 * A request listener of node:http.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.token  the first part of each path
 * @param {Map<string, string>} options.forward  addresses in the place of hosts
 * @param {(line: string) => void} options.log  is told one line a call, with nothing secret in it
 */
export function createHandler({ port, token, forward, log }) {
  // A page of another name that leads to this machine (DNS rebinding) says that name here.
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  if (port === 80) for (const name of ["127.0.0.1", "localhost"]) hosts.add(name);
  const origins = [...hosts].map((host) => new URL(`http://${host}`).origin);
  const proxy = toNodeListener(
    createProxy({
      origins: (origin) => origins.includes(origin),
      prefix: `/${token}/${PROXY}`,
      fetch: (url, init) => fetch(addressOf(url, forward), init),
      observe: ({ method, host = "-", status, milliseconds }) => log(`${method} ${host} ${status} ${milliseconds} ms`),
    }),
  );
  return (request, response) => {
    for (const [name, value] of Object.entries({ ...framing, "Cross-Origin-Resource-Policy": "same-origin" }))
      response.setHeader(name, value);
    if (!hosts.has(request.headers.host)) return refuse(response, 403, "This host is not that of the explorer.");
    const [, first = "", rest = ""] = /^\/([^/?#]*)(?:\/([^?#]*))?/.exec(request.url) ?? [];
    if (!isSame(first, token) || !request.url.startsWith(`/${token}/`))
      return refuse(
        response,
        404,
        "The explorer's address is the one that it has printed: it is another one in each run.",
      );
    if (rest.startsWith(`${PROXY}/`)) return void proxy(request, response);
    serveFile(rest, request, response);
  };
}

/** In the same time, however much of it is right. */
function isSame(given, token) {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Where a request goes: to its host, unless the command line leads that elsewhere. */
function addressOf(url, forward) {
  const { host, origin } = new URL(url);
  const instead = forward.get(host);
  return instead === undefined ? url : instead + url.slice(origin.length);
}

function refuse(response, status, text) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}
