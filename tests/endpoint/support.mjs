/**
 * Requests to try the endpoint with: signed by Tencent's own clients, and kept as plain data, so that a
 * test can change one thing and send the rest as it was.
 *
 * @typedef {object} RawRequest
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string | number>} headers  Host included
 * @property {string | Buffer} body
 */
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { after } from "node:test";
import cloudbase from "@cloudbase/signature-nodejs";
import sdk from "tencentcloud-sdk-nodejs-common";
import sign from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js";
import { createEndpoint, example } from "../../endpoint/index.mjs";

/** An endpoint that listens until the tests of the calling file are over. */
export async function startEndpoint(options) {
  const server = await createEndpoint(options).listen();
  after(() => server.close());
  return server;
}

/**
 * Tencent's own client, which believes that it talks to the real host: only its sockets are led to
 * `url` instead.
 */
export function officialClient(url, { service, version, method = "POST", region, signMethod, credential = example }) {
  const { hostname, port } = new URL(url);
  const agent = new http.Agent();
  agent.createConnection = () => net.connect(Number(port), hostname);
  return new sdk.CommonClient(`${service}.tencentcloudapi.com`, version, {
    credential,
    region,
    profile: { signMethod, httpProfile: { protocol: "http://", reqMethod: method, agent } },
  });
}

/**
 * What Tencent's own client sends for a call, byte for byte.
 *
 * @returns {Promise<RawRequest>}
 */
export async function recordOfficial(call, action, params, options) {
  /** @type {RawRequest | undefined} */
  let recorded;
  const recorder = http.createServer(async (req, res) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    const headers = Object.fromEntries(pairs(req.rawHeaders));
    recorded = { method: req.method, path: req.url, headers, body: Buffer.concat(chunks) };
    res.end('{"Response":{"RequestId":""}}');
  });
  await once(recorder.listen(0, "127.0.0.1"), "listening");
  try {
    await officialClient(`http://127.0.0.1:${recorder.address().port}`, call).request(action, params, options);
  } finally {
    recorder.close();
    recorder.closeAllConnections();
  }
  // What follows is sent with another body at times, so node:http has to count its length anew.
  delete recorded.headers["Content-Length"];
  delete recorded.headers.Connection;
  return recorded;
}

function* pairs(flat) {
  for (let i = 0; i < flat.length; i += 2) yield [flat[i], flat[i + 1]];
}

/**
 * A request signed by Tencent's CloudBase signer, for signed headers that the SDK cannot choose:
 * `signedHeaders` names them, besides content-type and host and in lower case. The body is the signer's
 * own serialisation of `params`, as it hashes nothing else.
 *
 * @returns {RawRequest}
 */
export function signWithCloudbase({
  host,
  service = host.split(".")[0],
  version,
  action,
  params = {},
  region = "ap-guangzhou",
  credentials = example,
  timestamp = Math.floor(Date.now() / 1000),
  signedHeaders = ["x-tc-action"],
}) {
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    Host: host,
    "X-TC-Action": action,
    "X-TC-Region": region,
    "X-TC-Timestamp": String(timestamp),
    "X-TC-Version": version,
  };
  const signed = Object.fromEntries(
    Object.entries(headers).filter(([name]) => ["content-type", "host", ...signedHeaders].includes(name.toLowerCase())),
  );
  const { authorization } = new cloudbase.Signer(credentials, service).tc3sign(
    "POST",
    `http://${host}/`,
    signed,
    params,
    timestamp,
    { isCloudApi: true },
  );
  return {
    method: "POST",
    path: "/",
    headers: { ...headers, Authorization: authorization },
    body: JSON.stringify(params),
  };
}

/**
 * A request for bytes of our choice, with an Authorization of the SDK's `sign3`.
 *
 * @returns {RawRequest}
 */
export function signWithSdk({
  host = "tiems.tencentcloudapi.com",
  service = host.split(".")[0],
  version = "2019-04-16",
  action = "DescribeServices",
  method = "POST",
  path = "/",
  body = Buffer.from("{}"),
  signedBody = body,
  credentials = example,
  timestamp = Math.floor(Date.now() / 1000),
  headers = {},
  contentType = method === "GET" ? "application/x-www-form-urlencoded" : "application/json",
}) {
  const authorization = sign.default.sign3({
    method,
    url: `http://${host}${path}`,
    payload: signedBody,
    headers: { "Content-Type": contentType },
    timestamp,
    service,
    secretId: credentials.secretId,
    secretKey: credentials.secretKey,
  });
  return {
    method,
    path,
    headers: {
      Authorization: authorization,
      "Content-Type": contentType,
      Host: host,
      "X-TC-Action": action,
      "X-TC-Timestamp": String(timestamp),
      "X-TC-Version": version,
      ...headers,
    },
    body,
  };
}

/**
 * Sends a request unchanged.
 *
 * @param {string} url
 * @param {RawRequest} request
 */
export async function send(url, { method, path, headers, body }) {
  const { hostname, port } = new URL(url);
  const req = http.request({ hostname, port, method, path, headers });
  req.end(body);
  const [res] = await once(req, "response");
  const text = Buffer.concat(await res.toArray()).toString();
  return { status: res.statusCode, headers: res.headers, text, Response: responseOf(text) };
}

/** The envelope's content, where the answer has one. */
function responseOf(text) {
  try {
    return JSON.parse(text).Response;
  } catch {
    return undefined;
  }
}

/** The error code of the answer to a request, or "ok". */
export async function verdict(url, request) {
  const { Response } = await send(url, request);
  return Response.Error?.Code ?? "ok";
}

/** A copy of a request with some of its headers replaced, or removed where the value is undefined. */
export function withHeaders(request, changes) {
  const headers = { ...request.headers, ...changes };
  for (const name of Object.keys(changes)) if (changes[name] === undefined) delete headers[name];
  return { ...request, headers };
}
