// Code with tc3fetch, run as it stands against the local endpoint: for Node in Node, for a
// Worker in workerd, for a page in Node with the few globals of a page that it uses.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { acsExample, acsTemporary, example, guanceKey, temporary } from "../../endpoint/index.mjs";
import { fetchWorker } from "../workerd.mjs";
import {
  aliyunKeys,
  folderFor,
  generate,
  guanceKeys,
  run,
  startEndpoint,
  tencentCases,
  tencentKeys,
  write,
} from "./support.mjs";

const { request: hard } = tencentCases["a body of every kind of character, with a token"];
const params = { ...hard.params, ["__proto__"]: "a member", Big: 12345678901234567890n };
const fc = { system: "aliyun", service: "fc", version: "2023-03-30", region: "cn-hangzhou" };
const outer = { system: "guance", service: "func", version: "v1" };

/** What is asked; the keys as variables, and as a page's own server gives them; what the answer must show. */
const cases = {
  "tencent: parameters": {
    request: { ...hard, body: undefined, params },
    keys: tencentKeys(temporary),
    credentials: temporary,
    shows: /"?Method"?: ?['"]POST['"]/,
    body: /^\{"Text":"'single' .*"__proto__":"a member","Big":12345678901234567890\}$/s,
  },
  "tencent: a GET": {
    request: { ...tencentCases["a GET with parameters that must be encoded"].request, language: "zh-CN" },
    keys: tencentKeys(example),
    credentials: example,
    shows: /"?Method"?: ?['"]GET['"]/,
  },
  "tencent: a ready body": {
    request: tencentCases["a body of everything"].request,
    keys: tencentKeys(example),
    credentials: example,
    shows: /"?Sha256"?/,
  },
  "aliyun: a typed function": {
    request: {
      ...fc,
      action: "CreateFunction",
      params: {
        functionName: "typed",
        runtime: "python3.10",
        handler: "index.handler",
        cpu: 0.5,
        memorySize: 512,
        diskSize: 512,
        description: 'it\'s "typed" 未',
        code: { zipFile: "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==" },
      },
    },
    keys: aliyunKeys(acsTemporary),
    credentials: acsTemporary,
    shows: /"?functionName"?: ?['"]typed['"]/,
  },
  "aliyun: any action": {
    request: {
      ...fc,
      action: "GetFunction",
      method: "GET",
      path: "/2023-03-30/functions/typed",
      query: { qualifier: "LATEST" },
      headers: { "X-Trace": "it's" },
    },
    keys: aliyunKeys(acsExample),
    credentials: acsExample,
    // The signature holds, and the function is not there.
    shows: /FunctionNotFound/,
    isRefused: true,
  },
  "aliyun: a function is run": {
    request: { ...fc, action: "InvokeFunction", method: "POST", params: { functionName: "echo", body: 'it\'s "me"' } },
    keys: aliyunKeys(acsExample),
    credentials: acsExample,
    shows: /it's "me"/,
  },
  "guance: a function": {
    request: {
      ...outer,
      action: "executeFunction",
      params: { funcId: "demo__test.hello", funcBody: { kwargs: { msg: "it's $HOME" } } },
    },
    keys: guanceKeys(guanceKey),
    credentials: guanceKey,
    shows: /"?traceId"?/,
  },
  "guance: the list": {
    request: { ...outer, action: "listFunctions", params: {} },
    keys: guanceKeys(guanceKey),
    credentials: guanceKey,
    shows: /"?functions"?/,
  },
};

for (const [name, { request, keys, credentials, shows, body, isRefused }] of Object.entries(cases)) {
  describe(name, () => {
    // Each has an endpoint of its own, which remembers nothing of the others.
    let endpoint;
    beforeEach(async () => (endpoint = await startEndpoint()));
    afterEach(() => endpoint?.close());

    const code = (target) => generate(request, target, { proxy: endpoint.url });
    const checkBody = () => body && assert.match(endpoint.requests.at(-1).body, body);

    it("in Node", async () => {
      const folder = folderFor(`tc3fetch-node-${name}`);
      write(folder, "call.mjs", code("tc3fetch-node"));
      assert.match(await run("node", ["call.mjs"], { cwd: folder, env: keys }), shows);
      checkBody();
    });

    it("in a Worker", async () => {
      const folder = folderFor(`tc3fetch-worker-${name}`);
      write(folder, "worker.mjs", code("tc3fetch-worker"));
      const { status, text } = await fetchWorker(folder, keys);
      assert.equal(status, isRefused ? 404 : 200, text);
      assert.match(text, shows);
      checkBody();
    });

    it("in a page", async () => {
      const folder = folderFor(`tc3fetch-browser-${name}`);
      write(folder, "globals.mjs", page(credentials));
      write(folder, "page.mjs", code("tc3fetch-browser"));
      assert.match(await run("node", ["--import", "./globals.mjs", "page.mjs"], { cwd: folder }), shows);
      checkBody();
    });
  });
}

/** What a page has and Node has not: an address, and a server of its own that knows the credentials. */
const page = (credentials) => `const answer = ${JSON.stringify(credentials)};
const send = globalThis.fetch;
globalThis.location = { href: "https://page.example/" };
globalThis.fetch = async (url, init) => {
  if (url !== "/credentials") return send(url, init);
  return typeof answer === "string" ? new Response(answer) : Response.json(answer);
};
`;

it("a page sends to its own server where no proxy is given", () => {
  assert.match(
    generate(cases["tencent: parameters"].request, "tc3fetch-browser"),
    /proxy: new URL\('\/tc3', location\.href\)\.href/,
  );
});
