// The command `tc3fetch-explorer`: says where the page is, opens it, and serves it until it is stopped.
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import process from "node:process";
import { createHandler } from "./handler.js";
import { openBrowser } from "./open.js";
import { HELP, readArguments } from "./options.js";

/** Where the page is looked for first, and how many ports after it are tried where it is taken. */
const PORT = 8787;
const TRIES = 10;
const HOST = "127.0.0.1";

export async function main() {
  let options;
  try {
    options = readArguments(process.argv.slice(2));
  } catch (cause) {
    return fail(`${cause.message}\nnpx @tc3fetch/explorer --help shows what there is.`);
  }
  if (options.help) return void process.stdout.write(HELP);
  // Replaced when the package is made.
  if (options.version) return void console.log(VERSION);

  // Other programs and other users of this machine know the port, and not this.
  const token = randomBytes(16).toString("base64url");
  const server = createServer();
  let port;
  try {
    port = await listen(server, options.port);
  } catch (cause) {
    return fail(
      cause.code === "EADDRINUSE"
        ? `Another program listens on port ${options.port}. --port takes another one, and --port 0 one that is free.`
        : `Cannot listen on ${HOST}: ${cause.message}`,
    );
  }
  server.on("request", createHandler({ port, token, forward: options.forward, log: (line) => console.log(line) }));

  const stop = () => {
    server.close();
    // Browsers keep their connections, and a stream may go on for minutes.
    server.closeAllConnections();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);

  const address = `http://${HOST}:${port}/${token}/`;
  console.log(`The explorer is at ${address}\nThe address is for this run and this machine alone. Ctrl-C ends it.`);
  if (options.open && process.stdout.isTTY) openBrowser(address);
}

/** Where a port was asked for, that one alone. */
async function listen(server, asked) {
  if (asked !== undefined) return tryPort(server, asked);
  for (let port = PORT; port < PORT + TRIES; port++) {
    try {
      return await tryPort(server, port);
    } catch (cause) {
      if (cause.code !== "EADDRINUSE") throw cause;
    }
  }
  return tryPort(server, 0);
}

const tryPort = (server, port) =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve(server.address().port);
    });
  });

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
