// `npx @tc3fetch/explorer` in Chromium: the page signs, and its calls go through the program to the service.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { createEndpoint } from "../../endpoint/index.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";
import { install, start } from "./support.mjs";

const HOST = "scf.tencentcloudapi.com";
const INVOKE = "#service=scf&version=2018-04-16&action=Invoke";

let installed;
let endpoint;
let explorer;
let browser;
let page;
/** What the local endpoint was asked, which stands for the service. */
const arrived = [];
/** Of the console and of the page's policy. */
const complaints = [];

before(async () => {
  installed = install();
  endpoint = await createEndpoint({ log: (line) => arrived.push(line) }).listen();
  explorer = await start(installed.command, ["--port=0", `--forward=${HOST}=${endpoint.url}/${HOST}`]);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, locale: "en-US" });
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
});
after(async () => {
  await browser?.close();
  await explorer?.stop();
  await endpoint?.close();
  installed?.remove();
});

const shows = (place, text) => page.locator(place).getByText(text).first().waitFor();

describe("the explorer of npx", () => {
  it("loads and signs, with a service of the catalogue as well", async () => {
    await page.goto(explorer.address + INVOKE);
    await page.locator(".parameters .field-note").last().waitFor({ state: "attached" });
    await page.locator("#tab-signature").click();
    await page.locator("#column-v3 .status-signature").waitFor();
    assert.match(await page.locator("#column-v3 .status-signature").innerText(), /[0-9a-f]{64}/);
    const services = await page.evaluate(async () => {
      const { services } = await (await fetch("catalogue/index.json")).json();
      const [{ id, versions }] = services;
      return (await fetch(`catalogue/pages/${id}/${versions[0]}.en.json`)).status;
    });
    assert.equal(services, 200);
  });

  it("answers from examples, and sends nothing, until the real service is chosen", async () => {
    await page.locator("#tab-call").click();
    await page.locator(".send-form button[type=submit]").click();
    await shows(".outcome", "Nothing was sent.");
    assert.deepEqual(arrived, []);
    assert.doesNotMatch(explorer.printed(), /POST/);
  });

  it("sends to the real service through the program, which verifies the signature", async () => {
    await page.getByRole("button", { name: "Send to the real service" }).first().click();
    assert.equal(await page.locator("#proxy").inputValue(), `${explorer.address}tc3`);
    await page.locator(".send-form button[type=submit]").click();
    await shows("#received", "hello from scf");
    assert.equal(arrived.length, 1);
    assert.match(arrived[0], /^POST scf Invoke -> ok/);
    assert.match(explorer.printed(), new RegExp(`POST ${HOST} 200 `));
    await shows("#sent", `https://${HOST}/`);
  });

  it("writes no code that goes through the program, which lets in its page alone", async () => {
    await page.locator("#tab-code").click();
    const through = page.getByLabel("Through the address under Call");
    await through.waitFor();
    assert.ok(await through.isDisabled());
    assert.ok(!(await page.locator("#app").innerText()).includes(explorer.token));
  });

  it("keeps no service worker, and complains of nothing", async () => {
    await page.waitForTimeout(1700);
    const workers = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    assert.equal(workers, 0);
    assert.deepEqual(complaints, []);
  });

  it("lets in no page of another origin, even with the address", async () => {
    const foreign = createServer((_, response) => response.setHeader("Content-Type", "text/html").end("<p>foreign"));
    await new Promise((resolve) => foreign.listen(0, "127.0.0.1", resolve));
    const other = await browser.newPage();
    try {
      await other.goto(`http://127.0.0.1:${foreign.address().port}/`);
      const before = arrived.length;
      const outcomes = await other.evaluate(
        async ([address, host]) => {
          const tries = [
            [`${address}tc3/${host}/`, { method: "POST", body: "{}" }],
            [`${address}tc3/${host}/`, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }],
            [`${address}tc3/${host}/`, { method: "POST", body: "{}", mode: "no-cors" }],
            [`${address}tc3/${host}/`, {}],
            [`${address}endpoint.json`, {}],
            [address, {}],
          ];
          const read = async ([url, options]) => (await (await fetch(url, options)).text()) || "nothing";
          return Promise.all(tries.map((one) => read(one).catch(() => "refused")));
        },
        [explorer.address, HOST],
      );
      assert.deepEqual(outcomes, ["refused", "refused", "refused", "refused", "refused", "refused"]);
      assert.equal(arrived.length, before);
      const frame = await other.evaluate(async (address) => {
        const frame = document.createElement("iframe");
        frame.src = address;
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener("load", resolve));
        try {
          return frame.contentDocument ? "readable" : "closed";
        } catch {
          return "closed";
        }
      }, explorer.address);
      assert.equal(frame, "closed");
    } finally {
      await other.close();
      foreign.close();
    }
  });
});
