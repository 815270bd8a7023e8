// The typed functions of the services: what must compile, and what must not.
import {
  createFunction,
  type Function as FcFunction,
  invokeFunction,
  listFunctions,
  paginate,
  sign,
} from "tc3fetch/fc";
import { executeFunction, listFunctions as listOuterFunctions } from "tc3fetch/guance";
import { searchIndex, tiems } from "tc3fetch/models";
import { invoke, parseResult } from "tc3fetch/scf";
import {
  createService,
  describeServices,
  type ModelService,
  paginate as pages,
  type ScalerInput,
} from "tc3fetch/tiems";

const config = { credentials: { secretId: "id", secretKey: "key" }, region: "ap-beijing" };
const service = {
  ServiceConfigId: "c",
  Name: "n",
  ScaleMode: "MANUAL" as const,
  ResourceGroupId: "r",
  Cpu: 100,
  Memory: 100,
  Scaler: { StartReplicas: 1 },
};

async function accepted() {
  const { Service, RequestId } = await createService(service, config, { validate: "warn", timeout: 1 });
  const made: ModelService = Service;
  const id: string = RequestId + made.Id;
  // What the document says may be null is so in the type.
  const group: string | null = made.ResourceGroupId;
  const scaler: ScalerInput = { StartReplicas: 1, HpaMetrics: [{ Name: "CPU-UTIL", Value: 50 }] };
  for await (const one of pages(describeServices, { Limit: 100 }, config)) one.Name satisfies string;

  const { Result } = await invoke(
    { FunctionName: "f", ClientContext: { any: ["thing"] }, RoutingKey: { k: "v" } },
    config,
    { throwOnFunctionError: true },
  );
  const value: { a: number } = parseResult<{ a: number }>({ Result });

  const acs = { credentials: { accessKeyId: "id", accessKeySecret: "secret" }, region: "cn-hangzhou" };
  const created: FcFunction = await createFunction(
    { functionName: "f", runtime: "python3.10", handler: "h", code: { zipFile: "" }, tags: [{ Key: "a", Value: "b" }] },
    acs,
  );
  const size: number | undefined = created.codeSize;
  const { body } = await invokeFunction({ functionName: "f", body: new Uint8Array() }, acs);
  for await (const one of paginate(listFunctions, {}, acs)) one.functionName satisfies string | undefined;
  sign({ action: "A", version: "v", host: "h", query: { Tag: [{ Key: 1 }] } }, null).signature satisfies string;

  const { result } = await executeFunction<{ n: number }>(
    { funcId: "f", funcBody: { kwargs: { a: null } } },
    { apiKey: "k", site: "cn1" },
  );
  result.n satisfies number;
  const { functions } = await listOuterFunctions({}, { apiKey: () => "k", baseUrl: "https://example.com" });
  await executeFunction({ funcId: "f" }, { apiKey: "k" });
  return { id, group, scaler, value, size, body, functions, count: searchIndex.length, actions: tiems.actions };
}

async function refused() {
  // @ts-expect-error a parameter's name is wrong
  await createService({ ...service, name: "n" }, config);
  // @ts-expect-error a required parameter is missing
  await createService({ ServiceConfigId: "c" }, config);
  // @ts-expect-error a value that is none of the enum's
  await createService({ ...service, ScaleMode: "manual" }, config);
  // @ts-expect-error a nested value has the wrong type
  await createService({ ...service, Scaler: { StartReplicas: "1" } }, config);
  // @ts-expect-error credentials are needed
  await describeServices({}, {});
  // @ts-expect-error no such way to validate
  await describeServices({}, config, { validate: "no" });
  const [found] = (await describeServices({}, config)).Services;
  // @ts-expect-error it may be null
  found?.ResourceGroupId satisfies string;
  // @ts-expect-error no such type of invocation
  await invoke({ FunctionName: "f", InvocationType: "Sync" }, config);
  // @ts-expect-error a routing key's values are text
  await invoke({ FunctionName: "f", RoutingKey: { k: 1 } }, config);
  const acs = { credentials: { accessKeyId: "id", accessKeySecret: "secret" } };
  // @ts-expect-error a handler is required
  await createFunction({ functionName: "f", runtime: "python3.10" }, acs);
  // @ts-expect-error credentials of another vendor
  await createFunction({ functionName: "f", runtime: "python3.10", handler: "h" }, config);
  // @ts-expect-error either a site or an address
  await executeFunction({ funcId: "f" }, { apiKey: "k", site: "cn1", baseUrl: "https://example.com" });
  // @ts-expect-error no such site
  await executeFunction({ funcId: "f" }, { apiKey: "k", site: "cn9" });
  // @ts-expect-error a deletion has no pages
  for await (const _ of pages(createService, service, config));
}

export { accepted, refused };
