/**
 * Requests with invented keys to the real services:
 *
 *     node tests/live/main.mjs [--proxy=URL]
 *
 * A service that reads host, headers and signature looks for the key, and answers that there is none:
 * `AuthFailure.SecretIdNotFound`. What it could not read, it refuses by another code. Nothing else can happen:
 * the keys belong to no account, and the actions only read. `--proxy` is for its test, against the local endpoint.
 */
import { randomBytes } from "node:crypto";
import process from "node:process";
import { parseArgs } from "node:util";
import * as v3 from "tc3fetch";
import * as js from "tc3fetch/js";
import * as v1 from "tc3fetch/v1";

const EXPECTED = "AuthFailure.SecretIdNotFound";
const {
  values: { proxy },
} = parseArgs({ options: { proxy: { type: "string" } } });

/** As long as real ones, and of their alphabet. */
const invented = (bytes) => randomBytes(bytes).toString("base64url").replace(/[-_]/g, "x");
const credentials = { secretId: `AKID${invented(24)}`, secretKey: invented(24) };

const zones = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
const region = "ap-guangzhou";
const requests = [
  ["v3, POST", v3, { ...zones, region }],
  [
    "v3, GET with parameters",
    v3,
    {
      ...zones,
      region,
      method: "GET",
      action: "DescribeInstances",
      params: { Limit: 1, Filters: [{ Name: "zone", Values: ["a b+c*"] }] },
    },
  ],
  [
    "v3, a body of letters of many scripts",
    v3,
    {
      ...zones,
      region,
      action: "DescribeInstances",
      params: { Filters: [{ Name: "instance-name", Values: ["未命名 😀"] }] },
    },
  ],
  ["v3, unsigned payload", v3, { ...zones, region, payloadSigning: "unsigned" }],
  ["v3, the regional host", v3, { ...zones, region, endpoint: "regional" }],
  ["v3, the international host", v3, { ...zones, region: "ap-singapore", endpoint: "intl" }],
  [
    "v3, a service without a region",
    v3,
    { service: "sts", version: "2018-08-13", action: "GetCallerIdentity", region },
  ],
  ["v3, SCF", v3, { service: "scf", version: "2018-04-16", action: "ListFunctions", region }],
  ["v3 of tc3fetch/js", js, { ...zones, region }],
  ["v1, GET, HmacSHA256", v1, { ...zones, region, method: "GET" }],
  ["v1, POST, HmacSHA256", v1, { ...zones, region, method: "POST" }],
  ["v1, GET, HmacSHA1", v1, { ...zones, region, method: "GET", algorithm: "HmacSHA1" }],
];

let failed = 0;
for (const [name, { call }, request] of requests) {
  const found = await codeOf(() => call(request, { credentials, retry: false, ...(proxy && { proxy }) }));
  if (!found.startsWith(EXPECTED)) failed++;
  console.log(`${found.startsWith(EXPECTED) ? "ok    " : "not ok"} ${name}: ${found}`);
}
console.log(`the live services: ${requests.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function codeOf(send) {
  try {
    await send();
    return "it was carried out";
  } catch (error) {
    const id = error.requestId ? ` (RequestId ${error.requestId})` : "";
    return `${error.code}${id}${error.code === EXPECTED ? "" : `: ${error.message}`}`;
  }
}
