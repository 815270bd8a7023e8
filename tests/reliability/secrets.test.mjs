// A secret stands in every credential field. It is searched for in everything that leaves a failing call: the error
// with all that it refers to, what `observe` hears, the console, warnings, and what a proxy answers.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inspect } from "node:util";
import * as aliyun from "tc3fetch/aliyun";
import { assumeRole, assumeRoleWithWebIdentity, temporary } from "tc3fetch/credentials";
import * as fc from "tc3fetch/fc";
import * as guance from "tc3fetch/guance";
import { createProxy, temporaryCredentials } from "tc3fetch/proxy";
import { createCredentialsProvider, EdgeClient } from "tc3fetch/proxy/page";
import * as tencent from "tc3fetch";
import * as v1 from "tc3fetch/v1";

/** No field's secret is a part of another's, so that a finding says whose it is. */
const secret = (field) => `zz${field}Zz7Q9x4hiddenHIDDEN`;
const TENCENT = { secretId: "AKIDsecretstest", secretKey: secret("Key"), token: secret("Token") };
const ACS = { accessKeyId: "LTAIsecretstest", accessKeySecret: secret("Acs"), securityToken: secret("AcsToken") };
const NEEDLES = ["Key", "Token", "Acs", "AcsToken", "ApiKey", "Bearer", "WebToken"].map(secret);

/** Everything that was said, with what said it. */
const heard = [];
const hear = (where, ...values) => {
  for (const value of values) {
    heard.push([
      where,
      typeof value === "string" ? value : inspect(value, { depth: 20, showHidden: true, getters: true }),
    ]);
    try {
      heard.push([where, `${value}`], [where, JSON.stringify(value) ?? ""]);
    } catch {
      // A cause may be a cycle.
    }
  }
};

/** The parts of an error, as a tracker of errors takes them. */
function hearError(where, error) {
  hear(where, error, error.stack, error.message, error.hint ?? "", error.toJSON?.());
  for (let { cause } = error; cause; { cause } = cause) hear(`${where}, cause`, cause, cause.stack, cause.message);
}

const CONSOLE = ["debug", "error", "info", "log", "trace", "warn"];
const own = Object.fromEntries(CONSOLE.map((name) => [name, console[name]]));
const onWarning = (warning) => hear("a warning", warning);
before(() => {
  for (const name of CONSOLE) console[name] = (...values) => hear(`console.${name}`, ...values);
  process.on("warning", onWarning);
});
after(() => {
  Object.assign(console, own);
  process.off("warning", onWarning);
});

const JSON_TYPE = { "Content-Type": "application/json" };
const answer =
  (body, status = 200, headers = JSON_TYPE) =>
  async () =>
    new Response(body, { status, headers });
const refusal = (Code) =>
  JSON.stringify({ Response: { Error: { Code, Message: "no" }, RequestId: "r" }, Code, Message: "no" });
const EVENTS = { "Content-Type": "text/event-stream" };

/** What a `fetch` does with a call. Most implementations name the URL when they fail. */
const FETCHES = {
  "rejects, with the URL": async (url) => {
    throw new TypeError(`request to ${url} failed`, {
      cause: Object.assign(new Error(`connect ${url}`), { code: "ECONNRESET", url }),
    });
  },
  "rejects, with a text": async (url) => {
    throw `cannot reach ${url}`;
  },
  "throws at once": (url) => {
    throw Object.assign(new Error(`invalid ${url}`), { input: url });
  },
  "breaks the answer off": async (url) => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error(`terminated ${url}`)) });
    return new Response(body, { headers: JSON_TYPE });
  },
  "never answers": (url, { signal }) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  "gives no Response": async (url) => ({ url }),
  "is throttled": answer(refusal("RequestLimitExceeded")),
  "is told that the time is wrong": answer(refusal("AuthFailure.SignatureExpire")),
  "is told that the token is wrong": answer(refusal("AuthFailure.TokenFailure")),
  "is refused": answer(refusal("AuthFailure.SignatureFailure"), 403),
  "gets a page": answer("<html>", 502, { "Content-Type": "text/html" }),
  "gets nothing": answer("", 503),
  "gets half of an answer": answer('{"Response":{"A":'),
  "gets other JSON": answer("[1]"),
  "is led elsewhere": answer("", 302, { Location: "https://elsewhere.example/" }),
  "gets too much": answer(`{"Response":{"A":"${"x".repeat(5000)}"}}`),
  "gets events": answer(`data: ${refusal("LimitExceeded")}\n\n`, 200, EVENTS),
  "gets half of a stream": async (url) => {
    const pieces = [Buffer.from('data: {"A":1}\n\n')];
    const pull = (controller) => {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.error(new Error(`terminated ${url}`));
    };
    return new Response(new ReadableStream({ pull }), { headers: EVENTS });
  },
};

const REQUEST = { service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" };
const ECS = { action: "DescribeRegions", version: "2014-05-26", host: "ecs.cn-hangzhou.aliyuncs.com" };
const ROLE = { roleArn: "qcs::cam::uin/1:roleName/r", roleSessionName: "session" };
const drain = async (stream) => {
  for await (const event of await stream) hear("an event", event.data);
};

/** Every way to make a call, by what it signs with. `more` are members of a config. */
const CALLS = {
  call: (more) => tencent.call(REQUEST, { credentials: TENCENT, ...more }),
  "call, GET": (more) => tencent.call({ ...REQUEST, method: "GET" }, { credentials: TENCENT, ...more }),
  "call, multipart": (more) => tencent.call({ ...REQUEST, multipart: { A: "1" } }, { credentials: TENCENT, ...more }),
  "a client's callWithResponse": (more) =>
    new tencent.Client({ credentials: TENCENT, ...more }).callWithResponse(REQUEST),
  stream: (more) => drain(tencent.stream(REQUEST, { credentials: TENCENT, ...more })),
  invoke: (more) =>
    tencent.invoke({ FunctionName: "hello" }, { credentials: async () => TENCENT, region: "ap-guangzhou", ...more }),
  "signature v1, GET": (more) => v1.call({ ...REQUEST, method: "GET" }, { credentials: TENCENT, ...more }),
  "signature v1, POST": (more) => v1.call(REQUEST, { credentials: TENCENT, algorithm: "HmacSHA1", ...more }),
  "signature v1, stream": (more) => drain(v1.stream({ ...REQUEST, method: "GET" }, { credentials: TENCENT, ...more })),
  "Alibaba Cloud": (more) => aliyun.call(ECS, { credentials: ACS, ...more }),
  "Function Compute": (more) =>
    fc.invokeFunction({ functionName: "hello" }, { credentials: ACS, region: "cn-hangzhou", ...more }),
  Guance: (more) => guance.executeFunction({ funcId: "echo" }, { apiKey: secret("ApiKey"), ...more, retry: undefined }),
  "Guance, a list": (more) =>
    guance.listFunctions({}, { apiKey: async () => secret("ApiKey"), ...more, retry: undefined }),
  assumeRole: (more) => assumeRole({ credentials: TENCENT, ...ROLE, ...more })(),
  "a client with assumeRole": (more) =>
    tencent.call(REQUEST, { credentials: assumeRole({ credentials: TENCENT, ...ROLE, ...more }), ...more }),
  assumeRoleWithWebIdentity: (more) =>
    assumeRoleWithWebIdentity({ providerId: "OIDC", webIdentityToken: secret("WebToken"), ...ROLE, ...more })(),
  EdgeClient: ({ retry, ...more }) =>
    new EdgeClient({ url: "https://edge.example/call", authorization: `Bearer ${secret("Bearer")}`, ...more }).call(
      REQUEST,
    ),
  "EdgeClient, stream": ({ retry, ...more }) =>
    drain(
      new EdgeClient({ url: "https://edge.example/call", authorization: () => secret("Bearer"), ...more }).stream(
        REQUEST,
      ),
    ),
  "a page's provider": ({ retry, ...more }) =>
    createCredentialsProvider({ url: "https://edge.example/credentials", authorization: secret("Bearer"), ...more })(),
};

/** Nothing that was heard has a secret, or a signature that was sent, in it. */
function assertNothingIsShown(sent = []) {
  assert.ok(heard.length > 0);
  for (const [where, text] of heard)
    for (const needle of [...NEEDLES, ...sent])
      assert.ok(!text.includes(needle), `${where} shows ${needle.slice(0, 12)}…:\n${text.slice(0, 2000)}`);
  heard.length = 0;
}

/** The signatures of a request, wherever they travel. */
function signaturesOf(url, { headers, body }) {
  const text = `${Object.entries(headers ?? {}).join(" ")} ${url} ${body instanceof Uint8Array ? Buffer.from(body) : ""}`;
  return [...text.matchAll(/Signature=([\w%+/=]{20,})/g)].map(([, signature]) => signature);
}

it("what shows a secret is found", () => {
  for (const field of ["Key", "Bearer"]) {
    hearError("a test", new tencent.Tc3Error("m", {}, { deep: { inside: [secret(field)] } }));
    assert.throws(() => assertNothingIsShown(), /a test shows/);
    heard.length = 0;
  }
  hear("a test", "SIGNATURE");
  assert.throws(() => assertNothingIsShown(["SIGNATURE"]), /a test shows SIGNATURE/);
  heard.length = 0;
});

describe("a failing call shows no secret", { concurrency: 4 }, () => {
  let failures = 0;
  for (const [name, call] of Object.entries(CALLS))
    it(name, async () => {
      for (const [what, fetch] of Object.entries(FETCHES)) {
        const sent = [];
        const observe = (event) => {
          hear(`${name}: observe`, event);
          if (event.error) hearError(`${name}: observe`, event.error);
        };
        const config = {
          fetch(url, init) {
            sent.push(...signaturesOf(url, init));
            return fetch(url, init);
          },
          observe,
          timeout: 60,
          maxResponseBytes: 1000,
          retry: { attempts: 2, baseDelay: 1, maxDelay: 1, budget: { tokens: 500 } },
        };
        const error = await call(config).then(
          () => undefined,
          (error) => error,
        );
        // A stream of events is an answer for those who want one.
        if (!error) continue;
        failures++;
        assert.ok(error instanceof tencent.Tc3Error || error.name === "Tc3Error", `${name}, ${what}: ${error.stack}`);
        hearError(`${name}, where fetch ${what}`, error);
        assertNothingIsShown(sent);
      }
    });

  after(() => assert.ok(failures > 300, `only ${failures} failures`));
});

describe("what is refused before it is sent shows no secret", () => {
  /** Each is wrong in a field, in the ways in which keys are wrong. */
  const spoilt = (keys) =>
    Object.entries(keys).flatMap(([field, value]) =>
      [
        `"${value}"`,
        `${value}\n`,
        `${value} # mine`,
        `${value},`,
        `${value}é`,
        [value],
        { value },
        `${value}\u0000`,
        Symbol.for(value),
      ].map((wrong) => ({ ...keys, [field]: wrong })),
    );
  const provided = (credentials) => [credentials, () => credentials, async () => credentials];
  const never = async () => assert.fail("it was sent");

  const RUNS = {
    "Tencent Cloud": spoilt(TENCENT).flatMap((keys) => [
      () => tencent.sign(REQUEST, keys),
      () => v1.sign(REQUEST, keys),
      ...provided(keys).map((credentials) => () => tencent.call(REQUEST, { credentials, fetch: never })),
      () => v1.call({ ...REQUEST, method: "GET" }, { credentials: keys, fetch: never }),
      () => new tencent.Client({ credentials: keys, fetch: never }).sign(REQUEST),
      // STS's own names, and those of the other vendor.
      () =>
        tencent.call(REQUEST, {
          credentials: { TmpSecretId: keys.secretId, TmpSecretKey: keys.secretKey },
          fetch: never,
        }),
      () => tencent.call(REQUEST, { credentials: { accessKeyId: "a", accessKeySecret: keys.secretKey }, fetch: never }),
      // In the wrong place.
      () => tencent.call(REQUEST, { credentials: keys.secretKey, fetch: never }),
      () => tencent.call(REQUEST, { ...keys, fetch: never }),
      () => tencent.call({ ...REQUEST, ...keys }, { credentials: TENCENT, fetch: never }),
      () => temporary(() => ({ Credentials: { ...keys, Token: keys.token }, ExpiredTime: "soon" }))(),
      () => temporary(() => keys)(),
    ]),
    "Alibaba Cloud": spoilt(ACS).flatMap((keys) => [
      () => aliyun.sign(ECS, keys),
      ...provided(keys).map((credentials) => () => aliyun.call(ECS, { credentials, fetch: never })),
      () => fc.invokeFunction({ functionName: "f" }, { credentials: keys, region: "cn-hangzhou", fetch: never }),
    ]),
    Guance: spoilt({ apiKey: secret("ApiKey") }).flatMap(({ apiKey }) => [
      () => guance.listFunctions({}, { apiKey, fetch: never }),
      () => guance.listFunctions({}, { apiKey: async () => apiKey, fetch: never }),
    ]),
  };
  for (const [name, runs] of Object.entries(RUNS))
    it(name, async () => {
      let failures = 0;
      for (const run of runs) {
        let error;
        try {
          await run();
        } catch (caught) {
          error = caught;
        }
        if (!error || error.code === "ERR_ASSERTION") continue;
        assert.equal(error.name, "Tc3Error", `${error.stack}`);
        failures++;
        hearError(`${name}: ${run}`, error);
      }
      assert.ok(failures > runs.length / 2, `${failures} of ${runs.length}`);
      assertNothingIsShown();
    });

  it("a provider that throws, but for the cause, which is its own", async () => {
    const thrown = new Error(`no access with ${TENCENT.secretKey}`);
    const credentials = () => {
      throw thrown;
    };
    const error = await tencent.call(REQUEST, { credentials, fetch: never }).catch((error) => error);
    assert.equal(error.cause, thrown);
    hear("a provider that throws", error.message, error.hint, error.stack, JSON.stringify(error), error.toJSON());
    assertNothingIsShown();
  });

  it("clients", () => {
    hear("a client", new tencent.Client({ credentials: TENCENT }), new v1.Client({ credentials: TENCENT }));
    hear("a client", new aliyun.Client({ credentials: ACS }), new guance.Client({ apiKey: secret("ApiKey") }));
    hear("a client", new EdgeClient({ url: "https://edge.example/call", authorization: secret("Bearer") }));
    hear("a client with changes", new tencent.Client({ credentials: null }).with({ credentials: TENCENT }));
    assertNothingIsShown();
  });
});

describe("a proxy shows no secret", () => {
  const ORIGIN = "https://console.example";
  const observe = (event) => hear("the proxy's observe", event);

  /** What a page gets. */
  async function ask(proxy, request) {
    const response = await proxy(request, {});
    hear("the proxy's answer", ...[...response.headers].map((header) => header.join(": ")));
    // A body that breaks off breaks off for the page, too.
    hear("the proxy's answer", await response.text().catch(({ name }) => name));
  }

  it("that forwards what a page has signed", async () => {
    for (const fetch of Object.values(FETCHES)) {
      const proxy = createProxy({ origins: [ORIGIN], prefix: "/tc3", fetch, observe, timeout: 60 });
      const signed = [
        tencent.sign(REQUEST, TENCENT),
        v1.sign({ ...REQUEST, method: "GET" }, TENCENT),
        aliyun.sign(ECS, ACS),
      ];
      const sent = signed.flatMap(({ url, ...init }) => signaturesOf(url, init));
      for (const { url, method, headers, body } of signed)
        for (const origin of [ORIGIN, "https://evil.example"]) {
          const address = `https://edge.example/tc3/${url.slice("https://".length)}`;
          await ask(proxy, new Request(address, { method, headers: { ...headers, Origin: origin }, body }));
        }
      assertNothingIsShown(sent);
    }
  });

  it("that holds the keys, and one that gives keys for a while", async () => {
    for (const fetch of Object.values(FETCHES)) {
      const sent = [];
      const counting = (url, init) => {
        sent.push(...signaturesOf(url, init));
        return fetch(url, init);
      };
      const client = new tencent.Client({ credentials: TENCENT, fetch: counting, timeout: 60, retry: false });
      const both = { origins: [ORIGIN], client, observe, authorize: () => true, timeout: 60 };
      const edge = createProxy({ ...both, actions: ["cvm.*"] });
      const giving = temporaryCredentials({ ...both, policy: { version: "2.0", statement: [] } });
      const init = (body) => ({
        method: "POST",
        headers: { Origin: ORIGIN, Authorization: `Bearer ${secret("Bearer")}`, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      await ask(edge, new Request("https://edge.example/call", init(REQUEST)));
      await ask(
        edge,
        new Request("https://edge.example/call", init({ ...REQUEST, action: "RunInstances", stream: true })),
      );
      await ask(giving, new Request("https://edge.example/credentials", init({})));
      assertNothingIsShown(sent);
    }
  });
});
