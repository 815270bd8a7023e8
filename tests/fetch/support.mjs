/** What the tests of tc3fetch/fetch have in common: the local endpoint, which verifies each signature. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before } from "node:test";
import { acsExample as acs, createEndpoint, example as credentials } from "../../endpoint/index.mjs";

export { acs, credentials };

export const HEADERS = {
  "X-TC-Action": "DescribeServices",
  "X-TC-Version": "2019-04-16",
  "X-TC-Region": "ap-shanghai",
};

/** The endpoint as a proxy, by `proxy.url`, while the tests of a file run. */
export function useEndpoint() {
  const endpoint = { url: "", lines: [] };
  let running;
  before(async () => {
    running = await createEndpoint({ log: (line) => endpoint.lines.push(line) }).listen();
    endpoint.url = running.url;
  });
  after(() => running.close());
  return endpoint;
}

/** A server that answers by `answer`, and what came to it. */
export async function startServer(answer) {
  const received = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers, rawHeaders } = request;
    received.push({ method, url, headers, rawHeaders, body: Buffer.concat(chunks).toString() });
    answer(response, request);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${server.address().port}`, received, close };
}

export const rejection = (promise) =>
  promise.then(
    (value) => assert.fail(`it resolved to ${value}`),
    (error) => error,
  );
