/** Failures on demand: at random, and the same for the same seed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { guanceKey } from "../../endpoint/index.mjs";
import { createFailures, FAILURES } from "../../endpoint/failures.mjs";
import { createEndpoint } from "../../endpoint/index.mjs";
import { sendRaw, signWithOpenApiUtil } from "./aliyun-support.mjs";
import { send, signWithSdk } from "./support.mjs";

const good = signWithSdk({});
const guance = {
  method: "POST",
  path: "/guance/api/v1/outer_function/execute",
  headers: { Host: "127.0.0.1", "DF-API-KEY": guanceKey, "Content-Type": "application/json" },
  body: '{"funcId":"echo"}',
};

async function withEndpoint(failures, run) {
  const endpoint = createEndpoint({ failures });
  const server = await endpoint.listen();
  try {
    return await run(server.url, endpoint);
  } finally {
    await server.close();
  }
}

/** What a client sees of a request, in a word. */
async function seen(url, request) {
  const answer = send(url, request).then(
    ({ status, text, Response }) => Response?.Error?.Code ?? (text ? "ok" : `${status} without a body`),
    (error) => error.code,
  );
  let timer;
  const silence = new Promise((resolve) => (timer = setTimeout(resolve, 300, "silence")));
  const outcome = await Promise.race([answer, silence]);
  clearTimeout(timer);
  return outcome;
}

const SEEN = {
  throttled: "RequestLimitExceeded",
  internal: "InternalError",
  unavailable: "503 without a body",
  reset: "ECONNRESET",
  hang: "silence",
};

test("without the option nothing fails", async () => {
  await withEndpoint(undefined, async (url, { carriedOut, failed }) => {
    for (let i = 0; i < 20; i++) assert.equal(await seen(url, good), "ok");
    assert.deepEqual([...carriedOut], [["tiems DescribeServices", 20]]);
    assert.equal(failed.size, 0);
  });
});

for (const [kind, expected] of Object.entries(SEEN)) {
  test(`${kind} is what a client sees as: ${expected}`, async () => {
    await withEndpoint({ rate: 1, seed: 7, kinds: [kind] }, async (url, { carriedOut, failed }) => {
      const count = kind === "hang" ? 4 : 24;
      for (let i = 0; i < count; i++) assert.equal(await seen(url, good), expected);
      assert.deepEqual([...failed], [[kind, count]]);
      const done = carriedOut.get("tiems DescribeServices") ?? 0;
      // Throttling refuses; everything else leaves it open whether the action was carried out.
      if (kind === "throttled") assert.equal(done, 0);
      else assert.ok(done > 0 && done < count, `${done} of ${count}`);
    });
  });
}

test("a server that hangs still closes", { timeout: 5000 }, async () => {
  await withEndpoint({ rate: 1, kinds: ["hang"] }, async (url) => assert.equal(await seen(url, good), "silence"));
});

test("each vendor's codes are its own", async () => {
  await withEndpoint({ rate: 1, kinds: ["throttled"] }, async (url) => {
    const { status, json } = await sendRaw(url, signWithOpenApiUtil());
    assert.deepEqual([status, json.Code], [400, "Throttling.User"]);
    const { text } = await send(url, guance);
    assert.equal(JSON.parse(text).errorCode, "ft.TriggerApiAkCurrentLimiting");
  });
  await withEndpoint({ rate: 1, kinds: ["internal"] }, async (url) => {
    const { status, json } = await sendRaw(url, signWithOpenApiUtil());
    assert.deepEqual([status, json.Code], [500, "InternalServerError"]);
    assert.equal(JSON.parse((await send(url, guance)).text).errorCode, "ft.InternalError");
  });
});

test("a share of the calls fails, in the same way for the same seed", async () => {
  const run = (seed) =>
    withEndpoint({ rate: 0.3, seed, kinds: ["throttled", "internal", "unavailable", "reset"] }, async (url, it) => {
      const outcomes = [];
      for (let i = 0; i < 300; i++) outcomes.push(await seen(url, good));
      return { outcomes, carriedOut: it.carriedOut.get("tiems DescribeServices") };
    });
  const [first, again, other] = [await run(5), await run(5), await run(6)];
  assert.deepEqual(again, first);
  assert.notDeepEqual(other.outcomes, first.outcomes);
  const failures = first.outcomes.filter((outcome) => outcome !== "ok").length;
  assert.ok(failures > 60 && failures < 120, `${failures} of 300`);
  assert.ok(first.carriedOut > 300 - failures && first.carriedOut < 300);
});

test("the kinds are equally often, and the rate is kept", () => {
  const next = createFailures({ rate: 0.3, seed: 1 });
  const counts = Object.fromEntries(FAILURES.map((kind) => [kind, 0]));
  for (let i = 0; i < 10_000; i++) {
    const failure = next();
    if (failure) counts[failure.kind]++;
  }
  const all = Object.values(counts).reduce((sum, count) => sum + count);
  assert.ok(Math.abs(all - 3000) < 150, `${all}`);
  for (const count of Object.values(counts)) assert.ok(Math.abs(count - all / 5) < 100, JSON.stringify(counts));
});

test("options that mean nothing are refused", () => {
  for (const failures of [
    { rate: 2 },
    { rate: -1 },
    { rate: "x" },
    {},
    { rate: 1, kinds: [] },
    { rate: 1, kinds: ["x"] },
  ]) {
    assert.throws(() => createEndpoint({ failures }), RangeError);
  }
});
