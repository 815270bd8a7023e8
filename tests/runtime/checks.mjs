// Parameters that a model does not allow: each rule has its coded error with the path, and
// nothing is sent.
import { answering, CREDENTIALS, RESULT } from "./given.mjs";

const SERVICE = {
  ServiceConfigId: "c",
  Name: "n",
  ScaleMode: "MANUAL",
  ResourceGroupId: "r",
  Cpu: 100,
  Memory: 100,
  Scaler: { StartReplicas: 1 },
};
const CODE = { ossBucketName: "b", ossObjectName: "o" };
const FUNCTION = { functionName: "f", runtime: "python3.10", handler: "index.handler", code: CODE };
const KEYS = { accessKeyId: "id", accessKeySecret: "secret" };

/** service, function, parameters, code, path. */
const REFUSED = [
  // A rule each, whatever the service.
  ["tiems", "createService", { ...SERVICE, Name: undefined }, "MissingParameter", "Name"],
  ["tiems", "createService", { ...SERVICE, Scaler: {} }, "MissingParameter", "Scaler.StartReplicas"],
  ["tiems", "createService", { ...SERVICE, name: "n" }, "UnknownParameter", "name"],
  ["tiems", "createService", { ...SERVICE, Name: 1 }, "WrongType", "Name"],
  ["tiems", "createService", { ...SERVICE, Name: null }, "WrongType", "Name"],
  ["tiems", "createService", { ...SERVICE, Cpu: "100" }, "WrongType", "Cpu"],
  ["tiems", "createService", { ...SERVICE, Cpu: 100.5 }, "WrongType", "Cpu"],
  ["tiems", "createService", { ...SERVICE, Cpu: Number.NaN }, "WrongType", "Cpu"],
  ["tiems", "createService", { ...SERVICE, Cpu: 99 }, "OutOfRange", "Cpu"],
  ["tiems", "createService", { ...SERVICE, Cpu: 256_001 }, "OutOfRange", "Cpu"],
  ["tiems", "createService", { ...SERVICE, Scaler: [] }, "WrongType", "Scaler"],
  ["tiems", "createService", { ...SERVICE, Scaler: { StartReplicas: -1 } }, "WrongType", "Scaler.StartReplicas"],
  [
    "tiems",
    "createService",
    { ...SERVICE, Scaler: { StartReplicas: 1, HpaMetrics: [{ Name: "DISK", Value: 1 }] } },
    "UnknownValue",
    "Scaler.HpaMetrics[0].Name",
  ],
  ["tiems", "createService", { ...SERVICE, ScaleMode: "manual" }, "UnknownValue", "ScaleMode"],
  ["tiems", "describeServices", { Limit: 101 }, "OutOfRange", "Limit"],
  ["tiems", "describeServices", { Offset: -1 }, "WrongType", "Offset"],
  ["tiems", "describeServices", { Filters: {} }, "WrongType", "Filters"],
  [
    "tiems",
    "describeServices",
    { Filters: [{ Name: "id", Values: ["a"] }, { Values: ["a"] }] },
    "MissingParameter",
    "Filters[1].Name",
  ],
  ["tiems", "describeServices", { Filters: [{ Name: "id", Values: ["a", 2] }] }, "WrongType", "Filters[0].Values[1]"],
  [
    "tiems",
    "createRuntime",
    { Name: "n", Framework: "f", Image: "i", HealthCheckOn: "false" },
    "WrongType",
    "HealthCheckOn",
  ],
  ["tiems", "deleteService", "s", "WrongType", "params"],
  ["tiems", "deleteService", null, "WrongType", "params"],
  ["scf", "invoke", {}, "MissingParameter", "FunctionName"],
  ["scf", "invoke", { FunctionName: "f", InvocationType: "Sync" }, "UnknownValue", "InvocationType"],
  ["scf", "invoke", { FunctionName: "f", ClientContext: "x".repeat(1024 * 1024 + 1) }, "OutOfRange", "ClientContext"],
  [
    "scf",
    "invoke",
    { FunctionName: "f", ClientContext: { text: "未".repeat(400_000) } },
    "OutOfRange",
    "ClientContext",
  ],
  [
    "scf",
    "invoke",
    { FunctionName: "f", InvocationType: "Event", ClientContext: "x".repeat(128 * 1024 + 1) },
    "OutOfRange",
    "ClientContext",
  ],
  ["scf", "invoke", { FunctionName: "f", RoutingKey: { k: "v".repeat(1024) } }, "OutOfRange", "RoutingKey"],
  ["scf", "invoke", { FunctionName: "f", ClientContext: { big: 1n } }, "NotSerializable", "ClientContext"],
  ["scf", "invoke", { FunctionName: "f", ClientContext: 1 }, "WrongType", "ClientContext"],
  ["scf", "invokeFunction", { FunctionName: "f", Event: "x".repeat(6 * 1024 * 1024 + 1) }, "OutOfRange", "Event"],
  ["fc", "createFunction", { ...FUNCTION, functionName: "1f" }, "InvalidFormat", "functionName"],
  ["fc", "createFunction", { ...FUNCTION, functionName: "f".repeat(65) }, undefined, "functionName"],
  ["fc", "createFunction", { ...FUNCTION, handler: undefined }, "MissingParameter", "handler"],
  ["fc", "createFunction", { ...FUNCTION, code: undefined }, "MissingParameter", "code"],
  [
    "fc",
    "createFunction",
    { ...FUNCTION, customContainerConfig: { image: "i" } },
    "InvalidCombination",
    "customContainerConfig",
  ],
  ["fc", "createFunction", { ...FUNCTION, memorySize: 100 }, "OutOfRange", "memorySize"],
  ["fc", "createFunction", { ...FUNCTION, memorySize: 130 }, "OutOfRange", "memorySize"],
  ["fc", "createFunction", { ...FUNCTION, cpu: 0.07 }, "OutOfRange", "cpu"],
  ["fc", "createFunction", { ...FUNCTION, cpu: 17 }, "OutOfRange", "cpu"],
  ["fc", "createFunction", { ...FUNCTION, cpu: 1, memorySize: 512 }, "InvalidCombination", "memorySize"],
  ["fc", "createFunction", { ...FUNCTION, cpu: 0.1, memorySize: 512 }, "InvalidCombination", "memorySize"],
  ["fc", "createFunction", { ...FUNCTION, timeout: 86_401 }, "OutOfRange", "timeout"],
  ["fc", "createFunction", { ...FUNCTION, environmentVariables: { A: 1 } }, "WrongType", "environmentVariables.A"],
  ["fc", "createFunction", { ...FUNCTION, tags: [{ key: "a", value: "b" }] }, "UnknownParameter", "tags[0].key"],
  [
    "fc",
    "updateFunction",
    { functionName: "f", instanceLifecycleConfig: { preStop: { handler: "h", command: ["c"] } } },
    "InvalidCombination",
    "instanceLifecycleConfig.preStop.command",
  ],
  ["fc", "listFunctions", { limit: 0 }, "OutOfRange", "limit"],
  ["fc", "invokeFunction", { functionName: "f", invocationType: "Event" }, "UnknownValue", "invocationType"],
  ["fc", "invokeFunction", { functionName: "f", body: 1 }, "WrongType", "body"],
  ["guance", "executeFunction", {}, "MissingParameter", "funcId"],
  ["guance", "executeFunction", { funcId: "" }, "OutOfRange", "funcId"],
  ["guance", "executeFunction", { funcId: "f", funcBody: { kwargs: [] } }, "WrongType", "funcBody.kwargs"],
  [
    "guance",
    "executeFunction",
    { funcId: "f", funcBody: { options: { returnType: "json" } } },
    "UnknownValue",
    "funcBody.options.returnType",
  ],
  ["guance", "listFunctions", { funcTags: "a,b" }, "WrongType", "funcTags"],
];

export function define(QUnit, { tc3fetch: { Tc3Error }, services, failure }) {
  const { fetch, asked } = answering(RESULT);
  const configs = {
    tiems: { credentials: CREDENTIALS, fetch },
    scf: { credentials: CREDENTIALS, fetch },
    fc: { credentials: KEYS, region: "cn-hangzhou", fetch },
    guance: { apiKey: "key", site: "cn1", fetch },
  };

  QUnit.module("checks", () => {
    for (const [service, name, params, code, parameter] of REFUSED) {
      const shown = JSON.stringify(params, (_, value) =>
        typeof value === "bigint" ? `${value}n` : typeof value === "string" ? value.slice(0, 20) : value,
      );
      QUnit.test(`${service} ${name} ${shown} ${parameter}`, async (assert) => {
        const before = asked.length;
        const error = await failure(assert, () => services[service][name](params, configs[service]));
        if (code) assert.strictEqual(error.code, `ClientError.${code}`);
        assert.strictEqual(error.parameter, parameter);
        assert.strictEqual(error.kind, "input");
        assert.strictEqual(error.action?.toLowerCase(), name.toLowerCase());
        assert.true(error.message.startsWith(parameter) && error.hint.length > 10, `${error.message} ${error.hint}`);
        assert.strictEqual(asked.length, before, "nothing is sent");
      });
    }

    QUnit.test("a form shows every fault at once, of any model in the vendor's own format", (assert) => {
      const { models } = services;
      const of = (model, action, params) =>
        models.checkAction(model, action, params).map(({ code, parameter }) => `${parameter} ${code.split(".")[1]}`);
      assert.deepEqual(
        of(models.tiems, "CreateService", {
          ...SERVICE,
          Name: undefined,
          Cpu: 99,
          Scaler: { MinReplicas: "1" },
          extra: 1,
        }),
        [
          "Scaler.MinReplicas WrongType",
          "Scaler.StartReplicas MissingParameter",
          "Name MissingParameter",
          "Cpu OutOfRange",
          "extra UnknownParameter",
        ],
      );
      assert.deepEqual(of(models.tiems, "DescribeServices", {}), []);
      assert.deepEqual(of(models.fc, "CreateFunction", { ...FUNCTION, cpu: 1, memorySize: 512 }), [
        "memorySize InvalidCombination",
      ]);
      assert.true(models.checkAction(models.scf, "Invoke", {})[0] instanceof Tc3Error);
      const official = {
        version: "1.0",
        metadata: { apiVersion: "2020-01-01", serviceShortName: "demo" },
        actions: { Do: { name: "做", document: "做", input: "DoRequest", output: "DoResponse", status: "online" } },
        objects: {
          DoRequest: {
            members: [
              { name: "Tree", type: "object", member: "Node", required: 1 },
              { name: "When", type: "string", member: "datetime_newer" },
            ],
            type: "object",
          },
          DoResponse: { members: [], type: "object" },
          Node: {
            members: [
              { name: "Size", type: "int", member: "uint64", required: true },
              { name: "Children", type: "list", member: "Node", required: false },
            ],
            usage: "in",
          },
        },
      };
      assert.deepEqual(
        of(official, "Do", { Tree: { Size: 1, Children: [{ Size: 2 }, { Children: [{ Size: -1 }] }] }, When: 5 }),
        ["Tree.Children[1].Size MissingParameter", "Tree.Children[1].Children[0].Size WrongType"],
      );
      assert.deepEqual(of(official, "Do", {}), ["Tree MissingParameter"]);
    });

    QUnit.test("a REST request puts each parameter where the model says", (assert) => {
      const { fc, guance, restRequest } = services.models;
      assert.deepEqual(
        restRequest(fc, "InvokeFunction", { functionName: "a b", qualifier: "LATEST", logType: "Tail", body: "x" }),
        {
          method: "POST",
          path: "/2023-03-30/functions/a%20b/invocations",
          query: { qualifier: "LATEST" },
          headers: { "x-fc-log-type": "Tail" },
          body: "x",
        },
      );
      assert.deepEqual(
        restRequest(guance, "executeFunction", { funcId: "f", funcBody: {} }).body,
        '{"funcId":"f","funcBody":{}}',
      );
      assert.deepEqual(restRequest(fc, "DeleteFunction", { functionName: "f" }).body, undefined);
    });

    QUnit.test("a name that was nearly right is suggested", async (assert) => {
      for (const [params, meant] of [
        [{ limit: 1 }, "Limit"],
        [{ Filtres: [] }, "Filters"],
        [{ OrderFeild: "x" }, "OrderField"],
      ]) {
        const { message } = await failure(assert, () => services.tiems.describeServices(params, configs.tiems));
        assert.true(message.endsWith(`did you mean ${meant}?`), message);
      }
      const { message } = await failure(assert, () => services.tiems.describeServices({ Zzz: 1 }, configs.tiems));
      assert.false(message.includes("did you mean"), message);
    });

    QUnit.test("what the caller turns off is sent all the same", async (assert) => {
      const { describeServices } = services.tiems;
      const wrong = { Limit: 101, colour: "red" };
      const before = asked.length;
      await describeServices(wrong, configs.tiems, { validate: "off" });
      await describeServices(wrong, { ...configs.tiems, validate: "off" });
      assert.strictEqual(new TextDecoder().decode(asked.at(-1).body), JSON.stringify(wrong));
      const { warn } = console;
      const warnings = [];
      console.warn = (text) => warnings.push(text);
      try {
        await describeServices(wrong, configs.tiems, { validate: "warn" });
      } finally {
        console.warn = warn;
      }
      assert.strictEqual(asked.length, before + 3);
      assert.true(warnings.length === 1 && warnings[0].includes("Limit must be"), `${warnings}`);
      assert.strictEqual(
        (await failure(assert, () => describeServices({}, configs.tiems, { validate: "no" }))).code,
        "ClientError.UnknownValue",
      );
    });

    QUnit.test("what cannot be read is a coded error with a cause", async (assert) => {
      const error = await failure(assert, () =>
        services.tiems.describeServices(
          {
            get Limit() {
              throw "boom";
            },
          },
          configs.tiems,
        ),
      );
      assert.deepEqual([error.code, error.cause], ["ClientError.UnreadableInput", "boom"]);
    });

    QUnit.test("integers may be BigInts", async (assert) => {
      await services.tiems.describeServices({ Limit: 1n }, configs.tiems);
      assert.strictEqual(new TextDecoder().decode(asked.at(-1).body), '{"Limit":1}');
      assert.strictEqual(
        (await failure(assert, () => services.tiems.describeServices({ Limit: 101n }, configs.tiems))).code,
        "ClientError.OutOfRange",
      );
    });

    QUnit.test("only a list has pages", async (assert) => {
      const { tiems } = services;
      const error = await failure(assert, async () => {
        for await (const _ of tiems.paginate(tiems.deleteService, {}, configs.tiems));
      });
      assert.deepEqual([error.code, error.parameter], ["ClientError.WrongType", "action"]);
    });

    QUnit.test("every entry has the same error", (assert) => {
      for (const { Tc3Error: other } of [services.tiems, services.scf, services.fc, services.guance])
        assert.strictEqual(other, Tc3Error);
    });
  });
}
