// Server-sent events of the mock, read as they come.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client, sign } from "tc3fetch";
import { fail, mockFetch, networkError, sse, sseEvent, timeout } from "tc3fetch/testing";
import { credentials, errorOf } from "./support.mjs";

const chat = { service: "hunyuan", version: "2023-09-01", action: "ChatCompletions", params: { Stream: true } };
const signed = sign(chat, credentials);

/** The Response of a stream. */
const ask = (events, options, init) =>
  mockFetch({ "hunyuan.ChatCompletions": sse(events, options) }, { credentials })(signed.url, { ...signed, ...init });

/** The events that a client gets. */
async function eventsOf(handler, config) {
  const client = new Client({ credentials, fetch: mockFetch({ "hunyuan.*": handler }, { credentials }), ...config });
  const events = [];
  for await (const event of await client.stream(chat)) events.push(event);
  return events;
}

describe("events", () => {
  it("have no field that another one brings in", () => {
    for (const name of ["event", "id", "retry"]) {
      for (const value of ["1\ndata: evil", "1\r", "\n"])
        assert.throws(() => sseEvent("a", { [name]: value }), {
          code: "ClientError.InvalidCharacter",
          parameter: name,
        });
      assert.throws(() => sseEvent("a", { [name]: {} }), { code: "ClientError.WrongType", parameter: name });
    }
  });

  it("are texts, JSON and events with a type", async () => {
    const events = await eventsOf(
      sse([
        { Choices: [{ Delta: { Content: "Hel" } }] },
        { Id: 9007199254740993n },
        "two\nlines",
        sseEvent({ a: 1 }, { event: "progress", id: "7", retry: 10 }),
        "[DONE]",
      ]),
    );
    const plain = { event: "message", id: "", retry: undefined };
    assert.deepEqual(events, [
      { ...plain, data: '{"Choices":[{"Delta":{"Content":"Hel"}}]}' },
      { ...plain, data: '{"Id":9007199254740993}' },
      { ...plain, data: "two\nlines" },
      { data: '{"a":1}', event: "progress", id: "7", retry: 10 },
      { ...plain, data: "[DONE]" },
    ]);
  });

  it("have their request id in a header, as those of the service", async () => {
    const { headers } = await ask(["a"], { headers: { "X-Own": "1" } });
    assert.deepEqual(
      ["content-type", "x-tc-requestid", "x-own"].map((name) => headers.get(name)),
      ["text/event-stream", "00000000-0000-4000-8000-000000000001", "1"],
    );
  });

  it("come anew each time, and of a handler as well", async () => {
    const events = sse(["a", "b"]);
    for (const handler of [events, () => events, async ({ Stream }) => sse(Stream ? ["a", "b"] : [])])
      for (let times = 0; times < 2; times++)
        assert.deepEqual(
          (await eventsOf(handler)).map(({ data }) => data),
          ["a", "b"],
        );
  });

  it("come one by one, with time between", async () => {
    const { body } = await ask(["a", "b", "c"], { delay: 15 });
    const start = performance.now();
    const pieces = [];
    for await (const piece of body) pieces.push([new TextDecoder().decode(piece), performance.now() - start]);
    assert.deepEqual(
      pieces.map(([text]) => text),
      ["data: a\n\n", "data: b\n\n", "data: c\n\n"],
    );
    pieces.forEach(([, time], index) => assert.ok(time > 14 * (index + 1), `${index} after ${time} ms`));
  });

  it("are asked of a generator when they are wanted, which hears that the reader left", async () => {
    const seen = [];
    async function* endless() {
      try {
        for (let count = 0; ; count++) {
          seen.push(count);
          yield `${count}`;
        }
      } finally {
        seen.push("over");
      }
    }
    const { body } = await ask(endless());
    assert.deepEqual(seen, []);
    for await (const piece of body) if (new TextDecoder().decode(piece).includes("2")) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(seen, [0, 1, 2, "over"]);
  });
});

describe("a stream that fails", () => {
  it("breaks off", async () => {
    const { body } = await ask(["a", networkError("connection reset")]);
    const reader = body.getReader();
    await reader.read();
    assert.match((await errorOf(reader.read())).message, /connection reset/);
    assert.equal((await errorOf(eventsOf(sse(["a", networkError()])))).code, "ClientError.Network");
  });

  it("stalls", async () =>
    assert.equal((await errorOf(eventsOf(sse(["a", timeout()]), { timeout: 20 }))).code, "ClientError.Timeout"));

  it("has the service's error among its events", async () => {
    const response = await ask(["a", fail("LimitExceeded", "too many")]);
    const [, event] = (await response.text()).split("\n\n");
    assert.deepEqual(JSON.parse(event.slice("data: ".length)).Response.Error, {
      Code: "LimitExceeded",
      Message: "too many",
    });
  });

  it("fails with what its generator throws", async () => {
    const thrown = new Error("of the test");
    async function* failing() {
      yield "a";
      throw thrown;
    }
    const reader = (await ask(failing())).body.getReader();
    await reader.read();
    assert.equal(await errorOf(reader.read()), thrown);
  });

  it("ends with its signal, also between two events", async () => {
    for (const [events, options] of [
      [["a", "b"], { delay: 60000 }],
      [["a", timeout()], {}],
    ]) {
      const controller = new AbortController();
      const { body } = await ask(events, options, { signal: controller.signal });
      const read = errorOf(new Response(body).text());
      const reason = new Error("enough");
      setTimeout(() => controller.abort(reason), 5);
      assert.equal(await read, reason);
    }
  });

  it("tells its generator, and leaves no timer behind, whichever side ends it", async () => {
    for (const leave of [(controller) => controller.abort(), (_, reader) => reader.cancel()]) {
      let isOver = false;
      async function* endless() {
        try {
          for (;;) yield "more";
        } finally {
          isOver = true;
        }
      }
      const controller = new AbortController();
      const { body } = await ask(endless(), { delay: 60000 }, { signal: controller.signal });
      const reader = body.getReader();
      const read = reader.read().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 5));
      await leave(controller, reader);
      await read;
      await new Promise((resolve) => setTimeout(resolve, 5));
      assert.ok(isOver);
    }
    assert.ok(!process.getActiveResourcesInfo().includes("Timeout"));
  });
});
