// What follows a keystroke comes after its paint: nothing that is shown may be taken for that of a later text.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { v3Signature } from "../sweep/sign.mjs";
import { explorer, largeIndex, LINKS } from "./support.mjs";

const visit = explorer();
const { open, json, shows } = visit;

const TIME = "1551113065";
const KEYS = { id: "AKIDofthesweep00000000000000000000", secret: "keyofthesweep0000000000000000000" };
const DESCRIBE = `#service=cvm&version=2017-03-12&action=DescribeInstances&editor=json&time=${TIME}&nonce=1&fresh=false`;

/** Between the quotation marks of this text. */
async function typeAt(text) {
  await open(DESCRIBE);
  await visit.page.locator("#field-id").fill(KEYS.id);
  await visit.page.locator("#field-secret").fill(KEYS.secret);
  await json(text);
  await visit.page.keyboard.press("ControlOrMeta+Home");
  for (let left = text.indexOf('""') + 1; left > 0; left--) await visit.page.keyboard.press("ArrowRight");
  await visit.caughtUp();
}

/** In the page: after each paint, what stands in the editor and what is said of it. */
function watch() {
  window.seen = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const lines = document.querySelector(".code-mirror").shadowRoot.querySelectorAll(".cm-line");
    window.seen.push({
      text: [...lines].map((line) => line.textContent).join("\n"),
      signature: document.querySelector("#column-v3 .status-signature")?.textContent,
      isBusy: document.querySelector("#column-v3").ariaBusy === "true",
      verdict: document.querySelector(".verdict-line code")?.textContent,
      isVerdictBusy: document.querySelector(".verdict-line").ariaBusy === "true",
    });
  };
  const next = () => {
    port2.postMessage(0);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

describe("while a reader types", () => {
  for (const delay of [5, 40, 100]) {
    it(`a signature is that of the text, or said to be on its way: a key every ${delay} ms`, async () => {
      await typeAt('{"Name": ""}');
      await visit.page.evaluate(watch);
      await visit.page.keyboard.type("abcdefghijklmnopqrst", { delay });
      await visit.caughtUp();
      await visit.page.waitForTimeout(100);
      const seen = await visit.page.evaluate(() => window.seen);
      assert.equal(seen.at(-1).text, '{"Name": "abcdefghijklmnopqrst"}');
      assert.ok(!seen.at(-1).isBusy && !seen.at(-1).isVerdictBusy);
      assert.ok(seen.some(({ isBusy }) => isBusy) && seen.some(({ isVerdictBusy }) => isVerdictBusy));
      for (const { text, signature, isBusy, verdict, isVerdictBusy } of seen) {
        const right = v3Signature({ service: "cvm" }, text, TIME);
        if (!isBusy) assert.equal(signature, right, text);
        if (!isVerdictBusy) assert.equal(verdict, `${right.slice(0, 4)}…${right.slice(-4)}`, text);
      }
    });
  }

  it("what is no JSON any more is said to be none, and the signature of v3 follows", async () => {
    await typeAt('{"Name": ""}');
    await visit.page.keyboard.press("End");
    await visit.page.keyboard.type("}");
    await visit.caughtUp();
    assert.equal(await visit.signature(), v3Signature({ service: "cvm" }, '{"Name": ""}}', TIME));
    await shows(visit.page.locator(".json-editor"), /JSON/);
  });

  it("Ctrl+Enter sends the last letter too", async () => {
    await typeAt('{"Name": ""}');
    const sent = visit.page.waitForRequest((request) => request.method() === "POST");
    await visit.page.evaluate(() => {
      const content = document.querySelector(".code-mirror").shadowRoot.querySelector(".cm-content");
      content.focus();
      document.execCommand("insertText", false, "zz");
      const { body } = document;
      body.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }),
      );
    });
    assert.equal((await sent).postData(), '{"Name": "zz"}');
  });

  it("a click finds the page with all that was typed", async () => {
    await open(LINKS.createService);
    // In one task: nothing was painted in between.
    await visit.page.evaluate(() => {
      const input = document.getElementById("param-Name");
      input.value = "at once";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      [...document.querySelectorAll("[name=editor]")].find(({ value }) => value === "json").click();
    });
    await shows(visit.page.locator(".cm-content"), '"at once"');
  });

  it("in a field of the form and in the JSON beside it, each letter stands where it was typed", async () => {
    await open(LINKS.createService);
    await visit.choose("Both");
    await visit.page.locator(".cm-content").waitFor();
    await visit.page.locator('[id="param-Name"]').fill("");
    await visit.page.locator('[id="param-Name"]').pressSequentially("abcdefghijklmnop", { delay: 8 });
    await shows(visit.page.locator(".cm-content"), '"abcdefghijklmnop"');
    assert.equal(await visit.page.locator('[id="param-Name"]').inputValue(), "abcdefghijklmnop");
  });

  it("in a tab that is not painted, the page follows all the same", async () => {
    await typeAt('{"Name": ""}');
    await visit.page.evaluate(() => (window.requestAnimationFrame = () => 0));
    await visit.page.keyboard.type("unseen");
    await visit.caughtUp();
    assert.equal(await visit.signature(), v3Signature({ service: "cvm" }, '{"Name": "unseen"}', TIME));
  });
});

describe("while a reader searches", () => {
  it("the hits that can be seen are drawn first, and the others when these are on the screen", async () => {
    await visit.page.route("**/catalogue/index.json*", (route) => route.fulfill({ json: largeIndex() }));
    await visit.first();
    await visit.page.locator("#first-box").focus();
    await visit.page.waitForTimeout(1000);
    const counts = await visit.page.evaluate(async () => {
      const input = document.getElementById("first-box");
      input.value = "describe thing 7";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const count = () => document.querySelectorAll("#found li").length;
      await Promise.resolve();
      await new Promise(requestAnimationFrame);
      const first = count();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return [first, count(), Number(document.querySelector("#found li").ariaSetSize)];
    });
    assert.deepEqual(counts, [12, 60, 60]);
    await visit.page.keyboard.press("ArrowUp");
    assert.equal(await visit.page.locator("#found-59").getAttribute("aria-selected"), "true");
  });
});
