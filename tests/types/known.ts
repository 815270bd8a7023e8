// Actions that a program, or a package of typed services, has told `call` of; and calls that are made again.
import { type ApiRequest, call, callWithResponse, Client, type CommonResponse, type Config } from "tc3fetch";
import { jsonSchema, type Model, openApi, tiems } from "tc3fetch/models";
import { paginate, waitUntil } from "tc3fetch/repeat";
import type { Client as V1Client } from "tc3fetch/v1";

declare module "tc3fetch" {
  interface Actions {
    "svc@2020-01-01": {
      DescribeThings: { params: { Limit?: number }; answer: { Things: { Id: number }[]; RequestId: string } };
      StopThings: { params: { Ids: number[] }; answer: CommonResponse };
    };
  }
}

declare const config: Config;
declare const client: Client;
declare const v1: V1Client;
declare const anyRequest: ApiRequest;
const known = { service: "svc", version: "2020-01-01", action: "DescribeThings" } as const;

const things: Promise<number[]> = call(known, config).then(({ Things }) => Things.map(({ Id }) => Id));
const more: Promise<number[]> = client
  .call({ ...known, region: "ap-beijing", params: { Limit: 1 } })
  .then(({ Things }) => Things.map(({ Id }) => Id));
const told: Promise<number> = callWithResponse(known, config).then(
  ({ data, attempts }) => data.Things.length + attempts,
);
const own: Promise<string> = call<{ Name: string }>(known, config).then(({ Name }) => Name);
call({ ...known, action: "StopThings", params: { Ids: [1] } }, config);
call({ ...known, action: "StopThings", body: '{"Ids":[1]}' }, config);
// What is not known is as it was.
const unknown: Promise<unknown> = call({ ...known, action: "NewerThings", params: { Any: 1 } }, config);
const any: Promise<unknown> = call(anyRequest, config);
// @ts-expect-error There is no such parameter.
call({ service: "svc", version: "2020-01-01", action: "DescribeThings", params: { Limits: 1 } }, config);
// @ts-expect-error It is a number.
call({ service: "svc", version: "2020-01-01", action: "DescribeThings", params: { Limit: "1" } }, config);
// @ts-expect-error A parameter is missing.
call({ service: "svc", version: "2020-01-01", action: "StopThings" }, config);
// @ts-expect-error So it is for a client.
client.call({ service: "svc", version: "2020-01-01", action: "StopThings", params: {} });
// @ts-expect-error The answer has none.
call(known, config).then(({ Others }) => Others);
// @ts-expect-error A request has no such member.
call({ service: "svc", version: "2020-01-01", action: "DescribeThings", regoin: "ap-beijing" }, config);
// @ts-expect-error Nor has one of which nothing is known.
call({ service: "svc", version: "2020-01-01", action: "NewerThings", parms: {} }, config);

async function repeated(): Promise<number> {
  let sum = 0;
  for await (const { Id } of paginate<{ Id: number }>(client, known, { items: "Things", maxPages: 9 })) sum += Id;
  for await (const entry of paginate(v1, anyRequest, { items: "Things", token: "Next" })) entry as unknown;
  const isThere = ({ State }: { State: string }) => State === "RUNNING";
  const { State, RequestId } = await waitUntil(client, known, isThere, { every: 1000 });
  return sum + State.length + RequestId.length;
}
// @ts-expect-error The entries have a name.
paginate(client, known, {});
// @ts-expect-error A client makes calls.
paginate({}, known, { items: "Things" });
// @ts-expect-error A wait has a condition.
waitUntil(client, known);

const marks: boolean | undefined =
  openApi(tiems).paths["/tiems/2019-04-16/DescribeServices"]?.post?.["x-tc3fetch"].readOnly;
declare const model: Model;
jsonSchema(model, "CreateThing", { of: "output", language: "zh" });
// @ts-expect-error
jsonSchema(model, "CreateThing", { of: "answer" });
