// tc3fetch/vite in Vite's own servers, over HTTP. The services are the local endpoint, which checks signatures with
// the vendors' code, or mockFetch.
import assert from "node:assert/strict";
import http from "node:http";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { sign } from "tc3fetch";
import { mockFetch, sse } from "tc3fetch/testing";
import { tc3fetch } from "tc3fetch/vite";
import { createEndpoint, example } from "../../endpoint/index.mjs";
import { project, root } from "../examples/readme.mjs";
import { serve, servePreview, serveWith } from "./vite-support.mjs";

const services = { service: "tiems", version: "2019-04-16", action: "DescribeServices", params: { Limit: 1 } };

let endpoint;
before(async () => (endpoint = await createEndpoint().listen()));
after(() => endpoint?.close());

/** The endpoint in place of the vendors' hosts, and what it was asked. */
function toEndpoint() {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, headers: init.headers });
    const answer = await globalThis.fetch(url.replace("https:/", endpoint.url), init);
    return new Response(answer.body, { status: answer.status, headers: [...answer.headers, ["Set-Cookie", "a=b"]] });
  };
  return { fetch, asked };
}

/** Sends what was signed, by way of a server. */
const ask = ({ url }, { origin = url, path = "/tc3", request = services, headers, keys = example } = {}) => {
  const signed = sign(request, keys);
  return fetch(signed.url.replace("https:/", url + path), {
    ...signed,
    headers: { ...signed.headers, ...(origin && { Origin: origin }), ...headers },
  });
};

const codeOf = async (response) => (await response.json()).Response.Error?.Code;

for (const [name, start] of [
  ["vite", (options) => serve("vite-dev", options, example)],
  ["vite preview", (options) => servePreview("vite-preview", options)],
]) {
  describe(name, () => {
    const { fetch, asked } = toEndpoint();
    let server;
    before(async () => (server = await start({ fetch })));
    after(() => server?.close());

    it("forwards what a page of its own has signed", async () => {
      const response = await ask(server, { headers: { Cookie: "session=1" } });
      assert.equal(response.status, 200);
      assert.equal((await response.json()).Response.TotalCount, 2);
      const { url, headers } = asked.at(-1);
      assert.equal(url, "https://tiems.tencentcloudapi.com/");
      assert.ok(!Object.keys(headers).some((name) => /cookie|origin|host/i.test(name)), JSON.stringify(headers));
      assert.equal(response.headers.get("set-cookie"), null);
      assert.match(response.headers.get("access-control-expose-headers"), /x-tc-requestid|date/i);
    });

    it("forwards a GET, with its query as it was signed", async () => {
      const request = {
        ...services,
        method: "GET",
        params: { Filters: [{ Name: "name", Values: ["a b+c&未/命名"] }], Limit: 1 },
      };
      assert.equal(await codeOf(await ask(server, { request })), undefined);
    });

    it("hands the service's own refusal on", async () => {
      const old = { ...services, timestamp: 1700000000 };
      assert.equal(await codeOf(await ask(server, { request: old })), "AuthFailure.SignatureExpire");
    });

    it("refuses other origins, none, and other hosts", async () => {
      const before = asked.length;
      for (const given of [
        { origin: "https://elsewhere.example" },
        { origin: "http://127.0.0.1:1" },
        { origin: "null" },
        { origin: "" },
      ])
        assert.equal(await codeOf(await ask(server, given)), "ProxyRefused.Origin");
      for (const host of ["example.com", "127.0.0.1", "localhost", "tencentcloudapi.com.example.com"])
        assert.equal(await codeOf(await ask(server, { request: { ...services, host } })), "ProxyRefused.Host");
      assert.equal(asked.length, before);
    });

    it("leaves every other path to Vite", async () => {
      for (const path of ["/", "/tc3", "/tc3x/tiems.tencentcloudapi.com/"]) {
        const page = await globalThis.fetch(server.url + path, { headers: { Accept: "text/html" } });
        assert.match(await page.text(), /<title>page<\/title>/);
      }
    });
  });
}

/** One that waits in a buffer would wait for ever. */
const STREAM = { timeout: 20000 };

describe("a stream", () => {
  const chat = { service: "hunyuan", version: "2023-09-01", action: "ChatCompletions" };

  it("comes piece by piece, each before the next is sent", STREAM, async () => {
    const gates = [];
    async function* events() {
      for (const data of ["one", "two", "three"]) {
        await new Promise((resolve) => gates.push(resolve));
        yield data;
      }
    }
    const fetch = mockFetch({ "hunyuan.ChatCompletions": () => sse(events()) }, { credentials: example });
    const server = await serve("vite-stream", { fetch }, example);
    try {
      // The answer has begun before its first event is there.
      const response = await ask(server, { request: chat });
      assert.equal(response.headers.get("content-type"), "text/event-stream");
      const reader = response.body.getReader();
      for (const expected of ["one", "two", "three"]) {
        while (!gates.length) await new Promise((resolve) => setTimeout(resolve, 1));
        gates.shift()();
        const { value } = await reader.read();
        assert.equal(new TextDecoder().decode(value), `data: ${expected}\n\n`);
      }
      assert.ok((await reader.read()).done);
    } finally {
      await server.close();
    }
  });

  it("ends at its source when the page leaves", STREAM, async () => {
    const left = Promise.withResolvers?.() ?? withResolvers();
    async function* endless() {
      try {
        for (;;) {
          yield "more";
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      } finally {
        left.resolve();
      }
    }
    const fetch = mockFetch({ "hunyuan.*": () => sse(endless()) });
    const server = await serve("vite-left", { fetch }, example);
    try {
      const controller = new AbortController();
      const signed = sign(chat, example);
      const response = await globalThis.fetch(signed.url.replace("https:/", `${server.url}/tc3`), {
        ...signed,
        headers: { ...signed.headers, Origin: server.url },
        signal: controller.signal,
      });
      await response.body.getReader().read();
      controller.abort();
      await left.promise;
    } finally {
      await server.close();
    }
  });
});

function withResolvers() {
  let resolve;
  const promise = new Promise((given) => (resolve = given));
  return { promise, resolve };
}

describe("the options", () => {
  it("path and hosts are another path and other hosts, also where the pages have a base", async () => {
    const { fetch, asked } = toEndpoint();
    const options = { path: "/api/cloud", hosts: ["tencentcloudapi.com"], fetch };
    const server = await serve("vite-options", options, example, { base: "/app/" });
    try {
      const response = await ask(server, { path: "/api/cloud" });
      assert.equal(await codeOf(response), undefined);
      const request = { ...services, host: "fcv3.cn-hangzhou.aliyuncs.com" };
      assert.equal(await codeOf(await ask(server, { path: "/api/cloud", request })), "ProxyRefused.Host");
      assert.equal(asked.length, 1);
    } finally {
      await server.close();
    }
  });

  it("are refused by name where they are wrong", () => {
    for (const [options, code, parameter] of [
      [{ path: "tc3" }, "InvalidFormat", "path"],
      [{ path: "/" }, "InvalidFormat", "path"],
      [{ path: "/tc3/" }, "InvalidFormat", "path"],
      [{ path: 3 }, "WrongType", "path"],
      [null, "WrongType", "options"],
      [{ host: ["a.example"] }, "UnknownParameter", "host"],
      [{ hosts: ["127.0.0.1"] }, "InvalidHost", "hosts[0]"],
    ])
      assert.throws(() => tc3fetch(options), { code: `ClientError.${code}`, parameter }, JSON.stringify(options));
  });
});

it("a connection that is refused by the service is named", async () => {
  const listener = http.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => listener.once("listening", resolve));
  const { port } = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  const fetch = (_, init) => globalThis.fetch(`http://127.0.0.1:${port}/`, init);
  const server = await serve("vite-refused", { fetch }, example);
  try {
    const response = await ask(server);
    assert.equal(response.status, 502);
    assert.equal(await codeOf(response), "InternalError.Proxy");
  } finally {
    await server.close();
  }
});

it("the plugin has the type that Vite asks for, and its options are typed", () => {
  const source = `import { defineConfig, type Plugin } from "vite";
import { tc3fetch } from "tc3fetch/vite";
import { mockFetch } from "tc3fetch/testing";
export const plugin: Plugin = tc3fetch();
export default defineConfig({ plugins: [tc3fetch({ path: "/tc3", hosts: ["a.example"], fetch: mockFetch({}) })] });
// @ts-expect-error
tc3fetch({ paths: "/tc3" });
// @ts-expect-error
tc3fetch({ prefix: "/tc3" });
`;
  const cwd = project("vite-types", { "vite.config.ts": source });
  const args = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "vite.config.ts"];
  const { status, stdout } = spawnSync(`${root}node_modules/.bin/tsc`, args, { cwd, encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

describe("docs/vite.md", () => {
  const text = readFileSync(`${root}docs/vite.md`, "utf8");
  const blocks = [...text.matchAll(/^<!-- file: (\S+) -->\n```js\n(.*?)^```$/gms)];
  const files = Object.fromEntries(blocks.map(([, name, code]) => [name, code]));
  const credentials = { secretId: "test-id", secretKey: "test-key" };
  const instances = { service: "cvm", version: "2017-03-12", action: "DescribeInstances" };

  const withConfig = async (name, use) => {
    const folder = project("vite-docs", files);
    const server = await serveWith({ root: folder, configFile: `${folder}/${name}` });
    try {
      return await use(server);
    } finally {
      await server.close();
    }
  };

  it("shows these files, and no other code", () => {
    assert.deepEqual(Object.keys(files), ["vite.config.js", "main.js", "vite.mock.config.js"]);
    assert.equal(text.match(/^```js$/gm).length, blocks.length);
  });

  it("its configuration forwards to the vendors, and to no other host", () =>
    withConfig("vite.config.js", async (server) => {
      const request = { ...services, host: "example.com" };
      assert.equal(await codeOf(await ask(server, { request })), "ProxyRefused.Host");
      const main = await globalThis.fetch(`${server.url}/main.js`);
      assert.match(await main.text(), /import \{ Client \} from "\/@fs\/.*\/index\.js"/);
    }));

  it("its configuration without an account answers, and checks signatures", () =>
    withConfig("vite.mock.config.js", async (server) => {
      const right = await ask(server, { request: instances, keys: credentials });
      assert.equal((await right.json()).Response.InstanceSet[0].InstanceId, "ins-1");
      const wrong = { ...credentials, secretKey: "another" };
      assert.equal(
        await codeOf(await ask(server, { request: instances, keys: wrong })),
        "AuthFailure.SignatureFailure",
      );
    }));
});
