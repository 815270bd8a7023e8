// examples/mcp-worker in workerd, driven by the official MCP client, with the local endpoint as its proxy.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { createEndpoint, example as keys } from "../../endpoint/index.mjs";
import { bundleWorker, serveWorker } from "../workerd.mjs";
import { project, root } from "./readme.mjs";

const TOKEN = "a token of the test";
const MODELS = {
  "scf/2018-04-16": "models/tencent/scf/v20180416/api.json",
  "tiems/2019-04-16": "models/tencent/tiems/v20190416/api.json",
};

let endpoint;
let carriedOut;
let folder;
let modules;

before(async () => {
  const created = createEndpoint();
  ({ carriedOut } = created);
  endpoint = await created.listen();
  folder = project("mcp-worker", {
    "worker.mjs": `export { default } from "${root}examples/mcp-worker/src/worker.js";\n`,
  });
  modules = await bundleWorker(folder, `${folder}/out`);
  writeCatalogue(`${folder}/catalogue`);
});
after(() => endpoint?.close());

/** The models of the repository in the form of the catalogue. */
function writeCatalogue(catalogue) {
  const index = { format: 1, services: [], actions: [], en: [], zh: [] };
  for (const [path, file] of Object.entries(MODELS)) {
    const [id, version] = path.split("/");
    mkdirSync(`${catalogue}/services/${id}`, { recursive: true });
    cpSync(`${root}${file}`, `${catalogue}/services/${path}.json`);
    const { actions } = JSON.parse(readFileSync(`${root}${file}`, "utf8"));
    const column = (textOf) => Object.entries(actions).map(textOf).join("\n");
    index.services.push({ id, versions: [version] });
    index.actions.push(column(([name]) => name));
    for (const language of ["en", "zh"]) index[language].push(column(([, { name }]) => name[language]));
  }
  writeFileSync(`${catalogue}/index.json`, JSON.stringify(index));
  mkdirSync(`${catalogue}/services/demo`);
  writeFileSync(`${catalogue}/services/demo/2020-01-01.json`, JSON.stringify(DEMO));
}

const demoAction = { name: "", document: "", input: "Empty", output: "Empty" };
const DEMO = {
  metadata: { apiVersion: "2020-01-01", serviceShortName: "demo" },
  actions: { DescribeThings: demoAction, DescribeThingKubeconfig: demoAction },
  objects: { Empty: { members: [] } },
};

/** A service that answers everything with the same, and which actions it was asked for. */
async function withServer(answer, use) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.headers["x-tc-action"]);
    request.resume().on("end", () => response.end(JSON.stringify(answer)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://127.0.0.1:${server.address().port}`, asked);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/**
 * Runs `use` with an MCP client; everything that the Worker says is kept in `said`. What it sends to the services
 * goes to a server of the test.
 */
async function withClient(bindings, use, { token = TOKEN, services = endpoint.url } = {}) {
  const said = [];
  const given = {
    CATALOGUE: { files: `${folder}/catalogue` },
    MCP_TOKEN: TOKEN,
    TENCENTCLOUD_SECRET_ID: keys.secretId,
    TENCENTCLOUD_SECRET_KEY: keys.secretKey,
    REGION: "ap-beijing",
    ...bindings,
  };
  const worker = await serveWorker(`${folder}/out`, modules, given, services);
  const client = new Client({ name: "test", version: "1.0.0" });
  try {
    const transport = new StreamableHTTPClientTransport(new URL(worker.url), {
      requestInit: { headers: { Authorization: `Bearer ${token}` } },
      fetch: async (...given) => {
        const response = await fetch(...given);
        said.push(JSON.stringify([...response.headers]) + (await response.clone().text()));
        return response;
      },
    });
    await client.connect(transport);
    const tool = async (name, args) => {
      const { content, isError } = await client.callTool({ name, arguments: args });
      return { ...JSON.parse(content[0].text), isError: Boolean(isError) };
    };
    await use(tool, client);
  } finally {
    await client.close();
    await worker.stop();
  }
  assert.ok(said.length > 1);
  for (const text of said) {
    assert.ok(!text.includes(keys.secretKey) && !text.includes(keys.secretId) && !text.includes(TOKEN), text);
  }
}

describe("examples/mcp-worker", () => {
  it("finds an action that reads and calls it, and refuses one that destroys, with no key in what it says", () =>
    withClient({}, async (tool, client) => {
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name, annotations }) => [name, annotations.readOnlyHint]),
        [
          ["search", true],
          ["call", true],
        ],
      );

      const { actions } = await tool("search", { query: "DescribeServices" });
      const [{ path, readOnly, parameters }] = actions;
      assert.deepEqual([path, readOnly], ["/tiems/2019-04-16/DescribeServices", true]);
      assert.equal(parameters.properties.Limit.maximum, 100);
      const answer = await tool("call", { path, params: { Limit: 1 } });
      assert.deepEqual([answer.isError, answer.TotalCount, answer.Services.length], [false, 2, 1]);

      const found = await tool("search", { query: "删除 任务", limit: 1 });
      assert.deepEqual([found.actions[0].path, found.actions[0].destructive], ["/tiems/2019-04-16/DeleteJob", true]);
      const jobs = endpointJobs();
      const refused = await tool("call", { path: found.actions[0].path, params: { JobId: "job" } });
      assert.deepEqual([refused.isError, refused.error.code], [true, "NotAllowed"]);
      const write = await tool("call", { path: "/tiems/2019-04-16/CreateJob", params: {} });
      assert.deepEqual([write.isError, write.error.code], [true, "NotAllowed"]);
      assert.deepEqual(endpointJobs(), jobs);
    }));

  it("does more where ALLOW says so", () =>
    withClient({ ALLOW: "destructive" }, async (tool, client) => {
      const { tools } = await client.listTools();
      assert.deepEqual(tools[1].annotations, { readOnlyHint: false, destructiveHint: true, openWorldHint: true });
      const invoked = await tool("call", { path: "/scf/2018-04-16/Invoke", params: { FunctionName: "hello" } });
      assert.equal(invoked.isError, false);
      const gone = await tool("call", { path: "/tiems/2019-04-16/DeleteJob", params: { JobId: "no-such-job" } });
      assert.deepEqual([gone.isError, gone.error.code], [true, "ResourceNotFound"]);
    }));

  it("refuses an action that is about a secret, unless ALLOW names it, and then gives its answer", async () => {
    const path = "/demo/2020-01-01/DescribeThingKubeconfig";
    const answer = { Kubeconfig: "apiVersion: v1" };
    await withServer({ Response: { ...answer, RequestId: "r" } }, async (services, asked) => {
      for (const ALLOW of ["destructive", "read other:DescribeThingKubeconfig"])
        await withClient(
          { ALLOW },
          async (tool) => {
            const { isError, error } = await tool("call", { path });
            assert.deepEqual([isError, error.code], [true, "NotAllowed"], ALLOW);
          },
          { services },
        );
      assert.deepEqual(asked, []);
      await withClient(
        { ALLOW: "read demo:DescribeThingKubeconfig" },
        async (tool) => {
          const { isError, Kubeconfig } = await tool("call", { path });
          assert.deepEqual([isError, Kubeconfig], [false, answer.Kubeconfig]);
        },
        { services },
      );
      assert.deepEqual(asked, ["DescribeThingKubeconfig"]);
    });
  });

  it("keeps back what an answer has of secrets", () =>
    withServer({ Response: { Things: [{ Id: "t", Password: "p4ss" }], RequestId: "r" } }, (services) =>
      withClient(
        {},
        async (tool) => {
          const { Things } = await tool("call", { path: "/demo/2020-01-01/DescribeThings" });
          assert.deepEqual(Things, [{ Id: "t", Password: "(kept back)" }]);
        },
        { services },
      ),
    ));

  it("keeps its keys where the service repeats them, in an answer or in what it says of an error", async () => {
    const both = `signed by ${keys.secretId} with ${keys.secretKey}`;
    const path = "/tiems/2019-04-16/DescribeServices";
    // withClient looks for the keys in all that the Worker sent.
    await withServer({ Response: { Note: both, [keys.secretId]: both, RequestId: "r" } }, (services) =>
      withClient(
        {},
        async (tool) => {
          const { Note, isError } = await tool("call", { path });
          assert.deepEqual([Note, isError], ["signed by (kept back) with (kept back)", false]);
        },
        { services },
      ),
    );
    const Error = { Code: "AuthFailure.SecretIdNotFound", Message: both };
    await withServer({ Response: { Error, RequestId: "r" } }, (services) =>
      withClient(
        {},
        async (tool) => {
          const { error } = await tool("call", { path });
          assert.equal(error.code, Error.Code);
          assert.match(error.message, /signed by .+ with/);
        },
        { services },
      ),
    );
  });

  it("says what is wrong with a call", () =>
    withClient({ TENCENTCLOUD_SECRET_KEY: "AnotherKey" }, async (tool) => {
      const path = "/tiems/2019-04-16/DescribeServices";
      const wrong = await tool("call", { path, params: { Limit: "many" } });
      assert.deepEqual([wrong.isError, wrong.error.code], [true, "ClientError.WrongType"]);
      const missing = await tool("call", { path: "/tiems/2019-04-16/DescribeService" });
      assert.equal(missing.error.code, "ClientError.UnknownAction");
      assert.equal((await tool("call", { path: "/cvm/2017-03-12/DescribeZones" })).error.code, "NotFound");
      assert.equal((await tool("call", { path: "/../index.json" })).error.code, "NoSuchPath");
      const refused = await tool("call", { path, params: {} });
      assert.equal(refused.error.code, "AuthFailure.SignatureFailure");
      assert.ok(refused.error.hint);
    }));

  it("lets no request in without its token, and none at all where it has none", async () => {
    for (const [bindings, token] of [
      [{}, "another"],
      [{ MCP_TOKEN: "" }, ""],
    ])
      await assert.rejects(
        withClient(bindings, () => assert.fail("it let the client in"), { token }),
        /401|Unauthorized|Who are you/i,
      );
  });

  const catalogue = `${root}catalogue`;
  it(
    "finds actions of the whole catalogue",
    { skip: existsSync(catalogue) ? false : "there is no catalogue: cargo xtask catalogue" },
    () =>
      withClient({ CATALOGUE: { files: catalogue } }, async (tool) => {
        for (const [query, path] of [
          ["cvm DescribeInstances", "/cvm/2017-03-12/DescribeInstances"],
          ["tke DescribeAvailableClusterVersion", "/tke/2018-05-25/DescribeAvailableClusterVersion"],
        ]) {
          const { actions } = await tool("search", { query });
          assert.equal(actions[0].path, path);
        }
      }),
  );
});

/** What was carried out, by the endpoint's own count. */
const endpointJobs = () => [...carriedOut].filter(([name]) => /Job$/.test(name));
