// A stage as one text, and what the reader's own program signed beside what the page signs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { explorer, LINKS } from "./support.mjs";

const visit = explorer();
const { open, button, choose, copied, paste, shows, stage } = visit;

const box = () => visit.page.locator("#field-own");
const part = () => visit.page.locator(".own");
const mistakes = () => visit.page.locator(".own-mistakes");
const rawOf = (id) =>
  stage(id)
    .locator(".raw-text")
    .evaluate((element) => element.textContent);
/** The signs within what differs first, on either side. */
const marked = (side) =>
  visit.page
    .locator(`.own tr[data-first] .${side} .first-difference`)
    .evaluateAll((all) => all.map((one) => one.textContent));

describe("a stage as one text", () => {
  it("is what is hashed, byte for byte, is copied so, and stands in the link", async () => {
    await open();
    await choose("Raw");
    const canonical = await rawOf("canonicalRequest");
    assert.equal(
      createHash("sha256").update(canonical).digest("hex"),
      "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
    );
    assert.equal(
      await rawOf("stringToSign"),
      `TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031`,
    );
    assert.equal(await stage("canonicalRequest").locator(".part").count(), 0);
    // Derived keys are no text, and stay hidden.
    assert.equal(await stage("derivedKeys").locator(".part").count(), 3);
    await stage("canonicalRequest").getByRole("button", { name: "Copy Canonical request" }).click();
    await stage("canonicalRequest").locator(".copy[data-outcome=copied]").waitFor();
    assert.equal(await copied(), canonical);
    assert.deepEqual(await visit.violations("#column-v3"), []);
    await visit.page.waitForFunction(() => location.hash.includes("stages=raw"));
    await choose("Pieces");
    await shows(stage("canonicalRequest"), "CanonicalHeaders");
  });
});

describe("compare with mine", () => {
  it("aligned rows, the first byte that differs, signs, and the mistake by its name; with an engine that comes then", async () => {
    const loaded = [];
    visit.page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await open("#stages=raw");
    const canonical = await rawOf("canonicalRequest");
    await visit.page.waitForLoadState("networkidle");
    assert.deepEqual(
      loaded.filter((path) => /diagnose|comparison|own-view/.test(path)),
      [],
    );
    await button("Compare with mine").click();
    await box().waitFor();
    await visit.page.waitForFunction(() => document.activeElement?.id === "field-own");
    assert.ok(loaded.some((path) => /diagnose/.test(path)));

    await paste(box(), canonical);
    await shows(part(), "Both sides have the same canonical request.");
    await paste(box(), canonical.replace("content-type:", "Content-Type:"));
    await shows(part(), "They differ first in line 4, at byte 1.");
    assert.deepEqual([await marked("mine"), await marked("expected")], [["C"], ["c"]]);
    await shows(mistakes(), "Write names in lower case");
    await paste(box(), canonical.replace("application/json", "application/json\u00a0"));
    await shows(part(), "They differ first in line 4, at byte 30.");
    assert.deepEqual([await marked("mine"), await marked("expected")], [["U+00A0"], [";"]]);

    await paste(box(), canonical.replaceAll("\n", "\r\n"));
    await shows(part(), "They differ first in line 1, at byte 5.");
    assert.deepEqual([await marked("mine"), await marked("expected")], [["CR LF"], ["LF"]]);
    await shows(mistakes(), "Join the lines with");
    await visit.page.getByLabel("Read CR LF as LF").check();
    await shows(part(), "Both sides have the same canonical request.");
    await mistakes().locator("li").first().waitFor({ state: "detached" });
    // As a program prints it.
    await paste(box(), `"${canonical.replaceAll("\n", "\\n")}"`);
    await shows(part(), "It was printed as a literal");
    await shows(part(), "Both sides have the same canonical request.");
    await paste(box(), `${canonical}\n`);
    await shows(part(), "but for a line end after the last line");
    assert.deepEqual(await visit.violations(".own"), []);
  });

  it("a string to sign of another time: the form takes its time", async () => {
    await open("#stages=raw");
    const text = (await rawOf("stringToSign")).replace("1551113065", "1551113075");
    await button("Compare with mine").click();
    await paste(box(), text.replace("2019-02-25", "2019-02-26"));
    await shows(part(), "Read as a string to sign.");
    await shows(part(), "They differ first in line 2, at byte 9.");
    await button("Sign the form at the time of mine").click();
    await shows(part(), "They differ first in line 3, at byte 10.");
    await shows(mistakes(), "2019-02-25");
    assert.match(await rawOf("stringToSign"), /\n1551113075\n/);
    // Signature v1 has a text of another kind, in one line.
    const v1 = await rawOf("v1StringToSign");
    await paste(box(), v1.replace("Limit=1&", "Limit=1&Offset=0&"));
    await shows(part(), "Read as a string to sign of signature v1.");
    await shows(visit.page.locator(".own tr[data-first]"), "Offset=0&");
  });

  it("in Chinese, without a key, and for ACS3", async () => {
    await open(`${LINKS.createFunction}&stages=raw&lang=zh&time=1551113065&nonce=n1&fresh=false`);
    const text = await rawOf("acsCanonicalRequest");
    await button("与我的对比").click();
    await paste(box(), text.replace("x-acs-action:CreateFunction", "x-acs-action:createfunction"));
    await shows(part(), "识别为规范请求串。");
    assert.deepEqual([await marked("mine"), await marked("expected")], [["c"], ["C"]]);
    await shows(part(), "应有的");
    await button("清除密钥").click();
    await visit.page.waitForFunction(() => document.querySelector("#field-own").value === "");
    await paste(box(), text);
    await shows(part(), "两边的规范请求串相同。");
    assert.deepEqual(await visit.violations(".own"), []);
  });

  it("what is pasted is kept nowhere", async () => {
    const marker = "x-marker-of-mine";
    await open("#stages=raw");
    const canonical = await rawOf("canonicalRequest");
    await button("Compare with mine").click();
    await paste(box(), canonical.replace("content-type;host", `content-type;host;${marker}`));
    await shows(part(), "They differ first in line 7");
    // It is there in another room's company, and back again.
    await visit.room("Code");
    await visit.room("Signature");
    await shows(visit.page.locator(".own tr[data-first]"), marker);
    const kept = await visit.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const caches = await globalThis.caches.keys();
      return JSON.stringify([
        location.href,
        history.state,
        { ...localStorage },
        { ...sessionStorage },
        databases,
        caches,
        document.cookie,
      ]);
    });
    assert.ok(!kept.includes(marker), kept);
    await button("Copy link").click();
    await visit.page.locator(".copy[data-outcome=copied]").first().waitFor();
    assert.ok(!(await copied()).includes(marker));
    await button("Forget credentials").click();
    await visit.page.waitForFunction(() => document.querySelector("#field-own").value === "");
    await button("Compare with mine").click();
    assert.equal(await part().count(), 0);
  });
});
