// Everybody can use it: languages, themes, keyboard, screen reader, narrow and wide; and how much is loaded.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { explorer, LINKS, SIGNATURE, www } from "./support.mjs";

const visit = explorer();
const { first, open, field, signature, shows, choose, send, violations, stage } = visit;

describe("axe finds nothing", () => {
  for (const language of ["en", "zh"]) {
    for (const theme of ["light", "dark", "contrast"]) {
      it(`in ${language}, ${theme}`, async () => {
        // Without motion the marks of a change stay, so that their contrast is judged too.
        await visit.page.emulateMedia({ reducedMotion: "reduce" });
        const looks = `&lang=${language}&theme=${theme}`;
        await open(`#${looks.slice(1)}`);
        await visit.page.locator("#stage-derivedKeys .quiet").click();
        await stage("canonicalRequest").locator('[data-from="h:host"]').first().hover();
        assert.deepEqual(await violations(), [], "signature");
        await open(`${LINKS.createService}${looks}`);
        await visit.page.locator("#param-Cpu").fill("99");
        assert.deepEqual(await violations(), [], "form");
        await open(`${LINKS.invoke}${looks}&room=call`);
        await send();
        await visit.page.locator("#received .body").waitFor();
        await visit.page.locator("#field-service").fill("cv m");
        assert.deepEqual(await violations(), [], "call");
        await open(`${LINKS.createFunction}${looks}&room=code`);
        await visit.page.locator(".body.code [class^=hljs]").first().waitFor();
        await visit.page.keyboard.press("Control+k");
        await visit.page.locator(".palette input").fill("service");
        await visit.page.locator("#found li").first().waitFor();
        assert.deepEqual(await violations(), [], "code and search");
        await open(`${LINKS.createFunction}${looks}&room=reference`);
        await visit.page.locator("#reference-errors").waitFor();
        assert.deepEqual(await violations(), [], "reference");
        await first(`#${looks.slice(1)}`);
        await visit.page.locator("#first-box").fill("service");
        await visit.page.locator("#found li").first().waitFor();
        assert.deepEqual(await violations(), [], "the first screen");
      });
    }
  }
});

describe("languages", () => {
  it("follows the browser, and the switch", async () => {
    await open();
    assert.equal(await visit.page.locator("html").getAttribute("lang"), "en");
    await choose("中文");
    assert.equal(await visit.page.locator("html").getAttribute("lang"), "zh-CN");
    await shows(stage("canonicalRequest"), "规范请求串");
    const chinese = await visit.browser.newContext({ locale: "zh-CN" });
    try {
      const page = await chinese.newPage();
      await page.goto(`${visit.address}#example`);
      await page.locator("#stage-canonicalRequest").getByText("规范请求串").waitFor();
    } finally {
      await chinese.close();
    }
  });
});

describe("layout", () => {
  for (const width of [380, 1024, 1600]) {
    it(`does not scroll sideways at ${width} px`, async () => {
      await visit.page.setViewportSize({ width, height: 900 });
      for (const link of ["", LINKS.createService, `${LINKS.createFunction}&room=code`, `${LINKS.invoke}&room=call`]) {
        await open(link);
        if (link.endsWith("call")) {
          await visit.page.locator(".send-form button[type=submit]").click();
          await visit.page.locator("#received .body").waitFor();
        }
        const overflow = await visit.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(overflow <= 0, `${link}: ${overflow} px too wide`);
      }
    });
  }

  it("on a phone the services are one button away, and the rooms one press away", async () => {
    await visit.page.setViewportSize({ width: 380, height: 800 });
    await open();
    await visit.page.getByRole("button", { name: "APIs", exact: true }).click();
    await visit.page
      .getByRole("dialog")
      .getByRole("textbox", { name: "Filter services and actions" })
      .fill("fc CreateFunction");
    await visit.page
      .getByRole("dialog")
      .getByRole("link", { name: /^CreateFunction/ })
      .click();
    await shows(visit.page.locator("#request-title"), "CreateFunction");
    await visit.page
      .getByRole("navigation", { name: "Parts of the page" })
      .getByRole("button", { name: "Code" })
      .click();
    await visit.page.locator(".body.code").waitFor();
  });

  it("keeps its place: no layout shift while loading and typing", async () => {
    await visit.page.addInitScript(() => {
      window.layoutShift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const [link, typed] of [
      ["", "#field-id"],
      [LINKS.createService, "#param-Name"],
    ]) {
      await open(link);
      await visit.page.locator(typed).fill("Something");
      await visit.page.waitForTimeout(600);
      const shift = await visit.page.evaluate(() => window.layoutShift);
      assert.ok(shift < 0.02, `${link || "the first view"}: ${shift}`);
    }
  });
});

describe("keyboard and tour", () => {
  it("tabs move by arrows, and the first Tab skips to the content", async () => {
    await open();
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.press("Enter");
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), "main");
    await visit.page.getByRole("tab", { name: "Signature" }).focus();
    await visit.page.keyboard.press("ArrowRight");
    assert.equal(await visit.page.getByRole("tab", { name: "Call" }).getAttribute("aria-selected"), "true");
  });

  it("Tab leaves the JSON editor", async () => {
    await open();
    await visit.page.locator(".cm-content").click();
    await visit.page.keyboard.press("Tab");
    assert.notEqual(await visit.page.evaluate(() => document.activeElement.id), "field-body");
  });

  it("the tour explains the document's example, stop by stop", async () => {
    await open(LINKS.createFunction);
    await visit.page.getByRole("button", { name: "Tour" }).click();
    const card = visit.page.getByRole("dialog", { name: /./ }).and(visit.page.locator(".tour"));
    for (let stop = 1; stop <= 8; stop++) {
      await shows(card, `${stop} of 8`);
      assert.equal(await visit.page.locator(".toured").count(), 1, `stop ${stop} points at something`);
      await card.getByRole("button", { name: stop < 8 ? "Next" : "Done" }).click();
    }
    assert.equal(await card.count(), 0);
    assert.equal(await signature(), SIGNATURE);
  });
});

describe("what a visit loads", () => {
  for (const [what, visited, most] of [
    ["the first screen", () => visit.first(), 120],
    ["a request, without the editor and the model of its service", () => open(), 168],
  ])
    it(`is at most ${most} KB after gzip: ${what}`, async () => {
      const loaded = new Set();
      visit.page.on("response", (response) => loaded.add(new URL(response.url()).pathname));
      await visited();
      await visit.page.waitForTimeout(1000);
      const dist = new URL("dist/", www);
      const editor = readdirSync(new URL("assets/", dist)).find((name) => name.startsWith("code-mirror"));
      let total = 0;
      for (const path of loaded) {
        if (path.endsWith(editor) || path.startsWith("/catalogue/pages/")) continue;
        total += gzipSync(readFileSync(new URL(path.slice(1) || "index.html", dist)), { level: 9 }).length;
      }
      assert.ok(loaded.size >= 4, `${[...loaded]}`);
      assert.ok(total <= most * 1024, `${total} bytes`);
    });
});
