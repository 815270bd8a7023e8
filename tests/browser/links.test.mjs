// A link opens what it was made from: a long body, a room on a phone; and a static site has no local endpoint.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explorer, LINKS, onStaticHost } from "./support.mjs";

const visit = explorer();
const { open, shows } = visit;

const settled = () => visit.page.waitForTimeout(600);
const hash = () => visit.page.evaluate(() => location.hash);
const params = (text) => `#service=cvm&version=2017-03-12&action=RunInstances&params=${encodeURIComponent(text)}`;
const LONG = JSON.stringify(
  { Filters: Array.from({ length: 400 }, (_, at) => ({ Name: "instance-name", Values: [`未命名 ${at}`] })) },
  null,
  2,
);

describe("long links", () => {
  it("37 KB become 3, in the address and when copied, and open to the byte", async () => {
    await open(params(LONG));
    await visit.page.locator("#field-region").fill("ap-shanghai");
    await settled();
    const short = await hash();
    assert.ok(short.length < 4_000, String(short.length));
    assert.match(short, /service=cvm.*&region=ap-shanghai.*&z=/);
    await visit.page.getByRole("button", { name: "Copy link" }).click();
    await visit.page.locator('.copy[data-outcome="copied"]').waitFor();
    const link = await visit.copied();
    assert.equal(new URL(link).hash, short);
    const before = await visit.signature();
    await open(short);
    assert.match(await visit.page.locator(".parameters").innerText(), /[\d,]+ bytes/);
    await visit.page.locator("#field-timestamp").fill("1551113065");
    await visit.page.getByLabel("Take the current time").uncheck();
    await settled();
    const signed = await visit.signature();
    // The same bytes, whichever way they came.
    await open(`${params(LONG)}&region=ap-shanghai&time=1551113065&fresh=false&type=application/json; charset=utf-8`);
    assert.equal(await visit.signature(), signed);
    assert.match(before, /^[0-9a-f]{64}$/);
  });

  it("going back and forth through them", async () => {
    await open(params(LONG));
    await visit.page.locator("#field-action").fill("DescribeZones");
    await settled();
    await visit.page.locator("#field-action").fill("DescribeImages");
    await settled();
    await visit.page.goBack();
    await visit.page.waitForFunction(() => document.getElementById("field-action").value === "DescribeZones");
    assert.match(await visit.page.locator(".parameters").innerText(), /37,\d{3} bytes/);
  });

  it("one that was cut off says so, and opens what is left", async () => {
    await open(params(LONG));
    await visit.page.locator("#field-region").fill("ap-shanghai");
    await settled();
    await open((await hash()).slice(0, -40));
    await shows(visit.page.locator(".parameters"), "A part of the link cannot be read");
    assert.equal(await visit.page.locator("#field-action").inputValue(), "RunInstances");
  });

  it("secrets stay out of them", async () => {
    await open(params(LONG));
    await visit.page.locator("details.more summary").click();
    const secret = `X-Api-Key: ${"k".repeat(1500)}`;
    await visit.page.locator("#field-headers").fill(`X-Long: ${"v".repeat(1500)}\n${secret}`);
    await visit.page.locator("#field-secret").fill("s".repeat(1500));
    await settled();
    const z = new URLSearchParams((await hash()).slice(1)).get("z");
    const text = await visit.page.evaluate(async (packed) => {
      const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
    }, z);
    assert.match(text, /X-Long: vvv/);
    assert.doesNotMatch(text, /kkk|sss/);
  });
});

describe("a static site", () => {
  it("says that it has no local endpoint, and never sends to one", async () => {
    await onStaticHost(async (address) => {
      const asked = [];
      visit.page.on("request", (request) => asked.push(request.url()));
      await visit.page.goto(`${address}${LINKS.invoke}&room=call`);
      await shows(visit.page.locator(".no-endpoint"), "This site has no local endpoint");
      assert.equal(await visit.page.locator("#proxy").inputValue(), `${address}examples`);
      assert.equal(await visit.page.getByRole("button", { name: "Use the local endpoint" }).count(), 0);
      assert.deepEqual(
        asked.filter((url) => url.includes("/endpoint/")),
        [],
      );
      // A proxy that was named stays.
      await visit.page.locator("#proxy").fill("https://proxy.example/tc3");
      await visit.room("Code");
      await visit.room("Call");
      assert.equal(await visit.page.locator("#proxy").inputValue(), "https://proxy.example/tc3");
    });
  });

  it("the page with one does not", async () => {
    await open(`${LINKS.invoke}&room=call`);
    await settled();
    assert.equal(await visit.page.locator(".no-endpoint").count(), 0);
    await visit.send();
    await shows(visit.page.locator("#received"), "hello from scf");
  });
});
