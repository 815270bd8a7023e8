// EdgeClient by itself: what it sends, what it refuses before, and what it makes of an answer.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCredentialsProvider, EdgeClient, Tc3Error } from "tc3fetch/proxy/page";

const CALL = { service: "hunyuan", version: "2023-09-01", action: "ChatCompletions" };
const URL = "https://edge.example/call";

/** A client of a proxy that answers so, and what was sent to it. */
function clientOf(body = '{"Response":{"RequestId":"r"}}', config = {}, init = {}) {
  const sent = [];
  const fetch = async (...given) => (sent.push(given), new Response(body, init));
  return { client: new EdgeClient({ url: URL, fetch, ...config }), sent };
}

const refusal = (code, parameter, secret) => (error) => {
  assert.ok(error instanceof Tc3Error, String(error));
  assert.deepEqual([error.code, error.parameter, error.outcome], [`ClientError.${code}`, parameter, "not-sent"]);
  if (secret) assert.ok(!`${error.message}${error.stack}${error.cause}`.includes(secret));
  return true;
};

/** Asserts that a call is refused before it is sent. */
async function refuses(code, parameter, { config, options, request = CALL, secret }) {
  const { client, sent } = clientOf(undefined, config);
  for (const name of ["call", "callWithResponse", "stream"])
    await assert.rejects(client[name](request, options), refusal(code, parameter, secret));
  assert.deepEqual(sent, []);
}

describe("what is sent", () => {
  it("has the headers of the config and of the options", async () => {
    const { client, sent } = clientOf(undefined, {
      headers: new Map([
        ["X-Tenant", "a"],
        ["X-Page", "1"],
      ]),
      authorization: "Bearer session",
    });
    await client.call(CALL, { headers: { "x-tenant": "b", "x-none": undefined } });
    assert.deepEqual(sent[0][1].headers, {
      "x-tenant": "b",
      "x-page": "1",
      "Content-Type": "application/json",
      Accept: "application/json",
      Authorization: "Bearer session",
    });
    const asked = [];
    const fetch = async (_, { headers }) => (asked.push(headers["x-tenant"]), new Response('{"secretId":"a"}'));
    await createCredentialsProvider({ url: URL, fetch, headers: { "X-Tenant": "c" } })();
    assert.deepEqual(asked, ["c"]);
  });

  it("is nothing where a header cannot be sent, which no error shows", async () => {
    for (const name of ["Authorization", "content-type", "Accept", "host"])
      await refuses("ReservedHeader", `headers.${name}`, { config: { headers: { [name]: "x" } } });
    await refuses("InvalidHeaderName", "headers", { options: { headers: { "a b": "x" } } });
    await refuses("InvalidCharacter", "headers.x-a", { options: { headers: { "x-a": "SECRET\n" } }, secret: "SECRET" });
    await refuses("InvalidCharacter", "authorization", { config: { authorization: "SECRET\n" }, secret: "SECRET" });
    await refuses("WrongType", "headers", { options: { headers: "x" } });
  });
});

describe("what has no meaning is refused by its name:", () => {
  it("members of config, options and request", async () => {
    for (const name of ["proxy", "retry", "clockOffset", "validate", "credentials", "region"])
      assert.throws(() => clientOf(undefined, { [name]: "x" }), refusal("UnknownParameter", `config.${name}`));
    for (const name of ["retry", "validate", "throwOnFunctionError", "host"])
      await refuses("UnknownParameter", `options.${name}`, { options: { [name]: {} } });
    for (const name of ["parms", "host", "body", "headers"])
      await refuses("UnknownParameter", name, { request: { ...CALL, [name]: {} } });
  });

  it("a request that is none", async () => {
    for (const request of [undefined, null, "cvm", [CALL]])
      await refuses("WrongType", "request", { request: request === undefined ? null : request });
    await assert.rejects(clientOf().client.call(), refusal("WrongType", "request"));
  });

  it("an unknown way with integers", async () => {
    await refuses("UnknownValue", "unsafeIntegers", { options: { unsafeIntegers: "BigInt" } });
    await refuses("UnknownValue", "unsafeIntegers", { config: { unsafeIntegers: "BigInt" } });
  });

  it("an address with a password, which no error shows, or of another scheme", async () => {
    for (const url of [
      "https://user:PASSWORD@edge.example/call",
      "https://PASSWORD@edge.example/",
      "ftp://a.example/",
      "x:",
    ]) {
      await refuses("InvalidFormat", "url", { config: { url }, secret: "PASSWORD" });
      await assert.rejects(createCredentialsProvider({ url })(), refusal("InvalidFormat", "url", "PASSWORD"));
    }
  });
});

describe("an answer", () => {
  it("with an error that has no code is not the service's", async () => {
    for (const body of [
      '{"Response":{"Error":{}}}',
      '{"Response":{"Error":{"Code":""}}}',
      '{"Response":{"Error":"x"}}',
      '{"error":{}}',
    ])
      await assert.rejects(
        clientOf(body).client.call(CALL),
        { code: "ClientError.NotAnEnvelope", kind: "response" },
        body,
      );
  });

  it("in events that is an error is thrown, in every form that the services have", async () => {
    for (const [json, code, message] of [
      ['{"ErrorMsg":{"Code":4001,"Msg":"busy"}}', "4001", "busy"],
      ['{"ErrorMsg":{"Msg":"busy"}}', "FailedOperation", "busy"],
      ['{"ErrorMsg":"busy"}', "FailedOperation", "busy"],
      ['{"Response":{"ErrorMsg":{"Code":1}}}', "1", "1"],
      ['{"Response":{"Error":{"Code":"InternalError","Message":"m"}}}', "InternalError", "m"],
      ['{"Error":{"Code":"LimitExceeded","Message":"m"}}', "LimitExceeded", "m"],
    ]) {
      const headers = { "content-type": "text/event-stream", "x-tc-requestid": "r" };
      const { client } = clientOf(`data: {"Choices":[]}\n\ndata: ${json}\n\n`, {}, { headers });
      const events = [];
      await assert.rejects(
        async () => {
          for await (const event of await client.stream(CALL)) events.push(event.json);
        },
        { name: "Tc3Error", code, message, kind: "api", requestId: "r", httpStatus: 200, outcome: "unknown" },
        json,
      );
      assert.equal(events.length, 1);
    }
  });

  it("in events that only looks like one is an event", async () => {
    const texts = [
      '{"ErrorMsg":null,"Error":{}}',
      '{"ErrorMsg":{"Code":0,"Msg":""}}',
      '{"Response":{"Error":null}}',
      '"\\"Error"',
    ];
    const headers = { "content-type": "text/event-stream" };
    const { client } = clientOf(texts.map((text) => `data: ${text}\n\n`).join(""), {}, { headers });
    const seen = [];
    for await (const { data } of await client.stream(CALL)) seen.push(data);
    assert.deepEqual(seen, texts);
  });
});
