// What the types of tc3fetch/testing accept and refuse.
import { Client } from "tc3fetch";
import * as aliyun from "tc3fetch/aliyun";
import * as guance from "tc3fetch/guance";
import {
  type Answer,
  fail,
  type Handler,
  type Handlers,
  type MockCall,
  mockFetch,
  networkError,
  sequence,
  sse,
  sseEvent,
  timeout,
} from "tc3fetch/testing";
import * as v1 from "tc3fetch/v1";

const credentials = { secretId: "id", secretKey: "key" };
const acs = { accessKeyId: "id", accessKeySecret: "secret" };

// It is a `fetch` for every entry, and for what takes the global one.
const fetch = mockFetch({ "cvm.DescribeInstances": { TotalCount: 1 } }, { credentials, now: () => 0 });
new Client({ credentials, fetch });
new v1.Client({ credentials, fetch });
new aliyun.Client({ credentials: acs, fetch });
new guance.Client({ apiKey: "key", fetch });
const usual: typeof globalThis.fetch = fetch;

// Parameters have the types that the test expects.
interface Asked {
  Limit: number;
}
const handlers: Handlers = {
  "a.a": ({ Limit }: Asked) => ({ Limit }),
  "a.b": async (params, { region, body, signal }) => (signal?.aborted ? region : body.length + params.Limit),
  "a.c": sse(["a", { b: 1n }, sseEvent({ c: 1 }, { event: "c", id: "1", retry: 5 }), networkError()], { delay: 5 }),
  "a.d": [fail("Code"), () => fail("Code", "message", { status: 500 }), { a: 1 }],
  "a.e": sequence(timeout(), new Response(), 1, "text", null),
  "a.*": () => new Response(),
  "*": Promise.resolve({ a: 1 }),
};
mockFetch(handlers);
const answer: Answer = timeout();
const handler: Handler = answer;

// Keys of every vendor, several, or a function that gives them.
mockFetch({}, { credentials: [credentials, { ...credentials, token: "t" }, acs, { apiKey: "key" }] });
mockFetch({}, { credentials: async () => credentials });
mockFetch({}, { credentials: () => null });
// @ts-expect-error
mockFetch({}, { credentials: { secretId: "id" } });
// @ts-expect-error
mockFetch({}, { credential: credentials });
// @ts-expect-error
mockFetch();
// @ts-expect-error
mockFetch({ "a.a": undefined });
// @ts-expect-error
fail();
// @ts-expect-error
sse("not a list of events", { delay: "5" });

const { service, action, params, headers }: MockCall = fetch.calls[0]!;
fetch.reset();
// @ts-expect-error
fetch.calls = [];
