/** Requests to Function Compute, signed by Alibaba Cloud's own code. */
import { once } from "node:events";
import http from "node:http";
import { createRequire } from "node:module";
import { acsExample } from "../../endpoint/judge/acs3-credentials.mjs";

const require = createRequire(import.meta.url);
const { $OpenApiUtil } = require("@alicloud/openapi-core");
const { default: OpenApiUtil } = require("@alicloud/openapi-core/dist/utils.js");
const { default: FcClient } = require("@alicloud/fc20230330");
export const models = require("@alicloud/fc20230330");
export const { RuntimeOptions } = createRequire(require.resolve("@alicloud/openapi-core"))("@darabonba/typescript");

const ALGORITHM = "ACS3-HMAC-SHA256";

/** The official client of Function Compute, which takes the local endpoint for its own. */
export function officialFc(url, credentials = acsExample) {
  return new FcClient(new $OpenApiUtil.Config({ ...credentials, protocol: "http", endpoint: new URL(url).host }));
}

/**
 * What the official client sends for a call, byte for byte.
 *
 * @param {(client: any) => Promise<unknown>} call
 * @returns {Promise<import("./support.mjs").RawRequest>}
 */
export async function recordOfficialFc(call, credentials) {
  let recorded;
  const recorder = http.createServer(async (req, res) => {
    const body = Buffer.concat(await req.toArray());
    const { connection, "transfer-encoding": encoding, ...headers } = req.headers;
    recorded = { method: req.method, path: req.url, headers, body };
    res.end("{}");
  });
  await once(recorder.listen(0, "127.0.0.1"), "listening");
  try {
    await call(officialFc(`http://127.0.0.1:${recorder.address().port}`, credentials));
  } finally {
    recorder.close();
    recorder.closeAllConnections();
  }
  return recorded;
}

/** `2026-01-02T03:04:05Z` */
export const dateOf = (milliseconds) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/**
 * A request for any host, path and bytes, with the official Authorization.
 *
 * @returns {import("./support.mjs").RawRequest}
 */
export function signWithOpenApiUtil({
  method = "GET",
  host = "fcv3.cn-hangzhou.aliyuncs.com",
  path = "/2023-03-30/functions",
  query = {},
  search = new URLSearchParams(query).toString().replaceAll("+", "%20"),
  action = "ListFunctions",
  version = "2023-03-30",
  body = Buffer.alloc(0),
  headers = {},
  unsigned = {},
  date = dateOf(Date.now()),
  nonce = OpenApiUtil.getNonce(),
  credentials = acsExample,
} = {}) {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  const hash = OpenApiUtil.hash(body, ALGORITHM).toString("hex");
  const signed = {
    host,
    "x-acs-action": action,
    "x-acs-version": version,
    "x-acs-date": date,
    "x-acs-signature-nonce": nonce,
    "x-acs-content-sha256": hash,
    ...(securityToken && { "x-acs-accesskey-id": accessKeyId, "x-acs-security-token": securityToken }),
    ...headers,
  };
  const Authorization = OpenApiUtil.getAuthorization(
    { method, pathname: path, query, headers: signed },
    ALGORITHM,
    hash,
    accessKeyId,
    accessKeySecret,
  );
  return {
    method,
    path: search ? `${path}?${search}` : path,
    headers: { ...signed, ...unsigned, Authorization },
    body,
  };
}

/** Sends a request unchanged. `json` is there where the answer is JSON. */
export async function sendRaw(url, { method, path, headers, body }) {
  const { hostname, port } = new URL(url);
  // node:http frames the body of a GET only if it is told its length.
  const framed = body.length > 0 ? { ...headers, "Content-Length": body.length } : headers;
  const req = http.request({ hostname, port, method, path, headers: framed });
  req.end(body);
  const [res] = await once(req, "response");
  const bytes = Buffer.concat(await res.toArray());
  const isJson = res.headers["content-type"] === "application/json" && bytes.length > 0;
  return { status: res.statusCode, headers: res.headers, bytes, json: isJson ? JSON.parse(bytes) : undefined };
}

/** The status and the code of an answer, as `404 FunctionNotFound`, or the status alone. */
export async function outcome(url, request) {
  const { status, json } = await sendRaw(url, request);
  return json?.Code ? `${status} ${json.Code}` : `${status}`;
}

/** The same of a call of the official client. */
export async function officialOutcome(call) {
  try {
    return `${(await call).statusCode}`;
  } catch (error) {
    return `${error.statusCode} ${error.code}`;
  }
}
