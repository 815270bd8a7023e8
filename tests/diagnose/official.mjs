/**
 * What the vendors' own clients send: each call gives the request that would go out, with the
 * moment and the keys. The sending alone is replaced, by a function that keeps what it is given.
 *
 * @typedef {object} Sent
 * @property {string} method
 * @property {string} url
 * @property {[name: string, value: string][]} headers
 * @property {Buffer} body
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

class Kept extends Error {
  constructor(sent) {
    super("kept");
    this.sent = sent;
  }
}

const pairsOf = (headers) => Object.entries(headers).map(([name, value]) => [name, `${value}`]);

/** The clients wrap what they catch, so what was kept is put aside. */
let kept;
const keep = (sent) => {
  kept = sent;
  throw new Kept(sent);
};

/** The clock of this process, which stands still where a moment is set, in milliseconds. */
let moment;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length > 0 || moment === undefined) super(...given);
    else super(moment);
  }
  static now() {
    return moment ?? RealDate.now();
  }
};

/** Runs a call at a moment, in Unix seconds, and gives what it would send. */
async function sentAt(timestamp, call) {
  kept = undefined;
  moment = timestamp * 1000;
  try {
    await call().catch((error) => {
      if (!kept) throw error;
    });
  } finally {
    moment = undefined;
  }
  return kept;
}

/** Tencent's client for Node, of the package in a folder. */
export function nodeClient(folder = path.dirname(require.resolve("tencentcloud-sdk-nodejs-common/package.json"))) {
  const common = `${folder}/tencentcloud/common`;
  // It loads its fetch from a file of its own. Another test of the process may have loaded it already.
  for (const file of Object.keys(require.cache)) if (file.startsWith(common)) delete require.cache[file];
  require.cache[require.resolve(`${common}/http/fetch.js`)] = {
    loaded: true,
    exports: {
      __esModule: true,
      async default(url, { method, headers, body = "" }) {
        const bytes = body.getBuffer?.() ?? Buffer.from(body);
        // node-fetch sends what the class URL makes of an address: an apostrophe becomes %27.
        keep({ method, url: new URL(url).href, headers: pairsOf(headers), body: bytes });
      },
    },
  };
  const { AbstractClient } = require(`${common}/abstract_client.js`);
  const client = ({ host, version, method, algorithm, region, language }, credential) => {
    const profile = { signMethod: algorithm, language, httpProfile: { reqMethod: method } };
    return new AbstractClient(host, version, { credential, region, profile });
  };
  return {
    call: ({ action, params, multipart, timestamp, ...request }, keys) =>
      sentAt(timestamp, () => client(request, keys).request(action, params, { multipart })),
    callOctets: ({ action, body, timestamp, ...request }, keys) =>
      sentAt(timestamp, () => client(request, keys).requestOctetStream(action, body)),
  };
}

const alibaba = createRequire(require.resolve("@alicloud/openapi-core"));
const { default: AlibabaClient, $OpenApiUtil } = require("@alicloud/openapi-core");
const { RuntimeOptions } = createRequire(require.resolve("@alicloud/openapi-core"))("@darabonba/typescript");
createRequire(alibaba.resolve("@darabonba/typescript"))("httpx").request = async (
  url,
  { method, headers, data = "" },
) => keep({ method, url, headers: pairsOf(headers), body: await bytesOf(data) });

async function bytesOf(data) {
  if (typeof data === "string" || Buffer.isBuffer(data)) return Buffer.from(data);
  const chunks = [];
  for await (const chunk of data) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Alibaba Cloud's client for Node. */
export function callAlibaba(
  { host, version, action, style, method, pathname, query, body, reqBodyType, timestamp },
  keys,
) {
  const config = new $OpenApiUtil.Config({
    accessKeyId: keys.accessKeyId,
    accessKeySecret: keys.accessKeySecret,
    securityToken: keys.securityToken,
    type: keys.securityToken ? "sts" : undefined,
    endpoint: host,
  });
  const params = new $OpenApiUtil.Params({
    action,
    version,
    protocol: "https",
    pathname,
    method,
    authType: "AK",
    style,
    reqBodyType,
    bodyType: "json",
  });
  const client = new AlibabaClient(config);
  const request = new $OpenApiUtil.OpenApiRequest({ query, body });
  return sentAt(timestamp, () => client.callApi(params, request, new RuntimeOptions({ autoretry: false })));
}

const python = fileURLToPath(new URL("../../target/python/bin/python", import.meta.url));

/**
 * Tencent's client for Python, in a process of its own: a request in, what it would send out.
 *
 * @param {Record<string, string>} [env]  PYTHONPATH for another copy of it, TZ for another zone
 */
export function startPython(env = {}) {
  assert.ok(existsSync(python), "target/python is missing: `cargo xtask test` makes it");
  const script = fileURLToPath(new URL("../differential/python/sign.py", import.meta.url));
  const child = spawn(python, [script], { env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async call(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      assert.ok(!done, "the SDK's process has ended");
      const { method, headers, data } = JSON.parse(value);
      const text = Buffer.from(data, "base64");
      const host = headers.Host ?? request.host;
      const url = method === "GET" ? `https://${host}/?${text}` : `https://${host}/`;
      return { method, url, headers: pairsOf(headers), body: method === "GET" ? Buffer.alloc(0) : text };
    },
    stop: () => child.kill(),
  };
}
