// Quick search: everything that has a name, by keyboard, misspelled, in Chinese and in pinyin.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explorer } from "./support.mjs";

const visit = explorer();
const { open, shows, stage } = visit;

const box = () =>
  visit.page.getByRole("combobox", { name: "Search" }).or(visit.page.getByRole("combobox", { name: "搜索" }));
const options = () => visit.page.locator("#found").getByRole("option");
async function search(text) {
  await visit.page.keyboard.press("Control+k");
  await box().fill(text);
  await options().first().waitFor();
  return options().locator("code").allInnerTexts();
}

describe("search", () => {
  it("opens and closes by keyboard, and gives the focus back", async () => {
    await open();
    await visit.page.locator("#field-service").focus();
    await visit.page.keyboard.press("Meta+k");
    assert.equal(await box().evaluate((element) => element === document.activeElement), true);
    await visit.page.keyboard.press("Escape");
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), "field-service");
  });

  for (const [what, query, wanted] of [
    ["an action by its name", "createserv", "CreateService"],
    ["an action by one of its words", "describe scaling", "DescribeRsgAsGroups"],
    ["with a wrong letter", "CreteFuncton", "CreateFunction"],
    ["by its Chinese title", "创建服务", "CreateService"],
    ["by a part of it", "服务配置", "CreateServiceConfig"],
    ["by the initials of its pinyin", "cjfw", "CreateService"],
    ["by its pinyin", "chuangjianhanshu", "CreateFunction"],
    ["a parameter", "instanceConcurrency", "instanceConcurrency"],
    ["a data structure", "ModelService", "ModelService"],
    ["a common error code", "SignatureExpire", "AuthFailure.SignatureExpire"],
    ["an error code of a service", "FunctionAlreadyExists", "FunctionAlreadyExists"],
  ]) {
    it(`finds ${what}: ${query}`, async () => {
      await open();
      const found = await search(query);
      assert.ok(found.slice(0, 3).includes(wanted), found.slice(0, 6).join(", "));
    });
  }

  it("arrows choose, Enter opens the action", async () => {
    await open();
    const [first, second] = await search("function");
    assert.notEqual(first, second);
    await visit.page.keyboard.press("ArrowDown");
    assert.equal(await box().getAttribute("aria-activedescendant"), "found-1");
    assert.equal(await options().nth(1).getAttribute("aria-selected"), "true");
    await visit.page.keyboard.press("ArrowUp");
    await box().fill("DeleteServiceConfig");
    await shows(options(), "DeleteServiceConfig");
    await visit.page.keyboard.press("Enter");
    await shows(visit.page.locator("#request-title"), "DeleteServiceConfig");
    await shows(stage("canonicalRequest"), "host:tiems.tencentcloudapi.com");
  });

  it("a parameter leads to its field", async () => {
    await open();
    await search("diskSize");
    await visit.page.keyboard.press("Enter");
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-diskSize");
  });

  it("a structure shows its members and the actions that use it", async () => {
    await open();
    await search("InputCodeLocation");
    await options()
      .filter({ has: visit.page.locator(".kind", { hasText: /^structure$/ }) })
      .first()
      .click();
    const sheet = visit.page.getByRole("dialog");
    await shows(sheet, "ossBucketName");
    await sheet.getByRole("button", { name: "CreateFunction" }).click();
    await shows(visit.page.locator("#request-title"), "CreateFunction");
  });

  it("an error code shows what to do about it", async () => {
    await open("#lang=zh");
    await search("AuthFailure.SignatureExpire");
    await visit.page.keyboard.press("Enter");
    await shows(visit.page.getByRole("dialog"), "原样重试仍会失败。");
  });

  it("says when there is nothing", async () => {
    await open();
    await visit.page.keyboard.press("Control+k");
    await box().fill("zzqqxx");
    await shows(visit.page.locator(".palette-hint"), "Nothing is called “zzqqxx”.");
  });
});

describe("an input method", () => {
  /** A key that it takes for itself: the browser gives the page the number 229 for it. */
  const key = (client, name) =>
    client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: name, code: name, windowsVirtualKeyCode: 229 });

  for (const [browser, take] of [
    [
      "Chromium: the key, then the end of the composition",
      async (client) => {
        await key(client, "Enter");
        await client.send("Input.insertText", { text: "创建" });
      },
    ],
    [
      "WebKit: the end of the composition, then the key",
      async (client) => {
        await client.send("Input.insertText", { text: "创建" });
        await key(client, "Enter");
      },
    ],
  ]) {
    it(`has Enter, arrows and Escape for itself while it composes a word (${browser})`, async () => {
      await open();
      await search("Service");
      await box().fill("");
      const client = await visit.context.newCDPSession(visit.page);
      await client.send("Input.imeSetComposition", { text: "chuangjian", selectionStart: 10, selectionEnd: 10 });
      await options().first().waitFor();
      const title = await visit.page.locator("#request-title").innerText();
      await key(client, "ArrowDown");
      assert.equal(await box().getAttribute("aria-activedescendant"), "found-0", "the arrow chose a candidate");
      await key(client, "Escape");
      assert.equal(await box().isVisible(), true, "Escape is not the dialog's");
      await take(client);
      assert.equal(await box().inputValue(), "创建");
      assert.equal(await box().isVisible(), true);
      assert.equal(await visit.page.locator("#request-title").innerText(), title, "nothing was opened");
      await shows(options(), "CreateService");
      await visit.page.keyboard.press("Enter");
      await box().waitFor({ state: "hidden" });
    });
  }
});
