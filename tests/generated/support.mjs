/**
 * What the tests of generated code share: an endpoint that remembers what it received, the
 * inputs that are hard to write down in a program, and a way to run programs.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { acsExample, acsTemporary, createEndpoint, example, guanceKey, temporary } from "../../endpoint/index.mjs";
import { codeTargets, generate } from "tc3fetch/generate";

export { codeTargets, generate };

export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The local endpoint. It verifies each signature with the vendors' own code; `requests` are
 * what came, byte for byte.
 */
export async function startEndpoint() {
  const { handle } = createEndpoint();
  const requests = [];
  const server = createServer(async (req, res) => {
    const body = Buffer.concat(await req.toArray());
    const { method, headers } = req;
    // A client that takes it for an HTTP proxy asks for the whole URL.
    const url = req.url.replace(/^http:\/\/[^/]+/, "");
    requests.push({ method, url, headers, body: body.toString() });
    handle(Object.assign(Readable.from(body.length ? [body] : []), { method, headers, url }), res);
  });
  // The vendor's SDKs go through an HTTP proxy: the tunnel ends here.
  server.on("connect", (_, socket) => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    server.emit("connection", socket);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Text that means something to every language, and some that is invisible. */
export const HARD = `'single' "double" \`backtick\` $HOME \${HOME} $(id) #{id} %s %d {{x}} <<x>> \\ \\n \\u0041 */ // --> <!-- </script> )" ')' ?> __END__ 未命名😀é\u2028\u2029\u200f\u0085 tab\t end`;

const params = {
  Text: HARD,
  "a-b": [1, 2.5, true, null],
  $: { "": "line 1\nline 2\r\n", __proto: -0.5 },
  Empty: {},
  None: [],
};

/** Line breaks between the tokens, and one at the end. */
const body = `${JSON.stringify(params, null, 2)}\n`;

/**
 * Whatever a literal could stumble over: every triple of what is special somewhere, with the
 * letters and digits of escapes, and every character of the first eighth of Unicode's plane.
 */
const EVERYTHING = (() => {
  const special = [..."\\'\"`$#{}<!/()*?%@&\n\r\0\t u0x1aU\u2028é😀"];
  const triples = special.flatMap((a) =>
    special.flatMap((b) => [a + b, a + b + a, `\\${a}${b}`, `${a}'${b}`, `${a}"${b}`]),
  );
  const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code));
  return triples.join(" ") + characters.join("") + "\u{e0001}\u{10ffff}\ufeff\ufffd\\";
})();

const local = { system: "tencent", service: "local", version: "2026-01-01", action: "Echo" };

/** What is asked of Tencent Cloud, with the credentials it is sent with. */
export const tencentCases = {
  "a body of every kind of character, with a token": {
    request: {
      ...local,
      region: "ap-guangzhou",
      language: "en-US",
      body,
      params,
      headers: { "X-Trace": `a'b "c" $d \\ #{e} %` },
    },
    credentials: temporary,
    sent: {
      method: "POST",
      headers: { "x-trace": `a'b "c" $d \\ #{e} %`, "x-tc-region": "ap-guangzhou", "x-tc-language": "en-US" },
    },
  },
  "a GET with parameters that must be encoded": {
    request: {
      ...local,
      method: "GET",
      region: "ap-guangzhou",
      params: { Filters: [{ Name: "a b+c", Values: ["x&y=z", "'()*!~", HARD] }], Limit: 1, Not: false },
    },
    credentials: example,
    sent: { method: "GET", headers: { "x-tc-region": "ap-guangzhou" } },
  },
  "a body of everything": {
    request: { ...local, contentType: "application/octet-stream", body: EVERYTHING },
    credentials: example,
    sent: { method: "POST", headers: { "content-type": "application/octet-stream" } },
  },
};

/**
 * The request as a target can send it. A shell has no NUL. Mono's class Uri writes a URL anew
 * where characters outside ASCII are encoded in it, which .NET's does not.
 */
export function within(target, request) {
  if (target === "curl" && request.body) return { ...request, body: request.body.replaceAll("\0", "") };
  if (target !== "csharp" || request.method !== "GET") return request;
  return { ...request, params: JSON.parse(JSON.stringify(request.params).replace(/[^ -~]/g, "")) };
}

/** The variables that generated code reads its keys from. */
export const tencentKeys = ({ secretId, secretKey, token }) => ({
  TENCENTCLOUD_SECRET_ID: secretId,
  TENCENTCLOUD_SECRET_KEY: secretKey,
  ...(token && { TENCENTCLOUD_SESSION_TOKEN: token }),
});

const fc = { system: "aliyun", service: "fc", version: "2023-03-30", region: "cn-hangzhou" };
const functionBody = JSON.stringify({
  functionName: "hello",
  runtime: "python3.10",
  handler: "index.handler",
  description: HARD.slice(0, 40),
  code: { zipFile: "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==" },
});

export const aliyunCases = {
  "a body, with a token": {
    request: {
      ...fc,
      action: "CreateFunction",
      method: "POST",
      path: "/2023-03-30/functions",
      body: functionBody,
      headers: { "x-acs-date-note": "a 'b' \"c\" $d", "X-Trace": "t" },
    },
    credentials: acsTemporary,
    sent: { method: "POST" },
  },
  "a GET with a query": {
    request: {
      ...fc,
      action: "ListFunctions",
      method: "GET",
      path: "/2023-03-30/functions",
      query: { prefix: "a b+'()*!~&=/未", limit: 5 },
    },
    credentials: acsExample,
    sent: { method: "GET" },
  },
};

export const aliyunKeys = ({ accessKeyId, accessKeySecret, securityToken }) => ({
  ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
  ...(securityToken && { ALIBABA_CLOUD_SECURITY_TOKEN: securityToken }),
});

const outer = { system: "guance", service: "func", version: "v1" };
const call = JSON.stringify({ funcId: "demo__test.hello", funcBody: { kwargs: { msg: HARD } } });

export const guanceCases = {
  "a body": {
    request: { ...outer, action: "executeFunction", body: call },
    credentials: guanceKey,
    sent: { method: "POST" },
  },
  "a GET with a query": {
    request: { ...outer, action: "listFunctions", query: { funcTitle: "a b+'&", funcTags: ["x", "y"] } },
    credentials: guanceKey,
    sent: { method: "GET" },
  },
};

export const guanceKeys = (key) => ({ DF_API_KEY: key });

/** An empty folder for one program. */
export function folderFor(name) {
  const folder = `${root}tests/.work/generated/${name.replace(/[^\w-]+/g, "-")}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes a file into a folder, and returns its path. */
export function write(folder, file, content) {
  writeFileSync(`${folder}/${file}`, content);
  return `${folder}/${file}`;
}

/**
 * Runs a program to its end, which must be a good one.
 *
 * @returns {Promise<string>} what it printed
 */
export async function run(program, args, { cwd = root, env = {}, input = "" } = {}) {
  const { status, stdout, stderr } = await outcome(program, args, { cwd, env, input });
  assert.equal(status, 0, `${program} ${args.join(" ")} ended with ${status}:\n${stderr}\n${stdout}`);
  return stdout;
}

/** Runs a program to its end. Of our environment it has only what programs need to start. */
export function outcome(program, args, { cwd = root, env = {}, input = "" }) {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(program, args, { cwd, env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), LANG: "C.UTF-8", ...env } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk) => (stderr += chunk));
  // It may end without reading.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** The last line that a program printed, as JSON. */
export const lastJson = (text) => JSON.parse(text.trim().split("\n").at(-1));

/** What the endpoint received last is what was asked for. */
export function checkSent({ requests }, request, { method, headers = {} }) {
  const received = requests.at(-1);
  assert.equal(received.method, method);
  // A difference in a body of everything would be all that anybody sees.
  assert.ok(received.body === (request.body ?? ""), "another body was sent");
  for (const [name, value] of Object.entries(headers)) assert.equal(received.headers[name], value, name);
}

/** Tencent Cloud's answer holds a result, and the parameters that it read are those of the call. */
export function checkEcho(answer, { request }) {
  const { Response } = answer;
  assert.equal(Response.Error, undefined, JSON.stringify(Response));
  assert.match(Response.RequestId, /-/);
  if (request.contentType) return;
  const asText = (_, value) => (value === null || typeof value === "object" ? value : `${value}`);
  const expected = request.method === "GET" ? JSON.parse(JSON.stringify(request.params, asText)) : request.params;
  assert.deepEqual(Response.Params, expected);
}
