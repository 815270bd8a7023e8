// A `fetch` that finds every host at 127.0.0.1, as a resolver would: `node --import ./direct.mjs`, with the
// port in GATEWAY_PORT and the certificate in NODE_EXTRA_CA_CERTS.
import { request } from "node:https";
import { Readable } from "node:stream";

const port = process.env.GATEWAY_PORT;

globalThis.fetch = (given, { method, headers, body } = {}) =>
  new Promise((resolve, reject) => {
    const { host, hostname, pathname, search } = new URL(given);
    const asked = request({
      host: "127.0.0.1",
      port,
      servername: hostname,
      method,
      path: pathname + search,
      headers: { ...Object.fromEntries(new Headers(headers)), Host: host },
      agent: false,
    });
    asked.on("error", reject);
    asked.on("response", (answer) => {
      const { statusCode: status } = answer;
      const content = status === 204 ? null : Readable.toWeb(answer);
      resolve(new Response(content, { status, headers: answer.headers }));
    });
    asked.end(body);
  });
