// A registry on this machine, which has one package: the packed tarball. For anything else it
// names the registry of npm's configuration.
import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { command } from "../../support.mjs";

export async function withRegistry(tarball, use) {
  const other = (await command(path.dirname(tarball), "npm", ["config", "get", "registry"])).trim().replace(/\/$/, "");
  const bytes = fs.readFileSync(tarball);
  const said = await command(path.dirname(tarball), "tar", ["-xzOf", path.basename(tarball), "package/package.json"]);
  const manifest = JSON.parse(said);
  const server = http.createServer((request, response) => {
    if (request.url.endsWith(".tgz") && request.url.startsWith("/tc3fetch/")) return response.end(bytes);
    if (request.url !== "/tc3fetch") return response.writeHead(302, { Location: other + request.url }).end();
    const url = `http://127.0.0.1:${server.address().port}/tc3fetch/-/${path.basename(tarball)}`;
    const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
    const { name, version } = manifest;
    const body = {
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { ...manifest, dist: { tarball: url, integrity } } },
      time: { [version]: "2026-01-01T00:00:00.000Z" },
    };
    return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
