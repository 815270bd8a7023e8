// Quick search: everything that has a name, by keyboard, misspelled, in Chinese and in pinyin.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CDB } from "./official-models.mjs";
import { drop, explorer, largeIndex, LINKS } from "./support.mjs";

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

describe("what comes first, and what is said of it", () => {
  for (const [what, query, kind, name, of] of [
    ["an action by its whole name", "Invoke", "action", "Invoke", "scf"],
    ["a service by its name", "cvm", "service", "cvm", "2017-03-12"],
    ["of the same name that of the older API", "DescribeInstances", "action", "DescribeInstances", "cvm"],
    ["of the service that is named", "lighthouse DescribeInstances", "action", "DescribeInstances", "lighthouse"],
    ["as access policies write it", "lighthouse:DescribeInstances", "action", "DescribeInstances", "lighthouse"],
    ["in pinyin with spaces", "chuang jian shi li", "action", "RunInstances", "cvm"],
    ["in pinyin without", "chuangjianshili", "action", "RunInstances", "cvm"],
    ["in initials", "cqsl", "action", "RebootInstances", "lighthouse"],
    ["in both", "chongqisl", "action", "RebootInstances", "lighthouse"],
  ]) {
    it(`${what}: ${query}`, async () => {
      await open();
      await search(query);
      const option = options().first();
      assert.equal(await option.locator(".kind").innerText(), kind);
      assert.equal(await option.locator("code").innerText(), name);
      assert.match(await option.locator(".found-service").innerText(), new RegExp(of));
    });
  }

  it("marks what was typed, in names, in titles, and in what pinyin stands for", async () => {
    await open("#lang=zh");
    const marked = () => options().first().locator(".hit").allInnerTexts();
    await search("RunInst");
    assert.deepEqual(await marked(), ["RunInst"]);
    await box().fill("chongqi");
    await shows(options(), "重启实例");
    assert.deepEqual(await marked(), ["重启"]);
  });

  it("says that nothing is called so, where it only comes near", async () => {
    await open();
    await search("DescribeInstnces");
    await shows(visit.page.locator(".palette-hint"), "Nothing is called “DescribeInstnces”. These come near:");
    assert.equal(await options().first().locator("code").innerText(), "DescribeInstances");
    await box().fill("DescribeInstances");
    await shows(visit.page.locator(".palette-hint"), /found/);
  });

  it("what was opened lately counts", async () => {
    await open("#service=lighthouse&version=2020-03-24&action=DescribeInstances");
    await open(LINKS.invoke);
    await search("DescribeInstances");
    assert.match(await options().first().locator(".found-service").innerText(), /lighthouse/);
  });

  it("an imported model is found in pinyin, too", async () => {
    await open();
    await drop(visit.page, { name: "cdb.json", text: JSON.stringify(CDB) });
    await visit.page.locator(".notices .note").waitFor();
    await search("cxsllb");
    assert.equal(await options().first().locator("code").innerText(), "DescribeDBInstances");
  });

  it("a name as it is written comes before the same in other capitals", async () => {
    await open();
    const twin = structuredClone(CDB);
    twin.actions = { describeDbInstances: { ...CDB.actions.DescribeDBInstances } };
    Object.assign(twin.metadata, { serviceShortName: "cda", apiVersion: "2016-01-01" });
    await drop(visit.page, ...[CDB, twin].map((model, at) => ({ name: `${at}.json`, text: JSON.stringify(model) })));
    await shows(visit.page.locator(".notices"), "cda 2016-01-01: 1 actions are ready.");
    for (const name of ["describeDbInstances", "DescribeDBInstances"]) {
      assert.equal((await search(name))[0], name);
      await visit.page.keyboard.press("Escape");
    }
  });

  it("16,000 actions are searched within a keystroke", async () => {
    await visit.page.route("**/catalogue/index.json*", (route) => route.fulfill({ json: largeIndex() }));
    await open();
    await visit.page.keyboard.press("Control+k");
    await box().waitFor();
    await visit.page.waitForTimeout(1500);
    const measured = [];
    for (const query of ["zysl", "describe thing 7", "DescribeThing261Number6", "DescribbThing9Number"]) {
      measured.push(
        await visit.page.evaluate((text) => {
          const input = document.querySelector("dialog [role=combobox]");
          input.value = text;
          const start = performance.now();
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
          return performance.now() - start;
        }, query),
      );
      await options().first().waitFor();
    }
    // 50 ms for the first on a quiet machine; the tests run beside others.
    assert.ok(Math.max(...measured) < 500, measured.map(Math.round).join(", "));
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
