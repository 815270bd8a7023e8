// Small neighbours of what the field has reported, each of which failed once.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { call, Client, sign, stream } from "tc3fetch";
import { createFetch } from "tc3fetch/fetch";
import { createProxy, temporaryCredentials } from "tc3fetch/proxy";
import { createCredentialsProvider } from "tc3fetch/proxy/page";
import { paginate, waitUntil } from "tc3fetch/repeat";
import * as guance from "tc3fetch/guance";
import * as v1 from "tc3fetch/v1";
import { KEYS } from "./support.mjs";

const REQUEST = { service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" };
const OK = '{"Response":{"RequestId":"r-1"}}';
const config = (fetch, more) => ({ credentials: KEYS, fetch, retry: false, ...more });
const headers = new Headers({ "content-type": "text/event-stream" });

async function eventsOf(answer) {
  const events = [];
  for await (const event of await stream(
    REQUEST,
    config(async () => answer),
  ))
    events.push(event);
  return events;
}

describe("a stream", () => {
  it("ignores an id with a NUL, as the standard says", async () => {
    const events = await eventsOf(new Response("id: a\0b\ndata: 1\n\nid: 2\ndata: 2\n\n", { headers }));
    assert.deepEqual(
      events.map(({ id }) => id),
      ["", "2"],
    );
  });

  it("is read of whatever a test gives as a Response, without its other members", async () => {
    const bytes = Buffer.from("data: a\n\ndata: b\n\n");
    async function* generated() {
      yield bytes.subarray(0, 5);
      yield bytes.subarray(5);
    }
    for (const members of [{ body: generated() }, { body: bytes }, { text: async () => `${bytes}` }]) {
      const events = await eventsOf({ status: 200, headers, ...members });
      assert.deepEqual(
        events.map(({ data }) => data),
        ["a", "b"],
      );
    }
    await assert.rejects(eventsOf({ status: 200, headers }), { code: "ClientError.NotAResponse" });
  });
});

describe("what is given", () => {
  it("is refused where an id was taken for an index", () => {
    const Ids = [];
    Ids[4_000_000_000] = 1;
    for (const method of ["POST", "GET"])
      assert.throws(() => sign({ ...REQUEST, method, params: { Ids } }, KEYS), {
        code: "ClientError.NotSerializable",
        parameter: "params.Ids",
      });
  });

  it("has no clock of a polluted Object.prototype", async () => {
    Object.prototype.clockOffset = "polluted";
    try {
      assert.equal(
        (
          await call(
            REQUEST,
            config(async () => new Response(OK)),
          )
        ).RequestId,
        "r-1",
      );
    } finally {
      delete Object.prototype.clockOffset;
    }
  });

  it("names a slip among the options of paginate and waitUntil", async () => {
    const client = new Client(config(async () => new Response(OK)));
    await assert.rejects(paginate(client, REQUEST, { items: "Zones", offest: "Offset" }).next(), {
      message: "options.offest is not known; did you mean offset?",
    });
    await assert.rejects(
      waitUntil(client, REQUEST, () => true, { evry: 5 }),
      { message: "options.evry is not known; did you mean every?" },
    );
  });

  it("names a slip in a provider's config at once", () => {
    assert.throws(() => createCredentialsProvider({ url: "https://edge.example/keys", autorization: "x" }), {
      message: "config.autorization is not known; did you mean authorization?",
    });
  });
});

describe("a call", () => {
  it("that is aborted by its observer makes no further attempt, and says so", async () => {
    const abort = new AbortController();
    let sent = 0;
    const fetch = async () => {
      sent++;
      return Response.json({ Response: { Error: { Code: "RequestLimitExceeded", Message: "m" }, RequestId: "r" } });
    };
    const observe = ({ type }) => type === "attempt" && abort.abort();
    await assert.rejects(call(REQUEST, config(fetch, { observe, retry: {} }), { signal: abort.signal }), {
      code: "ClientError.Aborted",
      outcome: "rejected",
    });
    assert.equal(sent, 1);
  });
});

describe("a fetch that hands out the request that failed", () => {
  const credentials = { ...KEYS, token: "hiddenTOKEN" };
  const failures = {
    "as members of the error": (url, init) =>
      Object.assign(new TypeError(`failed ${url} ${JSON.stringify(init.headers)}`), {
        config: { url, headers: init.headers },
        cause: Object.assign(new Error(url), { options: init }),
      }),
    "as a Request": (url, init) => ({ code: "E", headers: new Headers(init.headers), input: url }),
    "as a text": (url, init) => `failed ${url} ${JSON.stringify(init.headers)}`,
  };
  for (const [how, failureOf] of Object.entries(failures))
    it(`${how} puts no token and no key into ours`, async () => {
      const heard = [];
      const more = { credentials, observe: (event) => heard.push(event) };
      const fetch = async (url, init) => {
        throw failureOf(url, init);
      };
      for (const make of [
        () => call(REQUEST, config(fetch, more)),
        () => v1.call({ ...REQUEST, method: "GET" }, config(fetch, more)),
        () => guance.executeFunction({ funcId: "a__b.c" }, { apiKey: "hiddenKEY", fetch, observe: more.observe }),
      ]) {
        const error = await make().catch((error) => error);
        assert.equal(error.code, "ClientError.Network");
        const shown = inspect([error, heard], { depth: 20, showHidden: true }) + error.stack + JSON.stringify(error);
        assert.doesNotMatch(shown, /hidden/);
      }
    });

  it("keeps a cause that shows none of them", async () => {
    const cause = new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) });
    const error = await call(
      REQUEST,
      config(async () => Promise.reject(cause)),
    ).catch((error) => error);
    assert.equal(error.cause, cause);
  });
});

describe("createFetch", () => {
  it("refuses a user in a URL, and shows no password", async () => {
    const fetch = createFetch(new Client(config(async () => new Response(OK))));
    const error = await fetch("https://user:hidden@cvm.tencentcloudapi.com/").catch((error) => error);
    assert.equal(error.code, "ClientError.ForeignHost");
    assert.doesNotMatch(inspect(error, { depth: 9 }), /hidden/);
  });
});

describe("the proxy", () => {
  const origins = ["https://console.example"];
  const ask = (path, body = "{}") =>
    new Request(`https://edge.example${path}`, {
      method: "POST",
      headers: { origin: origins[0], "content-type": "application/json" },
      body,
    });

  it("calls what was looked up in its list, whatever authorize does to the call", async () => {
    const called = [];
    const client = { call: async (request) => called.push(request) && {} };
    const authorize = (_, asked) => Boolean((asked.action = "RunInstances"));
    const handle = createProxy({ origins, client, authorize, actions: ["cvm.DescribeZones"] });
    assert.equal((await handle(ask("/call", JSON.stringify(REQUEST)))).status, 200);
    assert.deepEqual(called, [REQUEST]);
  });

  it("hands out no keys that STS has not given", async () => {
    for (const answer of [null, {}, { Credentials: { TmpSecretId: "id" } }, { Credentials: {}, ExpiredTime: 1 }]) {
      const client = { call: async () => answer };
      const handle = temporaryCredentials({ origins, client, authorize: () => true, policy: {} });
      const response = await handle(ask("/"));
      assert.equal(response.status, 502);
      assert.equal((await response.json()).errorCode, "ProxyRefused.Answer");
    }
  });
});
