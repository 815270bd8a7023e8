/**
 * Requests that no client makes: hundreds of different ones, the same for the same seed. Half of them
 * carry a valid signature, so that they get past the judges, to the actions.
 */
import { createHmac } from "node:crypto";
import { example } from "../../endpoint/index.mjs";
import { guanceKey } from "../../endpoint/services/guance/keys.mjs";
import { seeded } from "../seeded.mjs";
import { signWithOpenApiUtil } from "./aliyun-support.mjs";
import { signWithSdk } from "./support.mjs";

const TEXTS = [
  "",
  "\n",
  "a\r\nX-Injected: 1",
  "\0",
  "\x7f",
  "\ud800",
  "未命名",
  "é",
  "__proto__",
  "constructor",
  "toString",
  "%",
  "%zz",
  "%E0%A4%A",
  "../..",
  "a.b.c",
  "x".repeat(20_000),
  "${7*7}",
  "text/event-stream; charset=\u0001",
];

/** JSON as text, since some of it is no value of JavaScript: `__proto__` as a name, names that come twice, a million brackets. */
const VALUES = [
  ...TEXTS.map((text) => JSON.stringify(text)),
  "null",
  "true",
  "-0",
  "1e999",
  "-1",
  "0.5",
  "18446744073709551616",
  "[]",
  "{}",
  "[[]]",
  '{"toString":1,"valueOf":1}',
  '{"toString":"a","toJSON":"b","then":"c"}',
  '{"__proto__":{"status":"x"},"constructor":{"prototype":1}}',
  '{"0":1,"length":1e9}',
  `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
  `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
];

const NAMES = ["__proto__", "constructor", "toString", "then", "status", "Error", "RequestId", "", "a.b", "\n"];

const TENCENT = [
  ["local", "2026-01-01", "Echo", ["Text", "Params"]],
  ["local", "2026-01-01", "Fail", ["Code", "Message", "HttpStatus"]],
  ["local", "2026-01-01", "Html", ["HttpStatus"]],
  ["local", "2026-01-01", "Stream", ["Count", "FailAfter", "ContentType"]],
  ["local", "2026-01-01", "__proto__", []],
  ["hunyuan", "2023-09-01", "ChatCompletions", ["Model", "Messages", "Stream", "Temperature"]],
  ["local", "2026-01-01", "Anonymous", []],
  ["scf", "2018-04-16", "Invoke", ["FunctionName", "ClientContext", "InvocationType", "LogType", "RoutingKey"]],
  ["tiems", "2019-04-16", "DescribeServices", ["Limit", "Offset", "Order", "Filters", "OrderField"]],
  ["tiems", "2019-04-16", "CreateServiceConfig", ["Name", "Runtime", "ModelUri", "Description"]],
  ["tiems", "2019-04-16", "UpdateService", ["ServiceId", "Scaler", "ServiceAction", "Cpu"]],
  ["tiems", "2019-04-16", "CreateJob", ["Name", "ResourceGroupId", "PredictInput", "WorkerCount"]],
];

const FC = [
  ["POST", "/2023-03-30/functions", "CreateFunction", ["functionName", "runtime", "handler", "code", "tags"]],
  ["PUT", "/2023-03-30/functions/echo", "UpdateFunction", ["code", "environmentVariables", "cpu"]],
  ["POST", "/2023-03-30/functions/fail/invocations", "InvokeFunction", []],
  ["POST", "/2023-03-30/functions/echo/invocations", "InvokeFunction", []],
  ["GET", "/2023-03-30/functions", "ListFunctions", []],
  ["GET", "/2023-03-30/functions/%E0%A4%A", "GetFunction", []],
];

const GUANCE_FUNCTIONS = [
  "echo",
  "value",
  "demo__test.text",
  "unboxed",
  "fail.",
  "fail.__proto__",
  "slow",
  "truncated",
];

const CRLF = "\r\n";

/** The bytes of a request as they go over the wire; `headers` may hold what node:http refuses to send. */
function bytesOf({ method, path, headers, body = "" }) {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ Connection: "close", "Content-Length": bytes.length, ...headers })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}${CRLF}`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1${CRLF}${lines.join("")}${CRLF}`, "latin1"), bytes]);
}

/**
 * @param {number} seed
 * @returns {{ kind: string, bytes: Buffer, isWhole: boolean }}  `isWhole`: an answer is due; the client of
 *   any other request hangs up by itself
 */
export function hostileRequest(seed) {
  const random = seeded(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const many = (max, one) => Array.from({ length: Math.floor(random() * (max + 1)) }, one);

  /** Parameters that an action has, and others, with any value. */
  const json = (names) => {
    const members = many(4, () => `${JSON.stringify(pick(random() < 0.7 ? [...names, "x"] : NAMES))}:${pick(VALUES)}`);
    return random() < 0.1 ? pick([...VALUES, "{", "\ufeff{}", '{"a":\xff}', ""]) : `{${members.join(",")}}`;
  };
  const query = (names) =>
    many(5, () => [
      pick(random() < 0.6 ? [...names, "x"] : NAMES) + pick(["", "", ".0", ".toString", ".__proto__.a"]),
      pick(TEXTS.slice(0, 12)),
    ]);

  const kinds = {
    tencent() {
      const [service, version, action, names] = pick(TENCENT);
      const host = `${service}.tencentcloudapi.com`;
      const contentType = pick([
        undefined,
        undefined,
        undefined,
        "multipart/form-data; boundary=x",
        "application/octet-stream",
      ]);
      const body = contentType?.startsWith("multipart") ? multipart(pick) : Buffer.from(json(names));
      return signWithSdk({ host, version, action, body, contentType, headers: { "X-TC-Region": "ap-guangzhou" } });
    },
    tencentGet() {
      const [service, version, action, names] = pick(TENCENT);
      const path = `/?${new URLSearchParams(query(names).map(([name, value]) => [name, value.slice(0, 1000)])).toString().replaceAll("+", "%20").replaceAll("*", "%2A")}`;
      const headers = { "X-TC-Region": "ap-guangzhou" };
      return signWithSdk({
        host: `${service}.tencentcloudapi.com`,
        version,
        action,
        method: "GET",
        path,
        body: Buffer.alloc(0),
        headers,
      });
    },
    v1() {
      const [service, version, action, names] = pick(TENCENT);
      return signV1({ host: `${service}.tencentcloudapi.com`, version, action, params: query(names) });
    },
    aliyun() {
      const [method, path, action, names] = pick(FC);
      const given = method === "GET" ? Buffer.alloc(0) : Buffer.from(json(names));
      const list = Object.fromEntries(
        query(["limit", "nextToken", "tags", "prefix"]).map(([name, value]) => [name, value.toWellFormed()]),
      );
      const unsigned = {
        "x-fc-invocation-type": pick(["Async", "Sync", "\xff"]),
        "x-fc-async-task-id": pick(["a", "\xe9\xff", ""]),
      };
      return signWithOpenApiUtil({ method, path, action, body: given, unsigned, query: method === "GET" ? list : {} });
    },
    guance() {
      const funcBody =
        random() < 0.3
          ? pick(VALUES)
          : `{"kwargs":${random() < 0.5 ? json(["v", "ms", "msg"]) : '{"ms":{"valueOf":1,"toString":1}}'},"options":${random() < 0.7 ? "{}" : pick(VALUES)}}`;
      const body = `{"funcId":${random() < 0.8 ? JSON.stringify(pick(GUANCE_FUNCTIONS)) : pick(VALUES)},"funcBody":${funcBody}}`;
      const headers = { Host: "127.0.0.1", "DF-API-KEY": guanceKey };
      return { method: "POST", path: "/guance/api/v1/outer_function/execute", headers, body };
    },
    guanceList() {
      const search = new URLSearchParams(
        query(["funcId", "funcTags", "_fuzzySearch"]).map(([name, value]) => [name, value.slice(0, 999)]),
      );
      return {
        method: "GET",
        path: `/guance/api/v1/outer_function/list?${search}`,
        headers: { Host: "127.0.0.1", "DF-API-KEY": guanceKey },
      };
    },
    target() {
      const targets = [
        "*",
        "/%",
        "/%E0%A4%A.x/",
        "http://a.example/",
        "//",
        "/a@b.c/",
        "/.",
        "/..",
        "/\xff",
        "/:0",
        "/a.b:99999/",
        "/?%",
        "/#x",
        "/__proto__.x/",
        `/${"a.".repeat(9000)}`,
        "/[::1].x/",
        "/x.tencentcloudapi.com\\@y/",
      ];
      const method = pick(["GET", "POST", "OPTIONS", "HEAD", "DELETE", "PATCH", "TRACE", "PROPFIND"]);
      const Host = pick([
        "127.0.0.1",
        "local.tencentcloudapi.com",
        "",
        "a b",
        "[::1]",
        "%",
        "constructor.tencentcloudapi.com",
        undefined,
      ]);
      return {
        method,
        path: pick(targets),
        headers: {
          Host,
          Authorization: pick(["SKIP", "TC3-HMAC-SHA256", "ACS3-", ", ", undefined]),
          "X-TC-Action": pick(NAMES.slice(0, 3)),
        },
      };
    },
    headers() {
      const lines = many(40, () => [
        pick([
          "__proto__",
          "constructor",
          "x-tc-action",
          "Content-Type",
          "Authorization",
          "Host",
          "Origin",
          "Sec-Fetch-Site",
          "Expect",
          "Upgrade",
          "Connection",
          "Transfer-Encoding",
          "Content-Length",
          "Content-Encoding",
          "Access-Control-Request-Headers",
        ]),
        pick([
          "",
          "\xff\xfe",
          "chunked",
          "100-continue",
          "upgrade",
          "-1",
          "1e3",
          "99999999999999999999",
          "a,b;c",
          "null",
          "x".repeat(3000),
        ]),
      ]);
      return {
        method: pick(["POST", "GET", "OPTIONS"]),
        path: "/local.tencentcloudapi.com/",
        headers: Object.fromEntries([["Host", "127.0.0.1"], ...lines]),
        body: "{}",
      };
    },
  };

  const wire = {
    /** Bytes that are no HTTP at all. */
    junk: () => Buffer.from(many(200, () => Math.floor(random() * 256))),
    /** Several requests at once, and junk after them. */
    pipelined: () =>
      Buffer.concat([
        ...many(5, () =>
          bytesOf({ method: "POST", path: "/", headers: { Host: "127.0.0.1", Connection: "keep-alive" }, body: "{" }),
        ),
        wire.junk(),
        Buffer.from("\r\n\r\n"),
      ]),
    /** Headers larger than any server takes. */
    hugeHeaders: () =>
      bytesOf({ method: "GET", path: "/", headers: { Host: "127.0.0.1", "X-Long": "x".repeat(200_000) } }),
    chunks: () =>
      Buffer.from(
        `POST / HTTP/1.1${CRLF}Host: 127.0.0.1${CRLF}Transfer-Encoding: chunked${CRLF}${CRLF}${pick(["zz", "-1", "ffffffffffffffffff", "5\r\nab", "1;x=\0\r\na\r\n0\r\n\r\n"])}${CRLF}`,
      ),
    /** A length that is never sent. */
    absurdLength: () =>
      Buffer.from(
        `POST / HTTP/1.1${CRLF}Host: 127.0.0.1${CRLF}Content-Length: ${pick(["9007199254740993", "1000000000000", "5, 6", "+5", "0x10", "100"])}${CRLF}${CRLF}{`,
      ),
    /** A good request of which the end is missing. */
    aborted: () => {
      const bytes = bytesOf(kinds.tencent());
      return bytes.subarray(0, Math.floor(random() * bytes.length));
    },
    connect: () => Buffer.from(`CONNECT a.example:443 HTTP/1.1${CRLF}Host: a.example:443${CRLF}${CRLF}`),
  };

  if (random() < 0.3) {
    const kind = pick(Object.keys(wire));
    return { kind, bytes: wire[kind](), isWhole: false };
  }
  const kind = pick(Object.keys(kinds));
  // A header with `100-continue`, an upgrade or another length makes a request that has no end.
  return { kind, bytes: bytesOf(kinds[kind]()), isWhole: kind !== "headers" };
}

/** A body of multipart/form-data, and what looks like one. */
const multipart = (pick) =>
  Buffer.from(
    pick([
      "",
      "--x",
      "--x--\r\n",
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\na\r\n--x--\r\n',
      '--x\r\nContent-Disposition: form-data; name="a\r\n\r\na\r\n--x--\r\n',
      "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--\r\n",
      '--x\r\nContent-Disposition: form-data; name="a"; filename="\0"\r\n\r\n\r\n--y--\r\n',
      `--x\r\n${"A: b\r\n".repeat(5000)}\r\n--x--`,
    ]),
  );

/** https://cloud.tencent.com/document/api/1120/37548: a GET, of which every parameter is signed. */
function signV1({ host, version, action, params }) {
  const common = {
    Action: action,
    Version: version,
    Region: "ap-guangzhou",
    Timestamp: String(Math.floor(Date.now() / 1000)),
    Nonce: "1",
    SecretId: example.secretId,
    SignatureMethod: "HmacSHA256",
  };
  // A name that comes twice is refused anyway.
  const all = new Map([
    ...params.map(([name, value]) => [name, value.slice(0, 500).toWellFormed()]),
    ...Object.entries(common),
  ]);
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `GET${host}/?${sorted.map(([name, value]) => `${name}=${value}`).join("&")}`;
  const signature = createHmac("sha256", example.secretKey).update(text).digest("base64");
  const path = `/?${new URLSearchParams([...sorted, ["Signature", signature]])}`;
  return { method: "GET", path, headers: { Host: host }, body: "" };
}
