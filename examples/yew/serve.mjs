/**
 * The page's own server: what was built, credentials, and the proxy, behind which the local
 * endpoint stands in for the service.
 *
 *     node serve.mjs FOLDER [PORT]
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createEndpoint, temporary } from "../../endpoint/index.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const FILES = {
  "/": ["text/html; charset=utf-8", join(here, "index.html")],
  "/start.mjs": ["text/javascript", join(here, "start.mjs")],
  "/module.js": ["text/javascript"],
  "/module_bg.wasm": ["application/wasm"],
};

/**
 * @param {string} folder  what `cargo xtask bindgen` made
 * @param {number} port    0 takes a free one
 * @param {() => object} credentials  those of the person who asks: a real server signs people in
 */
export async function serve(folder, port = 0, credentials = () => temporary) {
  const endpoint = createEndpoint();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname.startsWith("/tc3/")) {
      request.url = request.url.slice("/tc3".length);
      return endpoint.handle(request, response);
    }
    if (pathname === "/credentials") {
      return response.setHeader("Content-Type", "application/json").end(JSON.stringify(credentials()));
    }
    if (!Object.hasOwn(FILES, pathname)) return response.writeHead(404).end();
    const [type, file = join(folder, basename(pathname))] = FILES[pathname];
    response.setHeader(
      "Content-Security-Policy",
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:",
    );
    return response.setHeader("Content-Type", type).end(await readFile(file));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const { url } = await serve(argv[2], Number(argv[3] ?? 8080));
  console.log(url);
}
