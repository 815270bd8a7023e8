// The proxies in Node, Deno and Bun: `serve.mjs UPSTREAM`. Its first line says where it listens.
import { createServer } from "node:http";
import process from "node:process";
import { toNodeListener } from "tc3fetch/proxy/node";
import { createProxies } from "./proxies.mjs";

const handler = createProxies(process.argv[2]);
const hostname = "127.0.0.1";
const say = ({ port }) => console.log(`listening on ${port}`);

if ("Deno" in globalThis) Deno.serve({ port: 0, hostname, onListen: say }, handler);
else if ("Bun" in globalThis) say(Bun.serve({ port: 0, hostname, fetch: handler }));
else {
  const server = createServer(toNodeListener(handler));
  server.listen(0, hostname, () => say(server.address()));
}
