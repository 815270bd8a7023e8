// How the credentials that a provider gives are kept, renewed and dropped: `provide` of
// pkg-template/call/provider.js, over a clock that only the tests move. What waits, waits in real time.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { provide as provideFor, Tc3Error } from "../../pkg/core.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `provide` for a call that has time. */
const provide = (credentials, more) =>
  provideFor(credentials, { name: "credentials", race: (start) => start(), now: Date.now, ...more });

/** A clock, and `provide` by it. */
function atNoon() {
  const clock = { time: Date.UTC(2026, 0, 2, 12) };
  const now = () => clock.time;
  return { clock, now, ask: (provider, more) => provide(provider, { now, ...more }) };
}

/** A provider of numbered credentials that last so long, and what it was told. */
function numbered(now, life = HOUR) {
  const contexts = [];
  const provider = async (context) => {
    contexts.push(context);
    return { secretId: `id-${contexts.length}`, secretKey: "key", token: "token", expiresAt: now() + life };
  };
  return { provider, contexts };
}

/** A promise that the test settles. */
function later() {
  let settle;
  const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

const failure = async (promise) => {
  const error = await promise.then(
    () => assert.fail("it did not fail"),
    (error) => error,
  );
  assert.ok(error instanceof Tc3Error, inspect(error));
  return error;
};

describe("what is given", () => {
  it("is given back as it is", async () => {
    for (const given of [{ secretId: "id", expiresAt: "never read" }, null, undefined, "an API key"])
      assert.equal(await provide(given), given);
  });
});

describe("what a provider gives without expiresAt", () => {
  it("is asked for before each call, also where calls come together", async () => {
    let count = 0;
    const provider = async () => ({ secretId: `id-${++count}` });
    const first = await Promise.all(Array.from({ length: 5 }, () => provide(provider)));
    assert.equal(new Set(first).size, 5, "credentials that may be meant for one call were given to another one");
    await provide(provider);
    assert.equal(count, 6);
  });

  it("may be text, as an API key is, or null", async () => {
    assert.equal(await provide(() => "key"), "key");
    assert.equal(await provide(() => null), null);
  });
});

describe("what a provider gives with expiresAt", () => {
  it("is kept until five minutes before, as the same object", async () => {
    const { clock, now, ask } = atNoon();
    const { provider, contexts } = numbered(now, 30 * MINUTE);
    const first = await ask(provider);
    clock.time += 25 * MINUTE - 1;
    assert.equal(await ask(provider), first);
    clock.time += 1;
    assert.notEqual(await ask(provider), first);
    assert.deepEqual(contexts, [{ isRefused: false }, { isRefused: false }]);
  });

  it("is kept for nine tenths of a long life", async () => {
    const { clock, now, ask } = atNoon();
    const { provider, contexts } = numbered(now, 10 * HOUR);
    await ask(provider);
    clock.time += 9 * HOUR - 1;
    await ask(provider);
    assert.equal(contexts.length, 1);
    clock.time += 1;
    await ask(provider);
    assert.equal(contexts.length, 2);
  });

  it("is kept for nine tenths of a life of five minutes or less", async () => {
    const { clock, now, ask } = atNoon();
    const { provider, contexts } = numbered(now, MINUTE);
    await ask(provider);
    clock.time += 53_999;
    await ask(provider);
    assert.equal(contexts.length, 1);
    clock.time += 1;
    await ask(provider);
    assert.equal(contexts.length, 2);
  });

  it("may be a Date, of another realm too, or Infinity", async () => {
    const { clock, now, ask } = atNoon();
    const { runInNewContext } = await import("node:vm");
    const dates = [new Date(now() + HOUR), runInNewContext(`new Date(${now() + HOUR})`), Infinity];
    for (const expiresAt of dates) {
      let count = 0;
      const provider = () => ({ count: ++count, expiresAt });
      await ask(provider);
      clock.time += MINUTE;
      assert.equal((await ask(provider)).count, 1);
    }
  });

  it("belongs to the provider: each has its own", async () => {
    const { now, ask } = atNoon();
    const [one, other] = [numbered(now), numbered(now)];
    assert.notEqual(await ask(one.provider), await ask(other.provider));
  });

  it("is not kept where it has expired already, and is asked for again", async () => {
    const { now, ask } = atNoon();
    const { provider, contexts } = numbered(now, -1);
    await ask(provider);
    await ask(provider);
    assert.equal(contexts.length, 2);
  });

  it("stands in no member of the provider", async () => {
    const { now, ask } = atNoon();
    const { provider } = numbered(now);
    await ask(provider);
    assert.deepEqual(Reflect.ownKeys(provider).sort(), ["length", "name"]);
    assert.doesNotMatch(inspect(provider, { showHidden: true, depth: 9 }) + JSON.stringify({ provider }), /id-1|token/);
  });
});

describe("200 calls at once", () => {
  it("ask once where nothing is kept", async () => {
    const { now, ask } = atNoon();
    const { provider, contexts } = numbered(now);
    const given = await Promise.all(Array.from({ length: 200 }, () => ask(provider)));
    assert.equal(contexts.length, 1);
    assert.equal(new Set(given).size, 1);
  });

  it("ask once where the kept ones end soon, and only one of them waits", async () => {
    const { clock, now, ask } = atNoon();
    const answers = [];
    const provider = () => (answers.push(later()), answers.at(-1).promise);
    const cold = ask(provider);
    answers[0].resolve({ number: 0, expiresAt: now() + HOUR });
    const kept = await cold;
    clock.time += 56 * MINUTE;
    const owner = ask(provider);
    assert.deepEqual(new Set(await Promise.all(Array.from({ length: 199 }, () => ask(provider)))), new Set([kept]));
    answers[1].resolve({ number: 1, expiresAt: now() + HOUR });
    assert.equal((await owner).number, 1);
    assert.equal((await ask(provider)).number, 1);
    assert.equal(answers.length, 2);
  });

  it("ask once where the kept ones have expired", async () => {
    const { clock, now, ask } = atNoon();
    const { provider, contexts } = numbered(now);
    await ask(provider);
    clock.time += HOUR;
    const given = await Promise.all(Array.from({ length: 200 }, () => ask(provider)));
    assert.deepEqual(new Set(given.map(({ secretId }) => secretId)), new Set(["id-2"]));
    assert.equal(contexts.length, 2);
  });

  it("ask once where the service has refused them all", async () => {
    const { now, ask } = atNoon();
    const { provider, contexts } = numbered(now);
    const refused = await ask(provider);
    const given = await Promise.all(Array.from({ length: 200 }, () => ask(provider, { refused })));
    assert.deepEqual(new Set(given.map(({ secretId }) => secretId)), new Set(["id-2"]));
    assert.deepEqual(contexts, [{ isRefused: false }, { isRefused: true }]);
  });
});

describe("a refusal by the service", () => {
  it("drops the kept ones only if they are the ones that were refused", async () => {
    const { now, ask } = atNoon();
    const { provider, contexts } = numbered(now);
    const refused = await ask(provider);
    const renewed = await ask(provider, { refused });
    assert.notEqual(renewed, refused);
    // A call that was sent before the others hears of the refusal later.
    assert.equal(await ask(provider, { refused }), renewed);
    assert.equal(contexts.length, 2);
  });

  it("is told to a provider that gives no expiresAt", async () => {
    const contexts = [];
    const provider = (context) => (contexts.push(context), { secretId: "id" });
    const refused = await provide(provider);
    await provide(provider, { refused });
    assert.deepEqual(contexts, [{ isRefused: false }, { isRefused: true }]);
  });

  it("is told to the provider although another call asked before the refusal, and got the same", async () => {
    const { now, ask } = atNoon();
    const cached = { secretId: "id", expiresAt: now() + MINUTE };
    const contexts = [];
    const waiting = later();
    const provider = async (context) => {
      contexts.push(context.isRefused);
      if (contexts.length === 2) await waiting.promise;
      return context.isRefused ? { secretId: "new", expiresAt: now() + HOUR } : cached;
    };
    const refused = await ask(provider);
    const early = provide(provider, { now: () => now() + 58_000 });
    const after = ask(provider, { refused });
    waiting.resolve();
    assert.equal(await early, refused);
    assert.equal((await after).secretId, "new");
    assert.deepEqual(contexts, [false, false, true]);
    assert.equal((await ask(provider)).secretId, "new");
  });

  it("does not keep the same object again, nor ask without end", async () => {
    const { now, ask } = atNoon();
    let count = 0;
    const same = { secretId: "id", expiresAt: now() + HOUR };
    const provider = () => (count++, same);
    const refused = await ask(provider);
    assert.equal(await ask(provider, { refused }), same);
    assert.equal(count, 2);
    await ask(provider);
    assert.equal(count, 3);
  });
});

describe("a provider that fails", () => {
  it("is the cause of an error of each call, and is asked again by the next one", async () => {
    const { now, ask } = atNoon();
    let count = 0;
    const reason = new Error("no role: secret-word");
    const provider = async () => {
      if (++count === 1) throw reason;
      return { secretId: "id", expiresAt: now() + HOUR };
    };
    const errors = await Promise.all(Array.from({ length: 200 }, () => failure(ask(provider))));
    assert.equal(count, 1);
    assert.equal(new Set(errors).size, 200, "calls have an error in common, which would have the action of one");
    for (const { code, parameter, cause, message, retryable } of errors) {
      assert.deepEqual([code, parameter, retryable], ["ClientError.CredentialsProvider", "credentials", false]);
      assert.equal(cause, reason);
      assert.doesNotMatch(message, /secret-word/);
    }
    assert.equal((await ask(provider)).secretId, "id");
  });

  it("has its own words in the message, and may be asked again, where they are ours", async () => {
    const inner = new Tc3Error("too many requests", { code: "RequestLimitExceeded", retryable: true });
    const { message, retryable } = await failure(provide(() => Promise.reject(inner)));
    assert.equal(message, "credentials could not be had: their provider failed (too many requests)");
    assert.equal(retryable, true);
  });

  it("may throw at once, and anything", async () => {
    for (const reason of [undefined, null, "text", 1, new Error("x")]) {
      const thrower = () => {
        throw reason;
      };
      assert.equal((await failure(provide(thrower))).cause, reason);
    }
  });

  it("is named where it gives nothing", async () => {
    const { code, message } = await failure(provide(() => {}));
    assert.equal(code, "ClientError.CredentialsProvider");
    assert.match(message, /must be an object, and is undefined/);
  });

  it("does no harm while the kept ones hold, and has a rest of five seconds", async () => {
    const { clock, now, ask } = atNoon();
    let count = 0;
    const provider = async () => {
      if (++count > 1) throw new Error("down");
      return { secretId: "id-1", expiresAt: now() + HOUR };
    };
    const kept = await ask(provider);
    clock.time += 56 * MINUTE;
    for (let call = 0; call < 10; call++) assert.equal(await ask(provider), kept);
    assert.equal(count, 2);
    clock.time += 5000;
    assert.equal(await ask(provider), kept);
    assert.equal(count, 3);
    clock.time += 4 * MINUTE;
    await failure(ask(provider));
    await failure(ask(provider));
    assert.equal(count, 5);
  });

  it("fails after a refusal: what the service refused is not used again", async () => {
    const { now, ask } = atNoon();
    let count = 0;
    const provider = async () => {
      if (++count > 1) throw new Error("down");
      return { secretId: "id-1", expiresAt: now() + HOUR };
    };
    const refused = await ask(provider);
    await failure(ask(provider, { refused }));
    await failure(ask(provider));
  });

  it("is refused by name where expiresAt is no time", async () => {
    const { now, ask } = atNoon();
    for (const [expiresAt, words] of [
      ["2026-01-02", "string"],
      [NaN, "NaN"],
      [new Date(NaN), "object"],
      [Math.floor(now() / 1000), `${Math.floor(now() / 1000)}`],
      [null, "null"],
      [{}, "object"],
    ]) {
      const { code, parameter, message } = await failure(ask(() => ({ secretKey: "secret-word", expiresAt })));
      assert.deepEqual([code, parameter], ["ClientError.WrongType", "credentials.expiresAt"]);
      assert.equal(message, `credentials.expiresAt must be a Date or milliseconds since 1970, and is ${words}`);
    }
  });
});

/** What the first request waits for never comes. */
function cancelled(now) {
  let count = 0;
  const provider = () => (++count === 1 ? new Promise(() => {}) : Promise.resolve({ count, expiresAt: now() + HOUR }));
  return { provider, count: () => count };
}

it("a waiter whose own time is over leaves no timer behind", async () => {
  const { now, ask } = atNoon();
  const { provider } = cancelled(now);
  void ask(provider);
  const over = later();
  const race = (start) => Promise.race([start(), over.promise]);
  const waiter = ask(provider, { race });
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const waiting = timers();
  const reason = new Error("aborted");
  over.reject(reason);
  await assert.rejects(waiter, reason);
  assert.equal(timers(), waiting - 1);
});

// Each of these waits for five seconds, all at once.
describe("a request that was cancelled in the middle of a refresh", { concurrency: true, timeout: 20_000 }, () => {
  it("keeps the others waiting for five seconds, after which one of them asks", async () => {
    const { now, ask } = atNoon();
    const { provider, count } = cancelled(now);
    void ask(provider);
    const started = performance.now();
    const given = await Promise.all(Array.from({ length: 50 }, () => ask(provider)));
    const elapsed = performance.now() - started;
    assert.ok(elapsed > 4900 && elapsed < 9000, `${elapsed} ms`);
    assert.equal(count(), 2);
    assert.equal(new Set(given).size, 1);
  });

  it("keeps no call waiting that comes five seconds later", async () => {
    const { clock, now, ask } = atNoon();
    const { provider, count } = cancelled(now);
    void ask(provider);
    clock.time += 5000;
    const started = performance.now();
    await ask(provider);
    assert.ok(performance.now() - started < 1000);
    assert.equal(count(), 2);
  });

  it("keeps no call waiting while the kept ones hold, and the next call after five seconds renews them", async () => {
    const { clock, now, ask } = atNoon();
    let count = 0;
    const provider = () =>
      ++count === 2 ? new Promise(() => {}) : Promise.resolve({ count, expiresAt: now() + HOUR });
    await ask(provider);
    clock.time += 56 * MINUTE;
    const owner = ask(provider);
    assert.equal((await ask(provider)).count, 1);
    clock.time += 5000;
    assert.equal((await ask(provider)).count, 3);
    // One that was not cancelled, and hears nothing either, takes what is there.
    assert.equal((await owner).count, 3);
    assert.equal(count, 3);
  });

  it("may be only slow: what comes late is taken", async () => {
    const { now, ask } = atNoon();
    const answers = [];
    const provider = () => (answers.push(later()), answers.at(-1).promise);
    const [owner, waiter] = [ask(provider), ask(provider)];
    while (answers.length < 2) await new Promise((resolve) => setTimeout(resolve, 100));
    const late = { secretId: "late", expiresAt: now() + HOUR };
    answers[0].resolve(late);
    assert.deepEqual([await owner, await waiter], [late, late]);
    assert.equal(await ask(provider), late);
    assert.equal(answers.length, 2);
  });
});
