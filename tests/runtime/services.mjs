// The typed functions of the services, at the local endpoint.
import { CREDENTIALS } from "./given.mjs";

const ACS = { accessKeyId: "LTAI5tEXAMPLEKEYID000001", accessKeySecret: "EXAMPLEsecretEXAMPLEsecret0001" };
const STS = {
  accessKeyId: "STS.NTEXAMPLEKEYID000002",
  accessKeySecret: "EXAMPLEsecretEXAMPLEsecret0002",
  securityToken: "CAIS+EXAMPLE/STS==token~0001",
};

const GUANCE_KEY = "wksp_example_0123456789abcdef";

const text = (bytes) => new TextDecoder().decode(bytes);
const all = async (entries) => {
  const list = [];
  for await (const entry of entries) list.push(entry);
  return list;
};

export function define(
  QUnit,
  { services: { aliyun, tiems, scf, fc, guance, models, v1 }, vectors, failure, endpoint },
) {
  const tencent = { credentials: CREDENTIALS, proxy: endpoint, region: "ap-beijing" };
  const unique = (stem) => `${stem}-${Math.random().toString(36).slice(2, 10)}`;

  QUnit.module("TI-EMS", () => {
    for (const [name, { examples }] of Object.entries(models.tiems.actions)) {
      const action = name[0].toLowerCase() + name.slice(1);
      QUnit.test(`${action} answers the document's examples as the document does`, async (assert) => {
        assert.true(examples.length > 0);
        for (const { input, output } of examples) {
          const { RequestId, ...answer } = await tiems[action](input, tencent);
          const { RequestId: _, ...expected } = output;
          assert.deepEqual(answer, expected);
          assert.true(RequestId.length > 10);
        }
      });
    }

    QUnit.test("a configuration and a service: created, found, changed, deleted", async (assert) => {
      const Name = unique("config");
      const { ServiceConfig } = await tiems.createServiceConfig(
        { Name, Runtime: "pmml", ModelUri: "cos://bucket/models/pmml/" },
        tencent,
      );
      const found = await tiems.describeServiceConfigs(
        { Filters: [{ Name: "id", Values: [ServiceConfig.Id] }] },
        tencent,
      );
      assert.deepEqual(
        found.ServiceConfigs.map(({ Id, Name }) => [Id, Name]),
        [[ServiceConfig.Id, Name]],
      );

      const service = {
        ServiceConfigId: ServiceConfig.Id,
        Name: unique("service"),
        ScaleMode: "MANUAL",
        ResourceGroupId: "ap-beijing",
        Cpu: 200,
        Memory: 300,
        Scaler: { StartReplicas: 1, MinReplicas: 0, MaxReplicas: 3 },
      };
      const { Service } = await tiems.createService(service, tencent);
      const of = async (id) =>
        (await tiems.describeServices({ Filters: [{ Name: "id", Values: [id] }] }, tencent)).Services;
      assert.deepEqual(
        (await of(Service.Id)).map(({ Name, Cpu, Memory }) => [Name, Cpu, Memory]),
        [[service.Name, 200, 300]],
      );
      await tiems.updateService({ ServiceId: Service.Id, Description: "changed", ServiceAction: "STOP" }, tencent);
      const [stopped] = await of(Service.Id);
      assert.strictEqual(stopped.Description, "changed");
      assert.true(stopped.Status.Status.startsWith("Stop"), stopped.Status.Status);
      await tiems.exposeService({ ServiceId: Service.Id, ExposeType: "EXTERNAL" }, tencent);
      await tiems.deleteService({ ServiceId: Service.Id }, tencent);
      assert.deepEqual(await of(Service.Id), []);
      const gone = await failure(assert, () => tiems.deleteService({ ServiceId: Service.Id }, tencent));
      assert.strictEqual(gone.code, "ResourceNotFound");
      await tiems.deleteServiceConfig({ ServiceConfigName: Name }, tencent);
      assert.deepEqual(
        (await tiems.describeServiceConfigs({ Filters: [{ Name: "id", Values: [ServiceConfig.Id] }] }, tencent))
          .ServiceConfigs,
        [],
      );
    });

    QUnit.test("a runtime: created, found, deleted", async (assert) => {
      const Name = unique("runtime");
      await tiems.createRuntime(
        { Name, Framework: "test", Image: "ccr.ccs.tencentyun.com/a/b:v1", HealthCheckOn: false },
        tencent,
      );
      const lists = async () =>
        (await tiems.describeRuntimes({}, tencent)).Runtimes.some((runtime) => runtime.Name === Name);
      assert.true(await lists());
      await tiems.deleteRuntime({ Runtime: Name }, tencent);
      assert.false(await lists());
    });

    QUnit.test("a job: created, changed, deleted", async (assert) => {
      const { Job } = await tiems.createJob(
        { Name: unique("job"), ResourceGroupId: "ap-beijing", Cpu: 100, Memory: 100, WorkerCount: 2 },
        tencent,
      );
      const changed = await tiems.updateJob({ JobId: Job.Id, Description: "changed" }, tencent);
      assert.deepEqual([changed.Job.Id, changed.Job.Description], [Job.Id, "changed"]);
      await tiems.deleteJob({ JobId: Job.Id }, tencent);
      assert.strictEqual(
        (await failure(assert, () => tiems.updateJob({ JobId: Job.Id }, tencent))).code,
        "ResourceNotFound",
      );
    });

    QUnit.test("a scaling group: created, found, switched, changed, deleted", async (assert) => {
      const group = {
        RsgId: "rsg-xxxxxxxx",
        Name: unique("asg"),
        MaxSize: 4,
        MinSize: 1,
        InstanceType: "sv_tiems_instance_8c32g1t4",
        Cluster: "ap-beijing",
      };
      const created = await tiems.createRsgAsGroup(group, tencent);
      const { Id } = created.RsgAsGroup;
      const found = async () =>
        JSON.stringify(
          (await tiems.describeRsgAsGroups({ Limit: 100 }, tencent)).RsgAsGroupSet.filter((one) => one.Id === Id),
        );
      assert.true((await found()).includes(group.Name));
      await tiems.disableRsgAsGroup({ Id }, tencent);
      await tiems.enableRsgAsGroup({ Id }, tencent);
      await tiems.updateRsgAsGroup({ Id, Name: "renamed", MaxSize: 5 }, tencent);
      assert.true((await found()).includes("renamed"));
      assert.true(
        Array.isArray((await tiems.describeRsgAsGroupActivities({ Id, Limit: 5 }, tencent)).RsgAsGroupActivitySet),
      );
      await tiems.deleteRsgAsGroup({ Id }, tencent);
      assert.strictEqual(await found(), "[]");
    });

    QUnit.test("a list is read page by page", async (assert) => {
      const Names = ["a", "b", "c", "d", "e"].map((letter) => unique(`page-${letter}`));
      for (const Name of Names)
        await tiems.createServiceConfig({ Name, Runtime: "pmml", ModelUri: "cos://b/m/" }, tencent);
      const { TotalCount } = await tiems.describeServiceConfigs({ Limit: 1 }, tencent);
      let asked = 0;
      const counting = { ...tencent, fetch: (...given) => (asked++, fetch(...given)) };
      const configs = await all(tiems.paginate(tiems.describeServiceConfigs, { Limit: 2 }, counting));
      assert.strictEqual(configs.length, TotalCount);
      assert.strictEqual(asked, Math.ceil(TotalCount / 2));
      for (const Name of Names)
        assert.true(
          configs.some((config) => config.Name === Name),
          Name,
        );
      for await (const _ of tiems.paginate(tiems.describeServiceConfigs, { Limit: 2 }, counting)) break;
      assert.strictEqual(asked, Math.ceil(TotalCount / 2) + 1, "a page that is not read is not asked for");
      for (const Name of Names) await tiems.deleteServiceConfig({ ServiceConfigName: Name }, tencent);
    });

    QUnit.test("they speak signature v1 as well", async (assert) => {
      for (const algorithm of ["HmacSHA256", "HmacSHA1"]) {
        const { TotalCount } = await v1.describeServices(
          { Limit: 1, Filters: [{ Name: "runtime", Values: ["pmml"] }] },
          { ...tencent, algorithm },
        );
        assert.true(TotalCount >= 1);
      }
    });
  });

  QUnit.module("SCF", () => {
    for (const InvocationType of [undefined, "RequestResponse", "Event"]) {
      for (const LogType of [undefined, "None", "Tail"]) {
        QUnit.test(`invoke ${InvocationType} ${LogType}`, async (assert) => {
          const params = {
            FunctionName: "echo",
            InvocationType,
            LogType,
            Qualifier: "$LATEST",
            Namespace: "default",
            RoutingKey: { k: "v" },
            ClientContext: { 名: "未命名" },
          };
          const { Result } = await scf.invoke(params, tencent);
          if (InvocationType === "Event") return assert.strictEqual(Result.RetMsg, "");
          assert.deepEqual(scf.parseResult({ Result }), { 名: "未命名" });
          assert.strictEqual(Result.Log !== "", LogType === "Tail");
        });
      }
    }

    QUnit.test("invokeFunction takes its event as a value or as text", async (assert) => {
      for (const Event of [{ a: [1, "未"] }, '{"a":[1,"未"]}']) {
        assert.deepEqual(scf.parseResult(await scf.invokeFunction({ FunctionName: "echo", Event }, tencent)), {
          a: [1, "未"],
        });
      }
    });

    QUnit.test("a function that failed is an answer, or an error where that is asked for", async (assert) => {
      const { Result } = await scf.invoke({ FunctionName: "fail" }, tencent);
      assert.true(Result.ErrMsg.length > 0 && Result.InvokeResult !== 0);
      for (const FunctionName of ["fail", "timeout"]) {
        const error = await failure(assert, () =>
          scf.invoke({ FunctionName }, tencent, { throwOnFunctionError: true }),
        );
        assert.deepEqual([error.kind, error.code, error.action], ["function", "ClientError.FunctionFailed", "Invoke"]);
        assert.true(error.requestId.length > 10 && error.result.InvokeResult !== 0);
        // The function ran: that it was not sent would be untrue.
        assert.deepEqual([error.outcome, error.retryable], ["unknown", false]);
      }
      assert.strictEqual(
        (await scf.invoke({ FunctionName: "hello" }, tencent, { throwOnFunctionError: true })).Result.RetMsg,
        "hello from scf",
      );
      assert.strictEqual(
        (await failure(assert, () => scf.invoke({ FunctionName: "missing" }, tencent))).code,
        "ResourceNotFound.FunctionName",
      );
    });

    QUnit.test("a result is a value where it is JSON", (assert) => {
      const parsed = (RetMsg) => scf.parseResult({ Result: { RetMsg } });
      assert.deepEqual([parsed('{"a":1}'), parsed("null"), parsed("hello"), parsed("")], [{ a: 1 }, null, "hello", ""]);
    });

    QUnit.test("a result has the integers of its function", async (assert) => {
      const answer = await scf.invoke(
        { FunctionName: "echo", ClientContext: '{"id":9007199254740993,"n":1}' },
        tencent,
        { unsafeIntegers: "bigint" },
      );
      const parsed = (unsafeIntegers) => scf.parseResult(answer, { unsafeIntegers });
      assert.deepEqual(parsed("bigint"), { id: 9007199254740993n, n: 1 });
      assert.deepEqual(parsed("string"), { id: "9007199254740993", n: 1 });
      assert.deepEqual(parsed("number"), parsed(undefined));
      const wrong = await failure(assert, () => parsed("BigInt"));
      assert.deepEqual([wrong.code, wrong.parameter], ["ClientError.UnknownValue", "unsafeIntegers"]);
    });

    QUnit.test("whether a failed function rejects is read before it runs", async (assert) => {
      let sent = 0;
      const counting = { ...tencent, fetch: (...given) => (sent++, fetch(...given)) };
      const options = {
        get throwOnFunctionError() {
          throw new Error("a getter");
        },
      };
      const error = await failure(assert, () => scf.invoke({ FunctionName: "hello" }, counting, options));
      assert.deepEqual([error.code, sent], ["ClientError.UnreadableInput", 0]);
    });

    QUnit.test("what a page has put on Object.prototype is no option", async (assert) => {
      const polluted = { validate: "x", throwOnFunctionError: true };
      for (const [name, value] of Object.entries(polluted))
        Object.defineProperty(Object.prototype, name, { value, writable: true, configurable: true });
      try {
        assert.true((await scf.invoke({ FunctionName: "fail" }, tencent, {})).Result.ErrMsg.length > 0);
        const { functions } = await guance.listFunctions({}, { apiKey: GUANCE_KEY, baseUrl: `${endpoint}/guance` });
        assert.true(functions.length > 0);
      } finally {
        for (const name of Object.keys(polluted)) delete Object.prototype[name];
      }
    });
  });

  QUnit.module("Function Compute", () => {
    const config = { credentials: ACS, region: "cn-hangzhou", proxy: endpoint };
    const definition = () => ({
      functionName: unique("f").replace("-", "_"),
      runtime: "python3.10",
      handler: "index.handler",
      code: { ossBucketName: "b", ossObjectName: "o" },
      cpu: 0.35,
      memorySize: 512,
      diskSize: 512,
      timeout: 60,
      environmentVariables: { 名: "未" },
      tags: [{ Key: "k", Value: "v 1" }],
      description: "未命名 'x'",
    });

    for (const { name, request, credentials, stages } of vectors.filter(({ name }) => name.startsWith("ACS3"))) {
      QUnit.test(name, (assert) => {
        const signed = fc.sign(request, credentials);
        assert.strictEqual(signed.signature, stages["3-signature"]);
        assert.strictEqual(signed.headers.authorization, stages["4-authorization"]);
      });
    }

    for (const [whose, credentials] of Object.entries({ "long-lived": ACS, temporary: STS })) {
      QUnit.test(`a function from its creation to its end, ${whose} credentials`, async (assert) => {
        const its = { ...config, credentials };
        const given = definition();
        const { functionName } = given;
        const created = await fc.createFunction(given, its);
        assert.deepEqual(
          [created.functionName, created.runtime, created.environmentVariables],
          [functionName, given.runtime, given.environmentVariables],
        );
        assert.strictEqual(typeof created.codeChecksum, "string");
        assert.strictEqual((await failure(assert, () => fc.createFunction(given, its))).code, "FunctionAlreadyExists");
        assert.strictEqual(
          (await fc.getFunction({ functionName, qualifier: "LATEST" }, its)).description,
          given.description,
        );
        assert.strictEqual((await fc.updateFunction({ functionName, timeout: 120 }, its)).timeout, 120);
        assert.true(
          (await all(fc.paginate(fc.listFunctions, { prefix: functionName, limit: 1 }, its))).some(
            (one) => one.functionName === functionName,
          ),
        );
        assert.strictEqual(text((await fc.invokeFunction({ functionName }, its)).body), `hello from ${functionName}`);
        await fc.deleteFunction({ functionName }, its);
        const gone = await failure(assert, () => fc.getFunction({ functionName }, its));
        assert.deepEqual([gone.code, gone.kind, gone.httpStatus], ["FunctionNotFound", "api", 404]);
        assert.true(gone.requestId.length > 5 && gone.hint.length > 10);
      });
    }

    QUnit.test("a list is read page by page", async (assert) => {
      const prefix = unique("page").replace("-", "_");
      for (const letter of "abcde")
        await fc.createFunction({ ...definition(), functionName: `${prefix}_${letter}` }, config);
      const names = (await all(fc.paginate(fc.listFunctions, { prefix, limit: 2 }, config))).map(
        ({ functionName }) => functionName,
      );
      assert.deepEqual(
        names,
        [..."abcde"].map((letter) => `${prefix}_${letter}`),
      );
      for (const functionName of names) await fc.deleteFunction({ functionName }, config);
    });

    QUnit.test("a list that has no end or is none is an error", async (assert) => {
      const answers = (content) => ({ ...config, fetch: async () => new Response(JSON.stringify(content)) });
      const read = (content, params = {}) =>
        failure(assert, () => all(fc.paginate(fc.listFunctions, params, answers(content))));
      const endless = await read({ functions: [{}], nextToken: "same" });
      assert.deepEqual([endless.code, endless.kind], ["ClientError.InvalidPage", "response"]);
      assert.strictEqual(endless.message, "the answer is no further page of the list: its nextToken has come before");
      assert.strictEqual((await read({ functions: 5 })).code, "ClientError.InvalidPage");
      assert.strictEqual((await read({}, null)).parameter, "params");
      let page = 0;
      const fetch = async () => new Response(JSON.stringify({ functions: [{}, {}], nextToken: ["a", "b"][page++] }));
      assert.strictEqual((await all(fc.paginate(fc.listFunctions, {}, { ...config, fetch }))).length, 6);
    });

    QUnit.test("a result is not lost where a fetch gives no headers", async (assert) => {
      const bytes = new TextEncoder().encode("done");
      for (const headers of [undefined, {}]) {
        const fetch = async () => ({ status: 200, headers, arrayBuffer: async () => bytes.slice().buffer });
        const result = await fc.invokeFunction({ functionName: "f" }, { ...config, fetch });
        assert.deepEqual([text(result.body), result.errorType, result.durationMs], ["done", undefined, undefined]);
      }
    });

    QUnit.test("bytes go in and come out, and a failure says so", async (assert) => {
      const body = crypto.getRandomValues(new Uint8Array(50_000));
      const result = await fc.invokeFunction({ functionName: "echo", body, logType: "Tail" }, config);
      assert.deepEqual(result.body, body);
      assert.true(result.log.includes("你好，世界") && result.requestId.length > 5 && result.durationMs >= 0);
      assert.strictEqual(
        text((await fc.invokeFunction({ functionName: "echo", body: '{"名":1}' }, config)).body),
        '{"名":1}',
      );
      assert.strictEqual(
        (await fc.invokeFunction({ functionName: "echo", invocationType: "Async" }, config)).body.length,
        0,
      );
      const failed = await fc.invokeFunction({ functionName: "fail" }, config);
      assert.strictEqual(failed.errorType, "UnhandledInvocationError");
      const error = await failure(assert, () =>
        fc.invokeFunction({ functionName: "fail" }, config, { throwOnFunctionError: true }),
      );
      assert.deepEqual([error.kind, error.code], ["function", "UnhandledInvocationError"]);
      assert.deepEqual([error.outcome, error.retryable], ["unknown", false]);
      assert.true(text(error.result.body).includes("errorMessage"));
    });

    for (const [functionName, code, kind, retryable] of [
      ["html", "ClientError.HtmlResponse", "response", true],
      ["truncated", "ClientError.TruncatedResponse", "response", true],
      ["throttled", "ResourceExhausted", "api", true],
      ["throttled-user", "Throttling.User", "api", true],
      ["unavailable", "ServiceUnavailable", "api", true],
      ["denied", "AccessDenied", "api", false],
      ["legacy", "InvalidArgument", "api", false],
    ]) {
      QUnit.test(`${functionName} is ${code}`, async (assert) => {
        const error = await failure(assert, () => fc.getFunction({ functionName }, config));
        assert.deepEqual([error.code, error.kind, error.retryable], [code, kind, retryable]);
      });
    }

    QUnit.test("a wrong secret, a wrong clock and no region", async (assert) => {
      const list = (more) => failure(assert, () => fc.listFunctions({}, { ...config, ...more }));
      const wrong = await list({ credentials: { ...ACS, accessKeySecret: "WRONGSECRET" } });
      assert.strictEqual(wrong.code, "SignatureDoesNotMatch");
      assert.false(JSON.stringify({ ...wrong, message: wrong.message }).includes("WRONGSECRET"));
      assert.deepEqual([(await list({ region: undefined })).parameter], ["region"]);
      const { url, headers } = fc.sign(
        {
          action: "ListFunctions",
          version: "2023-03-30",
          method: "GET",
          host: "fcv3.cn-hangzhou.aliyuncs.com",
          path: "/2023-03-30/functions",
          date: "2020-01-01T00:00:00Z",
        },
        ACS,
      );
      const answer = await (await fetch(url.replace("https:/", endpoint), { headers })).json();
      assert.true(answer.Code.startsWith("InvalidTimeStamp"), answer.Code);
    });

    QUnit.test("any action, by call and by a client", async (assert) => {
      const request = {
        action: "ListFunctions",
        version: "2023-03-30",
        method: "GET",
        path: "/2023-03-30/functions",
        query: { limit: 1 },
      };
      const client = new aliyun.Client(config);
      for (const run of [() => aliyun.call(request, config), () => client.call(request)])
        assert.true(Array.isArray((await run()).functions));
      const fixed = { ...request, date: "2026-01-02T03:04:05Z", nonce: "n" };
      assert.deepEqual(
        new aliyun.Client({ ...config, proxy: undefined }).sign(fixed),
        aliyun.sign({ ...fixed, region: "cn-hangzhou" }, ACS),
      );
      const gone = await failure(assert, () =>
        client.call({ ...request, action: "GetFunction", path: "/2023-03-30/functions/no-such-function" }),
      );
      assert.deepEqual([gone.code, gone.kind, gone.action], ["FunctionNotFound", "api", "GetFunction"]);
      const large = {
        ...request,
        action: "CreateFunction",
        method: "POST",
        query: undefined,
        body: "x".repeat(300_000),
        date: fixed.date,
        nonce: "n",
        host: "h.example.com",
      };
      const asked = [];
      const fetch = async (url, init) => (asked.push(init), new Response("{}"));
      await aliyun.call(large, { credentials: ACS, fetch });
      assert.strictEqual(asked[0].headers.authorization, aliyun.sign(large, ACS).headers.authorization);
      assert.strictEqual(
        (await failure(assert, () => aliyun.call(large, { credentials: ACS, fetch }, { timeout: "5" }))).parameter,
        "timeout",
      );
      assert.strictEqual(
        (await failure(assert, () => aliyun.sign({ ...large, region: 5 }, ACS))).code,
        "ClientError.WrongType",
      );
    });

    QUnit.test("the account's own host", async (assert) => {
      const { functions } = await fc.listFunctions({ limit: 1 }, { ...config, accountId: "1880770869020000" });
      assert.true(Array.isArray(functions));
    });
  });

  QUnit.module("Guance", () => {
    const config = { apiKey: GUANCE_KEY, baseUrl: `${endpoint}/guance` };

    QUnit.test("a function's result, whatever it is", async (assert) => {
      for (const value of ["世界", 1, [1, "a", null], { a: { b: 1 } }]) {
        const { result, content, traceId } = await guance.executeFunction(
          { funcId: "echo__test.value", funcBody: { kwargs: { value } } },
          config,
        );
        assert.deepEqual(result, { value });
        assert.true(content.ok && traceId.length > 5);
      }
    });

    QUnit.test("a client has its functions", async (assert) => {
      const { listFunctions } = new guance.Client(config);
      assert.true((await listFunctions({})).functions.length > 0);
      assert.strictEqual(JSON.stringify(new guance.Client(config)), "{}");
    });

    QUnit.test("the functions of a workspace", async (assert) => {
      const { functions } = await guance.listFunctions({}, config);
      assert.true(functions.length > 0 && functions.every(({ id }) => typeof id === "string"));
      const { functions: none } = await guance.listFunctions({ funcId: "no such'(function)*" }, config);
      assert.deepEqual(none, []);
    });

    QUnit.test("the layers that fail are told apart", async (assert) => {
      const run = (funcId, more, kwargs = { secret: "KWARGS-SECRET" }) =>
        failure(assert, () => guance.executeFunction({ funcId, funcBody: { kwargs } }, { ...config, ...more }));
      const failed = await run("demo__test.boom", {}, { x: 1 });
      assert.deepEqual([failed.kind, failed.code, failed.retryable], ["function", "EFuncFailed", false]);
      const wrong = await run("echo", { apiKey: "WRONG-KEY" });
      assert.deepEqual([wrong.kind, wrong.code], ["api", "ft.InvalidAPIKey"]);
      const unreached = await run("echo", { baseUrl: "http://127.0.0.1:1" });
      assert.strictEqual(unreached.kind, "network");
      for (const error of [failed, wrong, unreached]) {
        const shown = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
        for (const secret of ["KWARGS-SECRET", "WRONG-KEY", config.apiKey]) assert.false(shown.includes(secret), shown);
      }
    });

    QUnit.test("its arguments are checked", async (assert) => {
      const run = (more) => failure(assert, () => guance.executeFunction({ funcId: "echo" }, { ...config, ...more }));
      assert.strictEqual((await run({ baseUrl: undefined, site: "cn99" })).parameter, "site");
      assert.strictEqual((await run({ baseUrl: "ftp://x" })).parameter, "baseUrl");
      assert.strictEqual((await run({ apiKey: undefined })).parameter, "apiKey");
      assert.strictEqual((await run({ apiKey: "a\nb" })).parameter, "apiKey");
      assert.strictEqual((await run({ timeout: -1 })).parameter, "timeout");
      const proxied = await run({ proxy: "https://proxy.example" });
      assert.deepEqual([proxied.code, proxied.parameter], ["ClientError.UnknownParameter", "config.proxy"]);
    });

    QUnit.test("headers of config and options are sent; those of the options count", async (assert) => {
      const asked = [];
      const counting = (url, init) => (asked.push(init.headers), fetch(url, init));
      const headers = { "x-kept": "config", "x-both": "config" };
      await guance.listFunctions(
        {},
        { ...config, headers, fetch: counting },
        { headers: { "X-Both": "options", "x-own": "1" } },
      );
      const sent = new Headers(asked[0]);
      assert.deepEqual(
        ["x-kept", "x-both", "x-own"].map((name) => sent.get(name)),
        ["config", "options", "1"],
      );
      const refused = await failure(assert, () =>
        guance.listFunctions({}, config, { headers: { "df-api-key": "other" } }),
      );
      assert.strictEqual(refused.code, "ClientError.ReservedHeader");
    });
  });
}
