// Models of the user: versions beside each other, folders and archives, kept over a reload, listed and removable; the
// page's own models are never replaced.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { strToU8, zipSync } from "fflate";
import { CDB, VPC } from "./official-models.mjs";
import { drop, dropPaths, explorer, LINKS } from "./support.mjs";

const visit = explorer();
const { first, open, shows, button } = visit;

const navigation = () => visit.page.getByRole("navigation", { name: "Services and actions" });
const service = (name) => navigation().locator("button.service", { hasText: name });
const notices = () => visit.page.locator(".notices");
const file = (model, name = "api.json") => ({ name, text: JSON.stringify(model) });
const withVersion = (model, apiVersion, actions = model.actions) => ({
  ...model,
  actions,
  metadata: { ...model.metadata, apiVersion },
});

/** Picks files as the button does. */
const pick = async (...files) => {
  await visit.page.locator(".import input[type=file]").setInputFiles(files);
  await notices().locator(".note").first().waitFor();
};
const archive = (entries) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(entries).map(([name, model]) => [name, strToU8(JSON.stringify(model))]))),
  );

describe("imported models", () => {
  it("two versions of a service stand beside each other, each with its own form", async () => {
    await open();
    const { CreateVpc } = VPC.actions;
    await drop(visit.page, file(VPC, "a.json"), file(withVersion(VPC, "2020-01-01", { CreateVpc }), "b.json"));
    await shows(notices(), "vpc 2017-03-12: 2 actions are ready.");
    await shows(notices(), "vpc 2020-01-01: 1 actions are ready.");
    assert.equal(await service("vpc").count(), 2);
    await shows(visit.page.locator(".where"), "2020-01-01");
    await visit.navigate("DeleteVpc");
    await shows(visit.page.locator(".where"), "2017-03-12");
    await visit.page.locator("#param-VpcId").waitFor();
  });

  it("are there after a reload, are listed, and are gone once removed", async () => {
    await open();
    await drop(visit.page, file(VPC));
    await shows(notices(), "2 actions are ready");
    await visit.page.waitForTimeout(500);
    await visit.page.reload();
    await visit.page.locator("#param-VpcName").waitFor();
    await notices().waitFor({ state: "hidden" });
    await navigation().getByText("More services").click();
    await navigation().getByText("1 imported model").click();
    await navigation().getByRole("button", { name: "Remove vpc 2017-03-12" }).click();
    await visit.page.waitForFunction(() => !document.querySelector(".imported-list"));
    assert.equal(await service("vpc").count(), 0);
    await first();
    await service("scf").waitFor();
    assert.equal(await service("vpc").count(), 0);
  });

  it("what is kept of them has no key of the form", async () => {
    await open(LINKS.invoke);
    await visit.field("SecretKey").fill("TypedInSecretKey0123456789");
    await drop(visit.page, file(VPC));
    await shows(notices(), "2 actions are ready");
    const kept = await visit.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("tc3fetch-explorer");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const names = [...opening.result.objectStoreNames];
            const reading = opening.result.transaction(names);
            const all = {};
            for (const name of names)
              reading.objectStore(name).getAll().onsuccess = ({ target }) => (all[name] = target.result);
            reading.oncomplete = () => resolve(JSON.stringify(all));
          };
        }),
    );
    assert.match(kept, /CreateVpc/);
    assert.doesNotMatch(kept, /TypedInSecretKey|AKID/);
  });

  it("the page's own actions are never replaced; what a file has besides is added", async () => {
    await open();
    const action = { name: "别的", document: "", input: "Empty", output: "Empty" };
    const SCF = {
      metadata: { apiVersion: "2018-04-16", serviceShortName: "scf", serviceNameCN: "云函数" },
      actions: { Invoke: action, ListEverything: action },
      objects: { Empty: { members: [] } },
    };
    await drop(visit.page, file(SCF));
    await shows(notices(), "scf 2018-04-16");
    await visit.navigate("scf ListEverything");
    await shows(visit.page.locator(".parameters"), "Takes no parameters.");
    await visit.navigate("scf Invoke");
    await visit.page.locator("#param-FunctionName").waitFor();
    // A name of another vendor's service would send the request to that vendor.
    await drop(visit.page, file({ ...SCF, metadata: { apiVersion: "2023-03-30", serviceShortName: "fc" } }));
    await shows(notices(), "Only models of Tencent Cloud can be imported");
  });

  it("a wheel or a zip has its models read, and nothing else in it", async () => {
    await first();
    const models = { "tccli/services/vpc/v20170312/api.json": VPC, "tccli/services/cdb/v20170320/api.json": CDB };
    await pick({
      name: "tccli-3.0.0-py3-none-any.whl",
      mimeType: "application/zip",
      buffer: archive({ ...models, "tccli/services/vpc/v20170312/examples.json": { actions: 1 } }),
    });
    await shows(notices(), "vpc 2017-03-12: 2 actions are ready.");
    await shows(notices(), "cdb 2017-03-20: 1 actions are ready.");
    assert.equal(await notices().locator(".note").count(), 2);
    await button("Close").click();
    await pick({ name: "empty.zip", mimeType: "application/zip", buffer: archive({ "readme.json": {} }) });
    await shows(notices(), "There was no model in it");
    await pick({ name: "broken.zip", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 no archive") });
    await notices().locator(".note.caution").waitFor();
  });

  it("a folder, a wheel and a zip may be dropped together; of each the models are read, and nothing else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tc3fetch-drop-"));
    const write = (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
      return join(folder, path);
    };
    try {
      write("services/vpc/v20170312/api.json", JSON.stringify(VPC));
      write("services/vpc/v20170312/examples.json", JSON.stringify({ actions: 1 }));
      write("services/vpc/v20200101/api.json", JSON.stringify(withVersion(VPC, "2020-01-01")));
      write("services/readme.md", "# no model");
      const wheel = write(
        "tccli.whl",
        archive({ "tccli/services/cdb/v20170320/api.json": CDB, "tccli/main.json": {} }),
      );
      const zip = write("mine.zip", archive({ "api.json": withVersion(CDB, "2020-02-02"), "other/notes.json": {} }));
      await first();
      await dropPaths(visit.page, join(folder, "services"), wheel, zip);
      await shows(notices(), "vpc 2017-03-12: 2 actions are ready.");
      await shows(notices(), "vpc 2020-01-01: 2 actions are ready.");
      await shows(notices(), "cdb 2017-03-20: 1 actions are ready.");
      await shows(notices(), "cdb 2020-02-02: 1 actions are ready.");
      assert.equal(await notices().locator(".note").count(), 4);
      assert.equal(await service("vpc").count(), 2);
      assert.equal(await service("cdb").count(), 2);
      assert.equal(await visit.page.locator(".drop-target").count(), 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("262 of them do not stop the page, and the first search takes no second", { timeout: 120_000 }, async () => {
    await first();
    const many = Object.fromEntries(
      Array.from({ length: 262 }, (_, at) => [
        `s/${at}/api.json`,
        {
          ...withVersion(VPC, "2020-01-01"),
          metadata: { apiVersion: "2020-01-01", serviceShortName: `service${at}`, serviceNameCN: `服务 ${at}` },
          actions: Object.fromEntries(
            Array.from({ length: 60 }, (_, one) => [`DescribeThing${at}Number${one}`, VPC.actions.CreateVpc]),
          ),
        },
      ]),
    );
    await visit.page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      setInterval(() => {
        window.longest = Math.max(window.longest, performance.now() - last);
        last = performance.now();
      }, 10);
    });
    await pick({ name: "all.zip", mimeType: "application/zip", buffer: archive(many) });
    await shows(notices(), "262 models with 15720 actions are ready.");
    assert.ok((await visit.page.evaluate(() => window.longest)) < 2000, "the longest pause");
    await visit.page.keyboard.press("Control+k");
    const box = visit.page.getByRole("combobox", { name: "Search" });
    await box.waitFor();
    await visit.page.waitForTimeout(500);
    const started = Date.now();
    await box.fill("DescribeThing261Number59");
    await shows(visit.page.locator("#found"), "DescribeThing261Number59");
    assert.ok(Date.now() - started < 1000, `${Date.now() - started} ms`);
  });
});
