/** The endpoint's keys are published: pages that are none of its reader's own may not use them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { send, signWithSdk, startEndpoint, withHeaders } from "./support.mjs";

const { url } = await startEndpoint();
const { port, host } = new URL(url);
const listed = await startEndpoint({ origins: ["https://explorer.example"] });

/** A proxied request, as a page sends it: the Host is that of the endpoint. */
const good = signWithSdk({});
const proxied = { ...good, path: "/tiems.tencentcloudapi.com/" };
const ask = async (headers, of = url) => {
  const answer = await send(of, withHeaders(proxied, { Host: new URL(of).host, ...headers }));
  return { status: answer.status, allowed: answer.headers["access-control-allow-origin"], Response: answer.Response };
};

for (const Origin of [
  "http://localhost:5173",
  "https://localhost",
  "http://demo.localhost:8000",
  "http://127.0.0.1:1",
  "http://[::1]:3000",
]) {
  test(`a page of this machine may come in: ${Origin}`, async () => {
    const { status, allowed, Response } = await ask({ Origin, "Sec-Fetch-Site": "cross-site" });
    assert.deepEqual([status, allowed, Response.Error], [200, Origin, undefined]);
  });
}

for (const Origin of [
  "https://evil.example",
  "null",
  "",
  "http://localhost.evil.example",
  "http://evil-localhost",
  "http://127.0.0.1.evil.example",
  "http://127.0.0.1@evil.example",
  "http://evil.example/http://localhost",
  "http://192.168.1.5",
  "chrome-extension://abcdefghijklmnop",
  "http://tiems.tencentcloudapi.com",
  "http://localhost http://evil.example",
]) {
  test(`any other page may not: ${Origin || "an empty Origin"}`, async () => {
    const { status, allowed, Response } = await ask({ Origin });
    assert.deepEqual([status, allowed, Response], [403, undefined, undefined]);
    const preflight = await send(url, {
      method: "OPTIONS",
      path: proxied.path,
      headers: { Host: host, Origin, "Access-Control-Request-Method": "POST" },
      body: "",
    });
    assert.deepEqual([preflight.status, preflight.headers["access-control-allow-origin"]], [403, undefined]);
  });
}

test("what a page of another site loads without saying its origin is refused", async () => {
  assert.equal((await ask({ "Sec-Fetch-Site": "cross-site" })).status, 403);
  for (const site of ["same-origin", "same-site", "none"]) {
    assert.equal((await ask({ "Sec-Fetch-Site": site })).status, 200, site);
  }
});

for (const Host of [
  `evil.example:${port}`,
  "evil.example",
  "localhost.evil.example",
  "tencentcloudapi.com.evil.example",
  "evil-tencentcloudapi.com",
  "127.0.0.1.evil.example",
  "evil.example@127.0.0.1",
  "localhost/evil.example",
]) {
  test(`a name that was made to resolve to this machine is refused: ${Host}`, async () => {
    assert.equal((await ask({ Host })).status, 403);
    assert.equal((await ask({ Host, Origin: `http://${Host}`, "Sec-Fetch-Site": "same-origin" })).status, 403);
  });
}

test("an address cannot be rebound: a page that a server of the local network delivers may ask that server", async () => {
  for (const Host of [`192.168.1.5:${port}`, `[fd00::1]:${port}`]) {
    assert.equal((await ask({ Host })).status, 200);
    assert.equal((await ask({ Host, Origin: `http://${Host}` })).status, 200);
    assert.equal((await ask({ Host, Origin: "http://192.168.1.6" })).status, 403);
  }
});

test("the vendors' own hosts are those that clients name", async () => {
  for (const Host of ["tiems.tencentcloudapi.com", "TIEMS.tencentcloudapi.com"]) {
    assert.equal((await send(url, withHeaders(good, { Host }))).Response.Error, undefined);
  }
  for (const Host of ["fcv3.cn-hangzhou.aliyuncs.com", "openapi.guance.com"]) {
    assert.notEqual((await send(url, withHeaders(good, { Host }))).status, 200);
    assert.notEqual(
      (await send(url, withHeaders(good, { Host }))).text,
      "The Host is neither of this machine nor of a vendor.\n",
    );
  }
});

test("pages that are listed may come in, and their host may", async () => {
  const Origin = "https://explorer.example";
  assert.equal((await ask({ Origin }, listed.url)).allowed, Origin);
  assert.equal((await ask({ Origin, Host: "explorer.example" }, listed.url)).status, 200);
  assert.equal((await ask({ Origin: `${Origin}:444` }, listed.url)).status, 403);
  assert.equal((await ask({ Origin })).status, 403);
});
