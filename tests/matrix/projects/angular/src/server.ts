// A server around what Angular renders, with a route that uses tc3fetch by itself.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { AngularNodeAppEngine, createNodeRequestHandler, writeResponseToNodeResponse } from "@angular/ssr/node";
import { everything } from "../everything.js";

const engine = new AngularNodeAppEngine();

export const reqHandler = createNodeRequestHandler(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  if (pathname === "/api/check") {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(await everything(searchParams.get("endpoint"))));
    return;
  }
  const script = join(import.meta.dirname, "../browser", pathname);
  if (pathname.endsWith(".js") && existsSync(script)) {
    response.setHeader("Content-Type", "text/javascript");
    createReadStream(script).pipe(response);
    return;
  }
  const rendered = await engine.handle(request);
  if (rendered) await writeResponseToNodeResponse(rendered, response);
  else response.writeHead(404).end();
});

// `ng build` loads this file as well.
const port = process.env["PORT"];
if (port) createServer(reqHandler).listen(Number(port), "127.0.0.1");
