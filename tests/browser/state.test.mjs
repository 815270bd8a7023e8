// What is in the address, and where secrets are not; the page without a network and below a path.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { explorer, LINKS, SIGNATURE, www } from "./support.mjs";

const visit = explorer({ serviceWorkers: "allow" });
const { open, field, button, signature, shows, choose, send, stage } = visit;

const settled = () => visit.page.waitForTimeout(500);

describe("the address", () => {
  it("stays plain on a plain visit", async () => {
    await visit.first();
    await settled();
    assert.equal(visit.page.url(), visit.address);
  });

  it("holds the whole view: everyone sees the same", async () => {
    await open();
    await field("Region").fill("ap-shanghai");
    // Its list of suggestions would catch the next click.
    await visit.page.keyboard.press("Tab");
    await choose("v1");
    await visit.page.getByLabel("Theme").selectOption("dark");
    await choose("中文");
    await settled();
    const before = await visit.signature("v1");
    const other = await visit.context.newPage();
    await other.goto(visit.page.url());
    await other.locator("#column-v1 .status-signature").waitFor();
    assert.equal(await other.locator("#column-v1 .status-signature").innerText(), before);
    assert.equal(await other.locator("html").getAttribute("lang"), "zh-CN");
    assert.equal(await other.locator("html").getAttribute("data-theme"), "dark");
    assert.equal(await other.locator("#field-region").inputValue(), "ap-shanghai");
    await other.close();
  });

  it("goes back to the action before", async () => {
    await open();
    await visit.navigate("fc CreateFunction");
    await shows(visit.page.locator("#request-title"), "CreateFunction");
    await settled();
    await visit.navigate("scf Invoke");
    await shows(visit.page.locator("#request-title"), "Invoke");
    await settled();
    await choose("中文");
    await settled();
    await visit.page.goBack();
    await shows(visit.page.locator("#request-title"), "CreateFunction");
    await settled();
    assert.equal(
      await visit.page.locator("html").getAttribute("lang"),
      "zh-CN",
      "going back means another request, not another language",
    );
    await visit.page.goForward();
    await shows(visit.page.locator("#request-title"), "Invoke");
  });
});

describe("headers of the form", () => {
  it("are in the address, but for those that are secret by their name", async () => {
    await open();
    await visit.page.getByText("Headers and payload").click();
    await field("More headers").fill(
      "X-Trace: 42\nX-Api-Key: SEC1\nCookie: SEC2\nAuthorization: SEC3\nX-TC-Token: SEC4",
    );
    await settled();
    const address = decodeURIComponent(visit.page.url());
    assert.match(address, /X-Trace:\+?\s?42/);
    assert.doesNotMatch(address, /SEC\d/);
  });
});

describe("secrets", () => {
  /** Everything that a page can keep, as text. */
  const kept = () =>
    visit.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const cached = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) cached.push(request.url, await (await cache.match(request)).text());
      }
      return JSON.stringify({
        local: { ...localStorage },
        session: { ...sessionStorage },
        cookies: document.cookie,
        databases,
        cached,
        address: location.href,
        history: history.state,
        name: window.name,
      });
    });

  it("are nowhere but in the signed request: not in storage, address, history, caches, or any other request", async () => {
    const secrets = { key: "TypedInSecretKey0123456789", token: "TypedInSessionToken0123456789" };
    const requests = [];
    visit.page.on("request", (request) =>
      requests.push({ url: request.url(), headers: request.headers(), body: request.postData() ?? "" }),
    );
    await open(LINKS.invoke);
    await visit.page.waitForFunction(
      () => navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated"),
      undefined,
      { timeout: 15_000 },
    );
    await field("SecretId").fill("AKIDTYPEDIN");
    await field("SecretKey").fill(secrets.key);
    await field("Token").fill(secrets.token);
    for (const algorithm of ["TC3-HMAC-SHA256", "HmacSHA256"]) {
      await field("Signed with").selectOption(algorithm);
      await send();
      await visit.page.locator(".outcome.bad").waitFor();
    }
    await visit.page.getByRole("tab", { name: "Code" }).click();
    await visit.page.locator(".body.code").waitFor();
    await choose("中文");
    await settled();
    const everything = await kept();
    for (const secret of Object.values(secrets))
      assert.ok(!everything.includes(secret), "storage, address, history or cache");
    for (const { url, headers, body } of requests) {
      const text = JSON.stringify([url, headers, body]);
      assert.ok(!text.includes(secrets.key), `the key went out to ${url}`);
      if (text.includes(secrets.token))
        assert.ok(url.startsWith(`${visit.address}endpoint/scf.tencentcloudapi.com/`), url);
      assert.ok(!url.includes(secrets.token), url);
    }
    assert.equal(
      requests.filter(({ headers, body }) => JSON.stringify([headers, body]).includes(secrets.token)).length,
      2,
      "the two signed requests",
    );
    assert.ok(!(await visit.page.locator("body").innerText()).includes(secrets.key));
  });

  it("are forgotten by a button, with everything that was made of them", async () => {
    await open(LINKS.invoke);
    await stage("derivedKeys").getByRole("button", { name: "Show derived keys" }).click();
    const derived = (await stage("derivedKeys").innerText()).match(/[0-9a-f]{64}/g);
    const made = [...derived, ...(await Promise.all(["v3", "v1"].map((one) => visit.signature(one))))];
    assert.equal(made.length, 5);
    await send();
    await shows(visit.page.locator(".outcome"), "The call succeeded");
    await button("Forget credentials").click();
    assert.equal(await field("SecretKey").inputValue(), "");
    await visit.page.getByRole("tab", { name: "Signature" }).click();
    const text = await visit.page.locator("main").innerText();
    for (const one of made) assert.ok(!text.includes(one));
    assert.doesNotMatch(text, /AKID/);
    await visit.page.getByRole("tab", { name: "Call" }).click();
    assert.equal(await visit.page.locator(".history").count(), 0);
  });

  it("are forgotten by themselves after the time that was chosen", async () => {
    await visit.page.clock.install();
    await open();
    await visit.page.getByLabel("Forget after").selectOption("5");
    await shows(visit.page.locator(".request-form"), /They will be forgotten at/);
    await visit.page.clock.fastForward(4 * 60_000);
    assert.notEqual(await field("SecretKey").inputValue(), "");
    await visit.page.clock.fastForward(2 * 60_000);
    assert.equal(await field("SecretKey").inputValue(), "");
  });

  it("that live long are warned of; those of the document are not", async () => {
    await open();
    const warning = visit.page.getByText("This looks like a long-lived key.");
    assert.equal(await warning.count(), 0);
    await field("SecretKey").fill("somebodysrealkey");
    await warning.waitFor();
    await field("Token").fill("token");
    await visit.caughtUp();
    assert.equal(await warning.count(), 0);
  });

  it("are masked, and derived keys hidden until asked, and again when credentials change", async () => {
    await open();
    assert.equal(await field("SecretKey").getAttribute("type"), "password");
    const keys = stage("derivedKeys");
    assert.doesNotMatch(await keys.innerText(), /[0-9a-f]{64}/);
    await keys.getByRole("button", { name: "Show derived keys" }).click();
    assert.match(await keys.innerText(), /[0-9a-f]{64}/);
    await field("SecretId").fill("AKIDEXAMPLE");
    await visit.caughtUp();
    assert.doesNotMatch(await keys.innerText(), /[0-9a-f]{64}/);
  });
});

describe("the built page", () => {
  it("works without a network after one visit", async () => {
    await open();
    await visit.page.waitForFunction(
      () => navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated"),
      undefined,
      { timeout: 15_000 },
    );
    await visit.context.setOffline(true);
    await visit.page.reload();
    await visit.page.locator("#column-v3 .status-signature").waitFor();
    assert.equal(await signature(), SIGNATURE);
    // Every part of it, also those that were never opened.
    await visit.navigate("fc CreateFunction");
    await visit.page.locator("[id='param-functionName']").waitFor();
    await visit.page.getByRole("tab", { name: "Code" }).click();
    await visit.page.locator(".body.code [class^=hljs]").first().waitFor();
    await visit.page.keyboard.press("Control+k");
    await visit.page.getByRole("combobox", { name: "Search" }).fill("cjfw");
    await shows(visit.page.locator("#found"), "CreateService");
    await visit.context.setOffline(false);
  });

  it("works below a path of any static host", async () => {
    const types = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml" };
    const dist = fileURLToPath(new URL("dist", www));
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url, "http://localhost");
      if (!pathname.startsWith("/some/where/")) return response.writeHead(404).end();
      const file = path.join(dist, pathname.slice("/some/where/".length) || "index.html");
      response.setHeader("Content-Type", types[path.extname(file)] ?? "application/octet-stream");
      return response.end(readFileSync(file));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      await visit.page.goto(`http://127.0.0.1:${server.address().port}/some/where/#example`);
      await visit.page.locator("#column-v3 .status-signature").waitFor();
      assert.equal(await signature(), SIGNATURE);
      await visit.navigate("fc CreateFunction");
      await visit.page.locator("[id='param-functionName']").waitFor();
      await visit.page.getByRole("tab", { name: "Code" }).click();
      await visit.page.locator(".body.code").waitFor();
      await visit.page.waitForFunction(
        () => navigator.serviceWorker.ready.then(({ scope }) => scope.endsWith("/some/where/")),
        undefined,
        { timeout: 15_000 },
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
