// The files of the page. Those of the catalogue are kept compressed, which is a tenth of them.
import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { contentPolicy } from "../../www/headers.ts";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Beside the bundled server. */
const folder = fileURLToPath(new URL("./page/", import.meta.url));

/** Every file by its path in an address, so that no path leads anywhere else. */
const files = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      const path = relative(folder, file).replaceAll("\\", "/");
      return [path.replace(/\.br$/, ""), { file, isCompressed: path.endsWith(".br") }];
    }),
);

const policy = contentPolicy(readFileSync(`${folder}index.html`, "utf8"));

export function serveFile(path, { method, headers }, response) {
  const name = path || "index.html";
  const found = files.get(name);
  if (!found) return void response.writeHead(404, { "Content-Type": "text/plain" }).end("The page has no such file.\n");
  if (method !== "GET" && method !== "HEAD") return void response.writeHead(405, { Allow: "GET, HEAD" }).end();
  const passes = found.isCompressed && /\bbr\b/.test(headers["accept-encoding"] ?? "");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(name)] ?? "application/octet-stream",
    // Its address is that of one run: what is kept would never be used again.
    "Cache-Control": "no-store",
    Vary: "Accept-Encoding",
    ...(passes && { "Content-Encoding": "br" }),
    ...(name.endsWith(".html") && { "Content-Security-Policy": policy }),
  });
  if (method === "HEAD") return void response.end();
  const steps = [createReadStream(found.file), ...(found.isCompressed && !passes ? [createBrotliDecompress()] : [])];
  // A browser that has left is no error.
  pipeline([...steps, response], () => {});
}
