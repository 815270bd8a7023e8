// Code generation as a person meets it; tests/generated runs what is generated.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { codeTargets } from "tc3fetch/generate";
import { lacks } from "../missing.mjs";
import { explorer, LINKS } from "./support.mjs";

const visit = explorer();
const { open, button, shows, copied } = visit;

const code = () => visit.page.locator(".body.code");
const target = () => visit.page.locator(".code-tools select");

describe("generated code", () => {
  it("exists for every target of each system, with colours and without a key", async () => {
    for (const [system, link, secret] of [
      ["tencent", LINKS.invoke, "Gu5t9x"],
      ["aliyun", LINKS.createFunction, "EXAMPLEsecret"],
      ["guance", LINKS.executeFunction, "wksp_example"],
    ]) {
      await open(`${link}&room=code`);
      await code().waitFor();
      const offered = await target()
        .locator("option")
        .evaluateAll((all) => all.map(({ value }) => value));
      assert.deepEqual(
        [...offered].sort(),
        codeTargets
          .filter(({ systems }) => systems.includes(system))
          .map(({ id }) => id)
          .sort(),
      );
      for (const id of offered) {
        await target().selectOption(id);
        await code().locator("[class^=hljs]").first().waitFor();
        const text = await code().innerText();
        assert.ok(text.length > 100 && !text.includes(secret), `${system} ${id}`);
      }
    }
  });

  it("follows the form", async () => {
    await open(`${LINKS.invoke}&room=code`);
    await code().waitFor();
    await visit.page.locator("#param-FunctionName").fill('it\'s "quoted"');
    await shows(code(), /it\\'s|it's/);
  });

  it("copied and run, through the page's own local endpoint, it is accepted", { skip: lacks("python") }, async () => {
    await open(`${LINKS.invoke}&room=code&target=python`);
    await code().waitFor();
    await visit.page.getByLabel("Through the address under Call").check();
    await button("Copy code").click();
    await visit.page.locator(".code-tools .copy[data-outcome=copied]").waitFor();
    const folder = mkdtempSync(path.join(tmpdir(), "tc3fetch-code-"));
    try {
      const file = path.join(folder, "sign.py");
      writeFileSync(file, await copied());
      assert.ok(!readFileSync(file, "utf8").includes("Gu5t9x"));
      const env = { ...process.env, TENCENTCLOUD_SECRET_ID: "AKIDEXAMPLE", TENCENTCLOUD_SECRET_KEY: "SECRETEXAMPLE" };
      // Waited for: the endpoint that it calls lives in this process.
      const { stdout } = await promisify(execFile)("python3", [file], { env, timeout: 20_000 });
      assert.match(stdout, /hello from scf/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("says what is missing instead of writing code that cannot work", async () => {
    await open(`${LINKS.invoke}&room=code`);
    await code().waitFor();
    await visit.page.locator("#field-service").fill("");
    await shows(visit.page.locator(".code-room .outcome.bad"), "service is missing");
    assert.equal(await code().count(), 0);
  });
});
