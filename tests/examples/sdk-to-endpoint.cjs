/** For `node --require`: what the official SDK sends goes to the local endpoint, whose address is in ENDPOINT, as it is but for TLS. */
const http = require("node:http");
const https = require("node:https");

const { hostname, port } = new URL(process.env.ENDPOINT);

https.request = (options, answered) => {
  const { method, path, signal } = options;
  const headers = { ...options.headers, Host: options.hostname ?? options.host };
  return http.request({ method, path, signal, headers, hostname, port }, answered);
};
