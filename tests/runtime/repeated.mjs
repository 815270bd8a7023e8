// `paginate` and `waitUntil` of tc3fetch/repeat over a service that is a script; `mockFetch` verifies the signatures.
import { paginate, waitUntil } from "tc3fetch/repeat";
import { fail, mockFetch } from "tc3fetch/testing";
import { CREDENTIALS } from "./given.mjs";

const REQUEST = { service: "svc", version: "2020-01-01", action: "DescribeThings", region: "ap-shanghai" };
const THINGS = Array.from({ length: 45 }, (_, Id) => ({ Id }));
const IDS = THINGS.map(({ Id }) => Id);

export function define(QUnit, { Client, Tc3Error }) {
  /** A client whose service answers by `answer(params, calls)`, and the parameters that came. */
  function service(answer) {
    const came = [];
    const mocked = mockFetch(
      {
        "*": (params) => {
          came.push(params);
          return answer(params, came.length);
        },
      },
      { credentials: CREDENTIALS },
    );
    return { client: new Client({ credentials: CREDENTIALS, fetch: mocked, retry: false }), came };
  }

  async function listed(entries, most = Infinity) {
    const ids = [];
    for await (const { Id } of entries) if (ids.push(Id) >= most) break;
    return ids;
  }

  async function failure(assert, promise, code, parameter) {
    const error = await promise.then(
      () => undefined,
      (error) => error,
    );
    assert.true(error instanceof Tc3Error, `${error}`);
    assert.deepEqual([error?.code, error?.parameter], [`ClientError.${code}`, parameter]);
    return error ?? {};
  }

  QUnit.module("tc3fetch/repeat, paginate", () => {
    const page = (Offset = 0, Limit = 20) => THINGS.slice(Offset, Offset + Limit);

    QUnit.test("by Offset, to the number that the service tells", async (assert) => {
      const { client, came } = service(({ Offset, Limit }) => ({ Things: page(Offset, Limit), TotalCount: 45 }));
      const params = { Limit: 20, Filters: [{ Name: "a" }] };
      const entries = paginate(client, { ...REQUEST, params }, { items: "Things" });
      const first = await entries.next();
      // What the caller does to the parameters meanwhile is of no effect.
      params.Limit = 1;
      params.Filters[0].Name = "b";
      assert.deepEqual([first.value.Id, ...(await listed(entries))], IDS);
      assert.deepEqual(
        came.map(({ Offset, Limit, Filters }) => [Offset, Limit, Filters[0].Name]),
        [
          [undefined, 20, "a"],
          [20, 20, "a"],
          [40, 20, "a"],
        ],
      );
    });

    QUnit.test("by Offset, where the service tells no number and gives less than it was asked for", async (assert) => {
      const { client, came } = service(({ Offset }) => ({ Data: { Things: page(Offset, 10) } }));
      const options = { items: "Data.Things", limit: "Limit" };
      assert.deepEqual(await listed(paginate(client, { ...REQUEST, params: { Limit: 50 } }, options)), IDS);
      assert.strictEqual(came.length, 6);
    });

    QUnit.test("from where the parameters begin, in the form that they have", async (assert) => {
      const { client, came } = service(({ Offset }) => ({ Things: page(Number(Offset), 20), Total: 45 }));
      const request = { ...REQUEST, params: { Offset: "10" } };
      assert.deepEqual(await listed(paginate(client, request, { items: "Things" })), IDS.slice(10));
      assert.deepEqual(
        came.map(({ Offset }) => Offset),
        ["10", "30"],
      );
    });

    QUnit.test("by a position that is a text, where the service wants that", async (assert) => {
      for (const [params, numbers] of [
        [{}, [undefined, "20", "40"]],
        [{ Offset: 10 }, [10, 30]],
      ]) {
        const { client, came } = service(({ Offset = 0 }) => ({ Things: page(Number(Offset), 20), Total: 45 }));
        await listed(paginate(client, { ...REQUEST, params }, { items: "Things", text: true }));
        const offsets = came.map(({ Offset }) => Offset);
        assert.deepEqual(offsets, numbers);
      }
      const odd = { items: "Things", text: "yes" };
      const refused = await listed(paginate(service(() => ({})).client, REQUEST, odd)).catch((error) => error);
      assert.strictEqual(refused.parameter, "options.text");
    });

    QUnit.test("by the number of a page, nested or not, from 0, 1 or another", async (assert) => {
      for (const [start, name] of [
        [undefined, "PageNumber"],
        [1, "Paging.PageNumber"],
        [0, "PageNumber"],
        ["0", "PageNumber"],
        [2, "PageNumber"],
      ]) {
        const isNested = name.includes(".");
        const base = Number(start) === 0 ? 0 : 1;
        const { client } = service(({ Paging, ...params }) => {
          const { PageNumber = 1, PageSize } = isNested ? Paging : params;
          return { Things: page((PageNumber - base) * PageSize, PageSize), TotalCount: 45 };
        });
        const paging = { PageNumber: start, PageSize: 15 };
        const limit = isNested ? "Paging.PageSize" : undefined;
        const request = { ...REQUEST, params: isNested ? { Paging: paging } : paging };
        const ids = await listed(paginate(client, request, { items: "Things", page: name, limit, first: base }));
        assert.deepEqual(ids, IDS.slice(start === 2 ? 15 : 0), `${name} from ${start}`);
      }
    });

    QUnit.test("by a token, over empty pages, to the one that is null, empty or absent", async (assert) => {
      for (const last of [null, "", undefined]) {
        const { client, came } = service(({ PageToken }) =>
          PageToken === undefined
            ? { Things: page(0, 40), Next: "a" }
            : PageToken === "a"
              ? { Things: [], Next: "b" }
              : { Things: page(40, 20), Next: last },
        );
        const options = { items: "Things", token: "PageToken", nextToken: "Next" };
        assert.deepEqual(await listed(paginate(client, REQUEST, options)), IDS);
        assert.strictEqual(came.length, 3);
      }
    });

    QUnit.test("by a context, to the page that says itself that it is the last", async (assert) => {
      const { client } = service(({ Context }) => ({
        Things: Context ? page(40, 20) : page(0, 40),
        Context: "same",
        ListOver: Boolean(Context),
      }));
      const options = { items: "Things", token: "Context", isLast: ({ ListOver }) => ListOver };
      assert.deepEqual(await listed(paginate(client, REQUEST, options)), IDS);
    });

    QUnit.test("the page that says later that it is the last, and one that says it and throws", async (assert) => {
      const pages = () =>
        service(({ Context }) => ({ Things: Context ? page(40, 20) : page(0, 40), Context: "same", More: !Context }));
      const options = { items: "Things", token: "Context" };
      const { client } = pages();
      assert.deepEqual(await listed(paginate(client, REQUEST, { ...options, isLast: async ({ More }) => !More })), IDS);
      const thrown = new TypeError("no More");
      for (const isLast of [
        () => Promise.reject(thrown),
        () => {
          throw thrown;
        },
      ]) {
        const entries = paginate(pages().client, REQUEST, { ...options, isLast });
        const error = await failure(assert, listed(entries), "CallbackFailed", "isLast");
        assert.strictEqual(error.cause, thrown);
      }
    });

    QUnit.test("from a later page, of a service that gives less than the limit", async (assert) => {
      const { client } = service(({ PageNumber, PageSize }) => {
        const size = Math.min(PageSize, 10);
        return { Things: page((PageNumber - 1) * size, size), TotalCount: 45 };
      });
      const request = { ...REQUEST, params: { PageNumber: 2, PageSize: 40 } };
      const options = { items: "Things", page: "PageNumber", limit: "PageSize" };
      assert.deepEqual(await listed(paginate(client, request, options)), IDS.slice(10));
    });

    QUnit.test("a number of all entries that is none ends nothing", async (assert) => {
      for (const [TotalCount, total] of [
        [0, undefined],
        [7, undefined],
        [0, "TotalCount"],
      ]) {
        const { client } = service(({ Offset }) => ({ Things: page(Offset, 20), TotalCount }));
        assert.deepEqual(await listed(paginate(client, REQUEST, { items: "Things", total })), IDS, `${TotalCount}`);
      }
      const { client, came } = service(({ Offset }) => ({ Things: page(Offset, 20), TotalCount: 0, TotalNum: 45 }));
      assert.deepEqual(await listed(paginate(client, REQUEST, { items: "Things" })), IDS);
      assert.strictEqual(came.length, 3);
    });

    QUnit.test("a token that the parameters have already, and one that is an object", async (assert) => {
      const token = { items: "Things", token: "Token" };
      for (const same of ["a", { Id: 1, Of: ["a"] }]) {
        const circle = service(() => ({ Things: [], Token: same }));
        const request = { ...REQUEST, params: { Token: same } };
        await failure(assert, listed(paginate(circle.client, request, token)), "InvalidPage", undefined);
        assert.strictEqual(circle.came.length, 1);
      }
      const { client, came } = service(({ Token }) => {
        const { At } = Token ?? { At: 0 };
        return { Things: page(At, 20), Token: At < 40 ? { At: At + 20 } : null };
      });
      assert.deepEqual(await listed(paginate(client, REQUEST, token)), IDS);
      assert.deepEqual(came[2].Token, { At: 40 });
    });

    QUnit.test(
      "what a client of the caller's rejects with, or answers, is no error of the parameters",
      async (assert) => {
        const foreign = new RangeError("its own");
        const rejecting = { call: () => Promise.reject(foreign) };
        const throwing = {
          call: async () => ({
            get Things() {
              throw foreign;
            },
          }),
        };
        for (const client of [rejecting, throwing]) {
          const entries = paginate(client, REQUEST, { items: "Things" });
          const error = await failure(assert, entries.next(), "UnreadableInput", undefined);
          assert.deepEqual([error.cause, error.action], [foreign, "DescribeThings"]);
        }
        const answers = [{ Things: [{ run() {} }], TotalCount: 1 }];
        const methods = { call: async () => answers[0] };
        const found = [];
        for await (const entry of paginate(methods, REQUEST, { items: "Things" })) found.push(entry);
        assert.strictEqual(found[0], answers[0].Things[0]);
      },
    );

    QUnit.test("a list that loses entries meanwhile, or has none, ends", async (assert) => {
      const { client } = service(({ Offset = 0 }) => ({ Things: Offset ? [] : page(0, 20), TotalCount: 45 }));
      assert.strictEqual((await listed(paginate(client, REQUEST, { items: "Things" }))).length, 20);
      const empty = service(() => ({ Things: null, TotalCount: 0 }));
      assert.deepEqual(await listed(paginate(empty.client, REQUEST, { items: "Things" })), []);
      assert.strictEqual(empty.came.length, 1);
    });

    QUnit.test("a list without an end is an error, and none of its entries comes twice", async (assert) => {
      const deaf = service(() => ({ Things: page(0, 20), TotalCount: 45 }));
      const ids = [];
      const reading = async (entries) => {
        for await (const { Id } of entries) ids.push(Id);
      };
      const error = await failure(
        assert,
        reading(paginate(deaf.client, REQUEST, { items: "Things" })),
        "InvalidPage",
        undefined,
      );
      assert.strictEqual(error.outcome, "unknown");
      assert.deepEqual(ids, IDS.slice(0, 20));

      const circle = service((_, calls) => ({ Things: [], NextToken: calls % 2 ? "a" : "b" }));
      const byToken = { items: "Things", token: "NextToken" };
      await failure(assert, reading(paginate(circle.client, REQUEST, byToken)), "InvalidPage", undefined);
      assert.strictEqual(circle.came.length, 3);

      const growing = service((_, calls) => ({ Things: [{ Id: calls }], NextToken: `${calls}` }));
      await failure(
        assert,
        reading(paginate(growing.client, REQUEST, { ...byToken, maxPages: 7 })),
        "InvalidPage",
        undefined,
      );
      assert.strictEqual(growing.came.length, 7);

      const none = service(() => ({ Things: "many" }));
      await failure(assert, reading(paginate(none.client, REQUEST, { items: "Things" })), "InvalidPage", undefined);
    });

    QUnit.test("a page is asked for when it is needed, and the signal ends it", async (assert) => {
      const { client, came } = service(({ Offset }) => ({ Things: page(Offset, 20), TotalCount: 45 }));
      assert.deepEqual(await listed(paginate(client, REQUEST, { items: "Things" }), 20), IDS.slice(0, 20));
      assert.strictEqual(came.length, 1);
      const controller = new AbortController();
      const entries = paginate(client, REQUEST, { items: "Things", signal: controller.signal });
      for (let read = 0; read < 20; read++) await entries.next();
      controller.abort(new Error("enough"));
      const error = await failure(assert, entries.next(), "Aborted", undefined);
      assert.strictEqual(error.cause?.message, "enough");
      assert.true((await entries.next()).done);
    });

    QUnit.test("what cannot be is refused before anything is sent", async (assert) => {
      const { client, came } = service(() => ({}));
      for (const [given, parameter] of [
        [[client, REQUEST, undefined], "options"],
        [[client, REQUEST, {}], "options.items"],
        [[client, REQUEST, { items: "Things", token: 5 }], "options.token"],
        [[client, REQUEST, { items: "Things", first: "0" }], "options.first"],
        [[client, REQUEST, { items: "Things", isLast: true }], "options.isLast"],
        [[client, REQUEST, { items: "Things", maxPages: 0 }], "options.maxPages"],
        [[{}, REQUEST, { items: "Things" }], "client"],
        [[client, undefined, { items: "Things" }], "request"],
        [[client, { ...REQUEST, params: [] }, { items: "Things" }], "params"],
      ])
        await failure(assert, paginate(...given).next(), "WrongType", parameter);
      for (const name of ["body", "multipart"]) {
        const request = { ...REQUEST, [name]: name === "body" ? "{}" : { A: "1" } };
        const refused = paginate(client, request, { items: "Things" }).next();
        const { hint } = await failure(assert, refused, "InvalidCombination", name);
        assert.true(hint.includes("params"));
      }
      assert.strictEqual(came.length, 0);
    });
  });

  QUnit.module("tc3fetch/repeat, waitUntil", () => {
    const quickly = { every: 5, timeout: 5000 };

    QUnit.test("gives the first answer to which `done` says yes", async (assert) => {
      const { client, came } = service((_, calls) => ({ State: calls < 3 ? "PENDING" : "RUNNING" }));
      for (const done of [({ State }) => State === "RUNNING", async ({ State }) => State === "RUNNING"]) {
        came.length = 0;
        const { State } = await waitUntil(client, REQUEST, done, quickly);
        assert.strictEqual(State, "RUNNING");
        assert.strictEqual(came.length, 3);
      }
    });

    QUnit.test("ends with its timeout, whether it waits, asks, or `done` never settles", async (assert) => {
      const pending = service(() => ({ State: "PENDING" }));
      const silent = { client: new Client({ credentials: CREDENTIALS, fetch: () => new Promise(() => {}) }) };
      for (const [{ client }, done, options] of [
        [pending, () => false, { every: 5, timeout: 40 }],
        [pending, () => false, { every: 60000, timeout: 40 }],
        [silent, () => true, { timeout: 40 }],
        [pending, () => new Promise(() => {}), { timeout: 40 }],
      ]) {
        const error = await failure(assert, waitUntil(client, REQUEST, done, options), "ConditionTimeout", undefined);
        assert.deepEqual([error.kind, error.retryable, error.action], ["timeout", true, "DescribeThings"]);
      }
    });

    QUnit.test("ends with the signal, also before it began, and leaves no listener", async (assert) => {
      const { client, came } = service(() => ({}));
      for (const after of [undefined, 10]) {
        const controller = new AbortController();
        const { signal } = controller;
        let listeners = 0;
        for (const [name, step] of [
          ["addEventListener", 1],
          ["removeEventListener", -1],
        ]) {
          const own = signal[name].bind(signal);
          signal[name] = (...given) => ((listeners += step), own(...given));
        }
        const abort = () => controller.abort(new Error("enough"));
        if (after === undefined) abort();
        else setTimeout(abort, after);
        came.length = 0;
        const error = await failure(
          assert,
          waitUntil(client, REQUEST, () => false, { signal, every: 60000 }),
          "Aborted",
          undefined,
        );
        assert.strictEqual(error.cause?.message, "enough");
        assert.true(listeners <= 0, `${listeners} listeners`);
        if (after === undefined) assert.strictEqual(came.length, 0);
      }
    });

    QUnit.test("ends with an error of the service, unless `ignore` says to go on", async (assert) => {
      const late = (_, calls) => {
        if (calls < 3) return fail("ResourceNotFound", "not yet");
        return { State: "RUNNING" };
      };
      const isRunning = ({ State }) => State === "RUNNING";
      const once = service(late);
      await assert.rejects(
        waitUntil(once.client, REQUEST, isRunning, quickly),
        (error) => error instanceof Tc3Error && error.code === "ResourceNotFound",
      );
      assert.strictEqual(once.came.length, 1);
      const { client, came } = service(late);
      const ignore = (error) => Tc3Error.is(error, "ResourceNotFound");
      assert.strictEqual((await waitUntil(client, REQUEST, isRunning, { ...quickly, ignore })).State, "RUNNING");
      assert.strictEqual(came.length, 3);
    });

    QUnit.test("an `ignore` that says later what it says, and ends with the wait", async (assert) => {
      const failing = service(() => fail("ResourceNotFound", "not yet"));
      const wait = (ignore, options) => waitUntil(failing.client, REQUEST, () => true, { ...options, ignore });
      await assert.rejects(
        wait(async () => false, quickly),
        (error) => error instanceof Tc3Error && error.code === "ResourceNotFound",
      );
      assert.strictEqual(failing.came.length, 1);
      const rejecting = async () => Promise.reject(new TypeError("no"));
      await failure(assert, wait(rejecting, quickly), "CallbackFailed", "ignore");
      const never = () => new Promise(() => {});
      await failure(assert, wait(never, { timeout: 40 }), "ConditionTimeout", undefined);
    });

    QUnit.test("waits for ever between two calls, where `every` is longer than a timer", async (assert) => {
      const { client, came } = service(() => ({}));
      for (const every of [Infinity, 2 ** 31, 1e300]) {
        came.length = 0;
        const wait = waitUntil(client, REQUEST, () => false, { every, timeout: 60 });
        await failure(assert, wait, "ConditionTimeout", undefined);
        assert.strictEqual(came.length, 1, `${every}`);
      }
    });

    QUnit.test("a request with a body is repeated as it is", async (assert) => {
      const { client, came } = service((_, calls) => ({ calls }));
      for (const request of [
        { ...REQUEST, body: '{"A":1}' },
        { ...REQUEST, multipart: { A: "1" } },
      ]) {
        came.length = 0;
        await waitUntil(client, request, () => came.length > 1, quickly);
        assert.strictEqual(came.length, 2);
      }
    });

    QUnit.test("a signal whose members are missing or throw is an error of ours", async (assert) => {
      const { client, came } = service(() => ({}));
      const signal = (members) => ({ aborted: false, addEventListener() {}, removeEventListener() {}, ...members });
      const toss = () => {
        throw new RangeError("no");
      };
      const wait = (signal) => waitUntil(client, REQUEST, () => false, { signal, ...quickly });
      for (const name of ["aborted", "addEventListener", "removeEventListener"])
        await failure(assert, wait(signal({ [name]: undefined })), "WrongType", "options.signal");
      await failure(assert, wait(signal({ addEventListener: toss })), "UnreadableInput", undefined);
      const unreadable = Object.defineProperty(signal(), "aborted", { get: toss });
      await failure(assert, wait(unreadable), "UnreadableInput", undefined);
      assert.strictEqual(came.length, 0);
      const { client: ready } = service(() => ({}));
      const last = waitUntil(ready, REQUEST, () => true, { signal: signal({ removeEventListener: toss }), ...quickly });
      await failure(assert, last, "UnreadableInput", undefined);
    });

    QUnit.test(
      "a function of the caller that throws is named, and an error of ours comes out as it is",
      async (assert) => {
        const { client } = service(() => ({}));
        const thrown = new TypeError("no State");
        const toss = () => {
          throw thrown;
        };
        const error = await failure(assert, waitUntil(client, REQUEST, toss, quickly), "CallbackFailed", "done");
        assert.strictEqual(error.cause, thrown);
        assert.true(error.message.includes("no State"));
        const own = new Tc3Error("it has failed", { code: "Task.Failed" });
        await assert.rejects(
          waitUntil(client, REQUEST, async () => Promise.reject(own), quickly),
          (error) => error === own,
        );
        const failing = service(() => {
          throw new Tc3Error("no", { code: "InternalError", kind: "api" });
        });
        const options = { ...quickly, ignore: toss };
        await failure(
          assert,
          waitUntil(failing.client, REQUEST, () => true, options),
          "CallbackFailed",
          "ignore",
        );
      },
    );

    QUnit.test("what cannot be is refused before anything is sent", async (assert) => {
      const { client, came } = service(() => ({}));
      for (const [given, parameter] of [
        [[client, REQUEST, undefined], "done"],
        [[client, REQUEST, () => true, null], "options"],
        [[client, REQUEST, () => true, { every: 0 }], "options.every"],
        [[client, REQUEST, () => true, { timeout: "5" }], "options.timeout"],
        [[client, REQUEST, () => true, { signal: {} }], "options.signal"],
        [[client, REQUEST, () => true, { ignore: true }], "options.ignore"],
        [[undefined, REQUEST, () => true], "client"],
      ])
        await failure(assert, waitUntil(...given), "WrongType", parameter);
      assert.strictEqual(came.length, 0);
    });
  });
}
