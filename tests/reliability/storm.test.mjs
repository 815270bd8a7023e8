// Ten thousand calls to an endpoint at which 30 % of all requests fail: throttled, an internal error, 503, a
// connection that is reset, silence. All but the throttled ones are carried out every second time.
import assert from "node:assert/strict";
import { getEventListeners, setMaxListeners } from "node:events";
import { it } from "node:test";
import { Client, Tc3Error } from "tc3fetch";
import { startEndpoint } from "./endpoint.mjs";
import { inParallel, KEYS, timers, unhandledRejections, untilTimersAreGone } from "./support.mjs";

const CALLS = 10_000;
const SEED = Number(process.env.SEED ?? 1);

/** Where three of ten fail, one call of 37 needs more than three attempts; one of 280 million more than sixteen. */
const retry = { attempts: 16, baseDelay: 2, maxDelay: 50 };

/** A call of the endpoint's silence is given up after this time, and made again where it can be. */
const attemptTimeout = 1500;

const LIST = { service: "tiems", version: "2019-04-16", action: "DescribeServices", params: { Limit: 1 } };
const INVOKE = { service: "scf", version: "2018-04-16", action: "Invoke", params: { FunctionName: "hello" } };

async function withEndpoint(failures, run) {
  const { url, counts, close } = await startEndpoint(failures);
  try {
    return await run(counts, { credentials: KEYS, region: "ap-guangzhou", proxy: url });
  } finally {
    await close();
  }
}

it("ten thousand calls: what only reads succeeds, what does something does it once at most", async (test) => {
  const before = timers();
  const rejections = unhandledRejections();
  const { signal } = new AbortController();
  // As many calls at a time listen to it.
  setMaxListeners(0, signal);
  await withEndpoint({ rate: 0.3, seed: SEED }, async (counts, config) => {
    const outcomes = { ok: 0, rejected: 0, unknown: 0 };
    const attempts = [];
    let refused = 0;

    async function list(client) {
      // A bucket of tokens for each call: one for all is empty soon, and its time is another test's.
      const options = { signal, retry: { ...retry, budget: { tokens: 500 } } };
      const { data, attempts: made } = await client.callWithResponse(LIST, options);
      assert.ok(Array.isArray(data.Services));
      attempts.push(made);
    }

    async function invoke(client) {
      // What this one call has sent, but for what was refused before anything was done.
      let reached = 0;
      const observing = client.with({
        observe: ({ type, error }) => {
          if (type !== "attempt") return;
          if (Tc3Error.is(error, "RequestLimitExceeded")) refused++;
          else reached++;
        },
      });
      const options = { signal, retry: { ...retry, budget: { tokens: 500 } } };
      const outcome = await observing.call(INVOKE, options).then(
        () => "ok",
        (error) => {
          assert.ok(error instanceof Tc3Error);
          assert.equal(error.retryable, error.outcome === "rejected", error.code);
          return error.outcome;
        },
      );
      assert.ok(reached <= 1, `one call has reached the function ${reached} times`);
      outcomes[outcome]++;
    }

    const client = new Client({ ...config, attemptTimeout, timeout: 60_000 });
    await inParallel(CALLS, 120, (number) => (number % 2 ? list : invoke)(client));

    assert.equal(attempts.length, CALLS / 2);
    const { carriedOut, failed } = await counts();
    const invoked = carriedOut.get("scf Invoke");
    assert.equal(outcomes.ok + outcomes.rejected + outcomes.unknown, CALLS / 2);
    // Half of those whose outcome is not known were carried out, and none of those that were refused.
    assert.ok(invoked >= outcomes.ok && invoked <= outcomes.ok + outcomes.unknown, `${invoked} of ${outcomes.ok}`);
    const [ok, unknown] = [outcomes.ok, outcomes.unknown].map((count) => (100 * count) / (CALLS / 2));
    assert.ok(unknown > 15 && unknown < 60, `${unknown} % unknown`);
    assert.equal(getEventListeners(signal, "abort").length, 0);
    const sum = attempts.reduce((all, made) => all + made);
    test.diagnostic(
      `${sum} attempts for ${attempts.length} readings, at most ${Math.max(...attempts)}; of ${CALLS / 2} invocations ` +
        `${ok} % succeeded, ${unknown} % are unknown, ${refused} were throttled and made again; ` +
        `failures: ${[...failed].map((entry) => entry.join(" ")).join(", ")}`,
    );
  });
  assert.ok((await untilTimersAreGone(before)) <= before, process.getActiveResourcesInfo().join());
  assert.deepEqual(rejections.list, []);
  rejections.stop();
});

it("a service that fails all the time is asked little more than once a call", async () => {
  await withEndpoint({ rate: 1, seed: SEED, kinds: ["internal"] }, async (counts, config) => {
    const client = new Client({ ...config, retry: { attempts: 5, baseDelay: 1, budget: { tokens: 500 } } });
    await inParallel(300, 50, () => assert.rejects(client.call(LIST), { code: "InternalError" }));
    // A hundred attempts more, which is what the bucket holds.
    assert.equal((await counts()).failed.get("internal"), 400);
  });
});
