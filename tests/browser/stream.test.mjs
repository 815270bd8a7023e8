// Answers that come as events, and what a call tells besides its answer: attempts, pauses, clock, outcome.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explorer, LINKS } from "./support.mjs";

const visit = explorer();
const { open, field, button, shows, room, send, violations } = visit;

const outcome = () => visit.page.locator(".outcome");
const attempts = () => visit.page.locator(".attempts");
const rows = () => visit.page.locator(".events li");
const link = (service, version, action, params, more = "") =>
  `#service=${service}&version=${version}&action=${action}&params=${encodeURIComponent(JSON.stringify(params))}&room=call${more}`;
const chat = (question, more) =>
  link(
    "hunyuan",
    "2023-09-01",
    "ChatCompletions",
    { Model: "hunyuan-lite", Messages: [{ Role: "user", Content: question }], Stream: true },
    more,
  );
const local = (action, params, more) => link("local", "2026-01-01", action, params, more);

/** Answers every call of the page. */
const answerWith = (answer) => visit.page.route("**/endpoint/**", answer);

describe("a stream", () => {
  it("is shown as it comes: its status and id at once, the text as it grows, and each event", async () => {
    await open(`${LINKS.invoke}&room=call`);
    await button("Example of a stream: Hunyuan’s ChatCompletions").click();
    await shows(visit.page.locator(".send-form"), "The answer will be read as a stream of events.");
    await send();
    await rows().nth(2).waitFor();
    assert.equal(await visit.page.locator(".history").getByText("streaming").count(), 1, "it is under way");
    const text = visit.page.locator(".stream-text");
    const early = await text.innerText();
    await shows(visit.page.locator(".stream"), /200 RequestId [0-9a-f-]{36}/);
    await shows(outcome(), /^The call succeeded\. The stream has ended: \d+ events\.$/);
    const late = await text.innerText();
    assert.ok(late.startsWith(early.trimEnd()) && late.length > early.length, `${early} → ${late}`);
    assert.match(late, /^I am the local endpoint .+ You asked: What is a signature\? /);
    await rows().nth(4).locator("summary").click();
    await shows(rows().nth(4), /^\{\n {2}"Note": "以上内容为AI生成/);
    // Answers are kept as they came, too.
    assert.match(await visit.page.locator("#received .body").innerText(), /^data: \{"Note"/);
    assert.match(await visit.page.locator(".history-entry").innerText(), /succeeded .+ \d+ events$/);
  });

  it("can be cancelled, and what came before stays", async () => {
    await open(local("Stream", { Count: 10_000, DelayMs: 5 }));
    await send();
    await button("Call it once more, as a stream").click();
    await rows().nth(1).waitFor();
    const closed = visit.page.waitForEvent("requestfailed");
    await button("Cancel").click();
    await shows(outcome(), /^Cancelled\. Before that came \d+ events?\.$/);
    await closed;
    const count = await rows().count();
    assert.ok(count >= 2);
    await visit.page.waitForTimeout(300);
    assert.equal(await rows().count(), count);
  });

  it("that fails while it speaks says why and what to do, in both languages", async () => {
    await open(chat("fail"));
    await send();
    await shows(outcome().locator("h3"), "2003");
    await shows(outcome(), "the model failed, as you asked");
    await shows(outcome(), "The service had begun with it. Before that came 3 events.");
    assert.match(await outcome().locator(".failure-hint").innerText(), /^The service broke the stream off\./);
    await visit.page.getByRole("radio", { name: "中文" }).check();
    assert.match(await outcome().locator(".failure-hint").innerText(), /^服务中断了事件流/);
    assert.equal(await rows().count(), 3);
  });

  it("with an envelope of an error has that error's own hint, in both languages", async () => {
    await open(local("Stream", { Count: 9, FailAfter: 2 }));
    await send();
    await button("Call it once more, as a stream").click();
    await shows(outcome().locator("h3"), "LimitExceeded");
    const hint = outcome().locator(".failure-hint");
    const english = await hint.innerText();
    assert.doesNotMatch(english, /broke the stream off/);
    await visit.page.getByRole("radio", { name: "中文" }).check();
    assert.match(await hint.innerText(), /[一-龥]{4}/);
    assert.equal(await rows().count(), 2);
  });

  it("that was not asked for is an error with a button, and is asked about once", async () => {
    await open(local("Stream", { Count: 4 }));
    await send();
    await shows(outcome(), "ClientError.EventStream");
    await button("Call it once more, as a stream").click();
    await shows(outcome(), "The stream has ended: 4 events.");
    await send();
    await visit.page.locator(".history li").nth(2).waitFor();
    await shows(outcome(), "The stream has ended: 4 events.");
  });

  it("that is none is shown as what it is", async () => {
    await open(local("Echo", { Stream: true }));
    await send();
    await shows(outcome(), /^The call succeeded\.$/);
    assert.equal(await visit.page.locator(".stream").count(), 0);
    await shows(visit.page.locator("#received"), '"Stream": true');
  });

  it("of signature v1 is read in the same way", async () => {
    await open(chat("v1", "&algorithm=HmacSHA256"));
    await send();
    await shows(outcome(), "The stream has ended");
  });

  it("of thousands of events freezes nothing: the latest are drawn, and the page says so", async () => {
    const event = (index) => `id: ${index}\ndata: {"Choices":[{"Delta":{"Content":"word ${index} "}}]}\n\n`;
    const body = Array.from({ length: 30_000 }, (_, index) => event(index)).join("");
    await open(chat("many"));
    await answerWith((route) => route.fulfill({ headers: { "Content-Type": "text/event-stream" }, body }));
    await visit.page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      const beat = () => {
        window.longest = Math.max(window.longest, performance.now() - last);
        last = performance.now();
        setTimeout(beat);
      };
      beat();
    });
    await send();
    await shows(outcome(), "The stream has ended: 30,000 events.");
    const longest = await visit.page.evaluate(() => window.longest);
    // Measured: some 300 ms.
    assert.ok(longest < 1500, `the page stood still for ${longest} ms`);
    assert.equal(await rows().count(), 200);
    await shows(visit.page.locator(".stream"), "Only the latest 200 are shown.");
    await shows(visit.page.locator(".stream"), "Only the first 50,000 characters are shown.");
    await shows(visit.page.locator("#received"), "Only the first 256 KB are kept.");
  });

  it("is read aloud in sentences, and not word by word", async () => {
    await open(chat("hello"));
    await visit.page.evaluate(() => {
      window.said = [];
      for (const region of document.querySelectorAll("[aria-live], [role=status]"))
        new MutationObserver(() => window.said.push(region.textContent)).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await send();
    await shows(outcome(), "The stream has ended");
    await visit.page.waitForTimeout(200);
    const said = (await visit.page.evaluate(() => window.said)).filter(Boolean);
    assert.ok(said.length <= 6, said.join(" | "));
    assert.ok(
      said.some((text) => /^I am the local endpoint .+ thinks\.$/.test(text)),
      said.join(" | "),
    );
  });

  it("has nothing that axe finds, in both languages and all themes", async () => {
    await visit.page.emulateMedia({ reducedMotion: "reduce" });
    await open(chat("fail"));
    await send();
    await outcome().locator(".failure-hint").waitFor();
    await rows().nth(1).locator("summary").click();
    for (const [language, theme] of [
      ["EN", "light"],
      ["中文", "dark"],
      ["中文", "contrast"],
    ]) {
      await visit.page.locator("header select").selectOption(theme);
      await visit.page.getByRole("radio", { name: language }).check();
      assert.deepEqual(await violations(".call-room"), [], `${language}, ${theme}`);
    }
  });
});

describe("what a call tells", () => {
  it("each attempt and each pause, of a call that may be repeated", async () => {
    await open(`${LINKS.describeServices}&room=call`);
    let count = 0;
    await answerWith((route) => (count++ < 2 ? route.fulfill({ status: 503 }) : route.continue()));
    await send();
    await shows(outcome(), "The call succeeded.");
    await shows(attempts().locator("h3"), "3 attempts");
    const lines = (await attempts().locator("li").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
    assert.equal(lines.length, 5);
    assert.match(lines[0], /^Attempt 1 ClientError\.EmptyResponse HTTP 503 · \d+ ms$/);
    // The pause is random, and may be none.
    assert.match(lines[1], /^(pause of \d+ ms|once more at once)$/);
    assert.match(lines[4], /^Attempt 3 succeeded HTTP 200 · \d+ ms$/);
    visit.expect(/503/);
  });

  it("that a call that may do harm was made once, and may have been carried out, in both languages", async () => {
    await open(`${LINKS.createService}&room=call`);
    let count = 0;
    await answerWith((route) => (count++, route.fulfill({ status: 502, body: "<html>" })));
    await send();
    await shows(outcome(), "The service may have done it all the same: look before you send it again.");
    assert.equal(count, 1);
    assert.equal(await attempts().count(), 0);
    await visit.page.getByRole("radio", { name: "中文" }).check();
    await shows(outcome(), "操作可能已经执行，重新发送前请先核实。");
    await shows(visit.page.locator("#received"), "尝试 1 次");
    visit.expect(/502/);
  });

  it("that the service refused it, or that nothing was sent", async () => {
    await open(`${LINKS.invoke}&room=call`);
    await field("SecretKey").fill("wrongkey");
    await send();
    await shows(outcome(), "The service refused the call and did nothing.");
    await field("Send through").fill("nonsense");
    await send();
    await shows(outcome(), "Nothing was sent.");
    assert.equal(await visit.page.locator("#sent .start-line").count(), 0);
  });

  it("that the clock is wrong: the call is signed anew by the service's, and the next one at once", async () => {
    await visit.page.clock.install({ time: Date.now() + 3 * 3_600_000 });
    for (const algorithm of ["TC3-HMAC-SHA256", "HmacSHA256"]) {
      await open(`${LINKS.invoke}&room=call&algorithm=${algorithm}`);
      await send();
      await shows(outcome(), "The call succeeded.");
      await shows(attempts(), "AuthFailure.SignatureExpire");
      await shows(attempts(), "This machine’s clock is 3 hours ahead of the service’s.");
      await send();
      await visit.page.locator(".history li").nth(1).waitFor();
      await shows(outcome(), "The call succeeded.");
      assert.equal(await attempts().count(), 0);
      assert.ok(Math.abs((await field("Timestamp, in Unix seconds").inputValue()) - Date.now() / 1000) < 60);
    }
  });

  it("also of Alibaba Cloud's", async () => {
    await visit.page.clock.install({ time: Date.now() - 3 * 3_600_000 });
    await open(`${LINKS.createFunction}&room=call`);
    const create = async () => {
      await visit.page.locator("#param-functionName").fill(`c_${Math.random().toString(36).slice(2, 10)}`);
      await send();
    };
    await create();
    await shows(outcome(), "The call succeeded.");
    await shows(attempts(), "This machine’s clock is 3 hours behind the service’s.");
    await create();
    await visit.page.locator(".history li").nth(1).waitFor();
    await shows(outcome(), "The call succeeded.");
    assert.equal(await attempts().count(), 0);
    visit.expect(/400/);
  });

  it("and the stages then show the very signature that was sent", async () => {
    await open(`${LINKS.invoke}&room=call`);
    await visit.page.waitForTimeout(1100);
    await send();
    await shows(outcome(), "The call succeeded.");
    await visit.page.locator("#sent .headers-fold summary").click();
    const sent = await visit.page.locator("#sent .headers").innerText();
    await room("Signature");
    const shown = await visit.signature();
    assert.ok(sent.includes(`Signature=${shown}`), shown);
  });
});
