// What the options may be: a mistake is named when the worker starts, and not on its first request.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { createProxy, memoryLimiter, Tc3Error, temporaryCredentials } from "tc3fetch/proxy";
import { PAGE } from "./proxies.mjs";

const client = { call() {} };
const calling = { origins: [PAGE], client, authorize: () => true, actions: ["cvm.DescribeZones"] };
const giving = { origins: [PAGE], client, authorize: () => true, policy: {} };

const assertFault = (make, code, parameter) =>
  assert.throws(make, (error) => {
    assert.ok(error instanceof Tc3Error, String(error));
    assert.deepEqual([error.code, error.parameter], [`ClientError.${code}`, parameter]);
    return true;
  });

describe("options", () => {
  it("that are required are missed by name", () => {
    assertFault(() => createProxy({}), "MissingParameter", "origins");
    for (const [options, make] of [
      [calling, createProxy],
      [giving, temporaryCredentials],
    ])
      for (const name of Object.keys(options)) {
        // Without a client it is the other mode, which has no such options.
        if (name === "client" && make === createProxy) continue;
        assertFault(() => make({ ...options, [name]: undefined }), "MissingParameter", name);
      }
  });

  it("of the wrong type are named", () => {
    for (const wrong of [undefined, null, "https://console.example", []])
      assertFault(() => createProxy(wrong), "WrongType", "options");
    for (const [name, values] of Object.entries({
      origins: [PAGE, [1], {}, true],
      allowNoOrigin: ["yes", 1],
      hosts: ["example.com", [1], "*"],
      headers: ["x-a", [null]],
      limit: [5, {}],
      observe: ["log"],
      maxRequestBytes: [0, -1, "1", NaN, Infinity],
      timeout: [0, "320", 2 ** 31, Infinity],
      prefix: [1],
      fetch: ["fetch"],
    }))
      for (const value of values) assertFault(() => createProxy({ origins: [PAGE], [name]: value }), "WrongType", name);
    for (const value of [{}, null, "client", { call: 1 }])
      assertFault(() => createProxy({ ...calling, client: value }), "WrongType", "client");
    assertFault(() => createProxy({ ...calling, actions: "cvm.*" }), "WrongType", "actions");
    assertFault(() => createProxy({ ...calling, authorize: true }), "WrongType", "authorize");
    assertFault(() => temporaryCredentials({ ...giving, policy: 1 }), "WrongType", "policy");
  });

  it("that are unknown are refused, with the name that was meant", () => {
    for (const [name, meant] of [
      ["origin", "origins"],
      ["allowedHosts", ""],
      ["maxRequestByte", "maxRequestBytes"],
    ])
      assert.throws(
        () => createProxy({ origins: [PAGE], [name]: [] }),
        (error) => error.code === "ClientError.UnknownParameter" && error.message.includes(meant),
      );
    // What belongs to the other mode does nothing in this one.
    assertFault(() => createProxy({ origins: [PAGE], actions: ["cvm.*"] }), "UnknownParameter", "actions");
    assertFault(() => createProxy({ ...calling, hosts: ["example.com"] }), "UnknownParameter", "hosts");
  });

  it("origins are written as browsers write them", () => {
    for (const origin of [
      "https://console.example/",
      "https://CONSOLE.example",
      "https://console.example:443",
      "console.example",
      "https://*.example",
      "*",
      "null",
      "",
      "https://user@console.example",
    ])
      assertFault(() => createProxy({ origins: [PAGE, origin] }), "InvalidFormat", "origins[1]");
    for (const origins of [[PAGE], ["http://localhost:5173"], "*", () => true, []]) createProxy({ origins });
  });

  it("hosts are public names with an optional port", () => {
    for (const host of [
      "127.0.0.1",
      "127.1",
      "0x7f.1",
      "[::1]",
      "localhost",
      "intranet",
      "printer.local",
      "metadata.google.internal",
      "10.in-addr.arpa",
      "example.com.",
      ".example.com",
      "*.example.com",
      "https://example.com",
      "example.com/path",
      "EXAMPLE.com",
      "example.com:",
      "example.com:0",
      "example.com:x",
      "example.com:1:2",
      "user@example.com",
      "",
    ])
      assertFault(() => createProxy({ origins: [PAGE], hosts: ["a.example", host] }), "InvalidHost", "hosts[1]");
  });

  it("a prefix is a plain path, and actions name a service and an action", () => {
    for (const prefix of ["tc3", "/", "/tc3/", "//tc3", "/a b", "/%2e", "/a?b"])
      assertFault(() => createProxy({ origins: [PAGE], prefix }), "InvalidFormat", "prefix");
    for (const action of [
      "*",
      "*.*",
      "cvm",
      "cvm.",
      "cvm.Describe*",
      "CVM.DescribeZones",
      "cvm.describeZones",
      "a.b.C",
    ])
      assertFault(() => createProxy({ ...calling, actions: [action] }), "InvalidFormat", "actions[0]");
  });

  it("the default list has every site of the models, and the hosts of the crate's endpoints", async () => {
    const asked = [];
    const fetch = async (url) => (asked.push(new URL(url).hostname), new Response("{}"));
    const proxy = createProxy({ origins: [PAGE], fetch });
    const { sites } = JSON.parse(readFileSync(new URL("../../models/guance/sites.json", import.meta.url), "utf8"));
    const hosts = [
      ...sites.map(({ url }) => new URL(url).hostname),
      "cvm.tencentcloudapi.com",
      "cvm.ap-shanghai-fsi.tencentcloudapi.com",
      "cvm.intl.tencentcloudapi.com",
      "fcv3.cn-hangzhou.aliyuncs.com",
      "me-central-1.fc.aliyuncs.com",
      "1880770869020000.cn-hangzhou.fc.aliyuncs.com",
      "ecs-cn-hangzhou.aliyuncs.com",
      "vpc.cn-hangzhou.aliyuncs.com",
      "r-kvstore.aliyuncs.com",
    ];
    for (const host of hosts) {
      const request = new Request(`https://edge.example/${host}/`, { headers: { Origin: PAGE } });
      assert.equal((await proxy(request)).status, 200, host);
    }
    assert.deepEqual(asked, hosts);
  });
});

describe("memoryLimiter", () => {
  const call = (origin) => ({ origin, env: {} });

  it("refuses options that would limit nothing, or everything", () => {
    const right = { requests: 5, milliseconds: 1000 };
    for (const wrong of [undefined, null, 5, []]) assertFault(() => memoryLimiter(wrong), "WrongType", "options");
    assertFault(() => memoryLimiter({ requests: 5 }), "MissingParameter", "milliseconds");
    assertFault(() => memoryLimiter({ milliseconds: 5 }), "MissingParameter", "requests");
    for (const [name, values] of Object.entries({
      requests: [NaN, Infinity, -1, 0, 0.5, "5", null],
      milliseconds: [NaN, Infinity, -1, 0, "5", null],
      key: ["user", null],
      now: [1, null, () => NaN, () => undefined, () => 1n],
    }))
      for (const value of values) assertFault(() => memoryLimiter({ ...right, [name]: value }), "WrongType", name);
    assertFault(() => memoryLimiter({ ...right, window: 5 }), "UnknownParameter", "window");
  });

  it("goes on where its clock goes back, stands still or fails", () => {
    let time = 3_600_000;
    const limit = memoryLimiter({ requests: 2, milliseconds: 1000, now: () => time });
    const take = () => limit({}, call("a"));
    assert.deepEqual([take(), take(), take()], [true, true, false]);
    time = 0;
    assert.equal(take(), false);
    time = 500;
    assert.deepEqual([take(), take()], [true, false]);
    time = NaN;
    assert.deepEqual([take(), take()], [false, false]);
    time = 1000;
    assert.deepEqual([take(), take()], [true, false]);
  });

  it("lets so many through at once, and then as they are paid off", () => {
    let time = 1000;
    const limit = memoryLimiter({ requests: 3, milliseconds: 900, now: () => time });
    const take = () => limit({}, call("a"));
    assert.deepEqual([take(), take(), take(), take()], [true, true, true, false]);
    time += 299;
    assert.equal(take(), false);
    time += 1;
    assert.deepEqual([take(), take()], [true, false]);
    time += 10_000;
    assert.deepEqual([take(), take(), take(), take()], [true, true, true, false]);
  });

  it("counts each caller by itself, by a key of one's own where it is given", () => {
    const limit = memoryLimiter({ requests: 1, milliseconds: 1e6 });
    assert.deepEqual([limit({}, call("a")), limit({}, call("b")), limit({}, call("a"))], [true, true, false]);
    const byUser = memoryLimiter({ requests: 1, milliseconds: 1e6, key: (request) => request.user });
    assert.deepEqual([byUser({ user: 1 }, call("a")), byUser({ user: 2 }, call("a"))], [true, true]);
    assert.equal(byUser({ user: 1 }, call("b")), false);
  });

  it("remembers a bounded number of callers", () => {
    const limit = memoryLimiter({ requests: 1, milliseconds: 1e6, key: ({ user }) => user, now: () => 1 });
    for (let user = 0; user <= 10_000; user++) assert.equal(limit({ user }, {}), true);
    // The first was forgotten, the last one not.
    assert.deepEqual([limit({ user: 10_000 }, {}), limit({ user: 0 }, {})], [false, true]);
  });

  it("has a fraction of a millisecond between requests", () => {
    const limit = memoryLimiter({ requests: 3, milliseconds: 1, now: () => 1.7e12 });
    assert.deepEqual(
      [1, 2, 3, 4].map(() => limit({}, call("a"))),
      [true, true, true, false],
    );
  });
});
