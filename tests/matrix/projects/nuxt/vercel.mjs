// Serves the function that Nitro made for Vercel's Edge runtime: a Request in, a Response out.
import http from "node:http";
import handler from "./.vercel/output/functions/__fallback.func/index.mjs";

const server = http.createServer(async ({ url, headers }, response) => {
  const answer = await handler(new Request(`http://127.0.0.1${url}`, { headers }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});
server.listen(process.env.PORT, "127.0.0.1");
