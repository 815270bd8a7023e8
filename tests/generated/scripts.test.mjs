// Scripts of API clients, which sign what the client is about to send. Postman's runs in
// newman, Postman's own runner. Those of Bruno and Hoppscotch run here in a stand-in of the
// few functions that they use: see docs/generated-code.md for what was tried beyond that.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { example, temporary } from "../../endpoint/index.mjs";
import { codeTargets, generate, HARD, root, startEndpoint, tencentKeys } from "./support.mjs";

const require = createRequire(`${root}tests/generated/clients/package.json`);
const local = { system: "tencent", service: "local", version: "2026-01-01", action: "Echo", region: "ap-guangzhou" };

/**
 * What stands in the client. `{{…}}` and `<<…>>` are its variables: what they hold is known
 * when it is sent, and not when the code was written.
 */
const cases = {
  "a POST with variables in URL, body and header, and a token": {
    method: "POST",
    url: "https://{{host}}/",
    contentType: "Application/JSON; charset=utf-8",
    body: `{\n  "Text": {{text}},\n  "Number": 1\n}`,
    credentials: temporary,
    params: { Text: HARD.replaceAll("{{x}}", "").replaceAll("<<x>>", ""), Number: 1 },
    language: "en-US",
  },
  "a GET with parameters that are not encoded yet": {
    method: "GET",
    url: "https://{{host}}/?Name={{name}}&Filters.0=a%20b&Plus='()*!~ü",
    credentials: example,
    params: { Name: "未 命", Filters: ["a b"], Plus: "'()*!~ü" },
  },
};

const variables = (credentials) => ({
  ...tencentKeys(credentials),
  host: "local.tencentcloudapi.com",
  name: "未 命",
  text: JSON.stringify(cases["a POST with variables in URL, body and header, and a token"].params.Text),
});

const clients = { postman, bruno, hoppscotch };

for (const [id, send] of Object.entries(clients)) {
  describe(id, () => {
    for (const [name, asked] of Object.entries(cases)) {
      it(name, async (test) => {
        const endpoint = await startEndpoint();
        test.after(() => endpoint.close());
        const script = generate({ ...local, language: asked.language }, id, { proxy: endpoint.url });
        const { Response } = JSON.parse(await send(asked, script));
        assert.equal(Response.Error, undefined, JSON.stringify(Response));
        assert.deepEqual(Response.Params, asked.params);
        const [{ method, headers }] = endpoint.requests;
        assert.equal(method, asked.method);
        assert.equal(headers["x-tc-region"], "ap-guangzhou");
        assert.equal(headers["x-tc-language"], asked.language);
        assert.equal(
          headers["content-type"],
          asked.method === "GET" ? "application/x-www-form-urlencoded" : "application/json; charset=utf-8",
        );
      });
    }
  });
}

it("every script is run here", () => {
  const scripts = codeTargets.filter(({ kind }) => kind === "script").map(({ id }) => id);
  assert.deepEqual(scripts.sort(), Object.keys(clients).sort());
});

/** A collection of one request, run by newman. */
async function postman({ method, url, contentType, body, credentials }, script) {
  const request = {
    method,
    url,
    header: contentType ? [{ key: "Content-Type", value: contentType }] : [],
    ...(body !== undefined && { body: { mode: "raw", raw: body, options: { raw: { language: "json" } } } }),
  };
  const collection = {
    info: { name: "generated", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
    item: [{ name: "call", event: [{ listen: "prerequest", script: { exec: script.split("\n") } }], request }],
  };
  const values = Object.entries(variables(credentials)).map(([key, value]) => ({ key, value, enabled: true }));
  const { run: ran } = await promisify(require("newman").run)({
    collection,
    environment: { name: "generated", values },
    reporters: [],
  });
  assert.deepEqual(
    ran.failures.map(({ error }) => error.message),
    [],
  );
  return ran.executions[0].response.text();
}

/** As much of Bruno as the script uses; variables are `{{name}}`, and headers keep their case. */
async function bruno({ method, url, contentType, body, credentials }, script) {
  const known = variables(credentials);
  const request = { method, url, headers: contentType ? { "content-type": contentType } : {}, body };
  const bru = {
    getEnvVar: (name) => known[name],
    getProcessEnv: () => undefined,
    interpolate: (text) => text.replace(/\{\{([\w.]+)\}\}/g, (mark, name) => known[name] ?? mark),
  };
  const req = {
    getMethod: () => request.method,
    getUrl: () => request.url,
    setUrl: (url) => (request.url = url),
    getHeaders: () => request.headers,
    getHeader: (name) => request.headers[name],
    setHeader: (name, value) => (request.headers[name] = value),
    getBody: ({ raw }) => (raw ? request.body : assert.fail("the text is needed, not the object")),
    setBody: (body, { raw }) => (raw ? (request.body = body) : assert.fail("the text is sent, not an object")),
  };
  await new AsyncFunction("bru", "req", "require", script)(bru, req, require);
  return answerTo(request);
}

/** As much of Hoppscotch as the script uses; variables are `<<name>>`. */
async function hoppscotch({ method, url, contentType, body, credentials }, script) {
  const own = (text) => text?.replace(/\{\{(\w+)\}\}/g, "<<$1>>");
  const known = variables(credentials);
  const [address, search = ""] = own(url).split("?");
  const params = search
    .split("&")
    .filter(Boolean)
    .map((pair) => pair.split("="))
    .map(([key, value]) => ({ key, value: decodeURIComponent(value), active: true }));
  const request = { method, url: address, headers: {}, body: own(body) };
  const hopp = {
    env: { get: (name) => known[name] ?? null },
    request: {
      method,
      url: address,
      params,
      headers: contentType ? [{ key: "content-type", value: contentType, active: true }] : [],
      body: { contentType: "application/json", body: request.body ?? null },
      setUrl: (url) => (request.url = url),
      setParams: (list) => assert.deepEqual(list, []),
      setHeader: (name, value) => (request.headers[name] = value),
      setBody: ({ body }) => (request.body = body),
    },
  };
  await new AsyncFunction("hopp", script)(hopp);
  return answerTo(request);
}

const AsyncFunction = (async () => {}).constructor;

async function answerTo({ method, url, headers, body }) {
  const bytes = body === undefined || method === "GET" ? undefined : new TextEncoder().encode(body);
  const response = await fetch(url, { method, headers, body: bytes });
  return response.text();
}
