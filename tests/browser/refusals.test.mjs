// "Signed" is not "accepted": what will be refused stands beside it, and what needs no key is shown without one.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explorer, LINKS, SIGNATURE } from "./support.mjs";

const visit = explorer();
const { open, field, button, column, stage, signature, shows, choose, json } = visit;

const warning = (kind) => visit.page.locator(`.warnings [data-warning="${kind}"]`);
const state = () => column("v3").locator(".status").getAttribute("data-state");

describe("what will be refused", () => {
  it("a good form is green, and has no warning", async () => {
    await open(LINKS.invoke);
    assert.equal(await state(), "signed");
    assert.equal(await visit.page.locator(".warnings").count(), 0);
  });

  it("service, version and region that no server takes, each mended by its button", async () => {
    await open(LINKS.invoke);
    for (const [name, wrong, kind, right] of [
      ["Service", "SCF", "service", "scf"],
      ["Version", "20180416", "version", "2018-04-16"],
      ["Region", "guangzhou", "region", "ap-guangzhou"],
    ]) {
      await field(name).fill(wrong);
      await shows(warning(kind), wrong);
      assert.equal(await state(), "warned");
      assert.match(await signature(), /^[0-9a-f]{64}$/);
      await warning(kind).getByRole("button").click();
      assert.equal(await field(name).inputValue(), right);
      await warning(kind).waitFor({ state: "detached" });
    }
    assert.equal(await state(), "signed");
  });

  it("an action that the service does not have", async () => {
    await open(LINKS.invoke);
    await field("Action").fill("Invok");
    await shows(warning("action"), "This version has no action Invok.");
    await button("Use Invoke").click();
    assert.equal(await field("Action").inputValue(), "Invoke");
  });

  it("a key in the field of the id: both change places, and neither is ever repeated", async () => {
    await open(LINKS.invoke);
    await field("SecretId").fill("Gu5t9xGARNpq86cd98joQYCN3");
    await field("SecretKey").fill("AKIDz8krbsJ5yKBZQpn74WFkmLPx3");
    await warning("swapped").waitFor();
    assert.doesNotMatch(await visit.page.locator(".warnings").innerText(), /AKIDz8|Gu5t9x/);
    await button("Swap them").click();
    assert.equal(await field("SecretId").inputValue(), "AKIDz8krbsJ5yKBZQpn74WFkmLPx3");
    await warning("swapped").waitFor({ state: "detached" });
  });

  it("parameters that are missing, and a body that is no JSON", async () => {
    await open(LINKS.createService);
    await visit.page.locator('[id="param-Name"]').fill("");
    await shows(warning("missing"), "The required parameter Name is missing.");
    await warning("missing").getByRole("button").click();
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-Name");
    await choose("JSON");
    await json('{"Name": ');
    await shows(warning("notJson"), "This is not JSON");
    assert.equal(await state(), "warned");
  });

  it("a time that is off, unless it is taken when sending", async () => {
    await open();
    assert.equal(await signature(), SIGNATURE);
    await shows(warning("late"), /the signature has expired/);
    await button("Sign with the current time").click();
    await warning("late").waitFor({ state: "detached" });
    assert.notEqual(await signature(), SIGNATURE);
    await field("Timestamp, in Unix seconds").fill(String(Math.floor(Date.now() / 1000) + 4000));
    await visit.page.getByLabel("Take the current time").uncheck();
    await shows(warning("early"), "too early");
  });

  it("stands in the room Call, too, and in Chinese", async () => {
    await open(`${LINKS.invoke}&region=guangzhou&room=call&lang=zh`);
    await shows(warning("region"), "没有地域 guangzhou。");
    await button("改为 ap-guangzhou").click();
    await warning("region").waitFor({ state: "detached" });
  });
});

describe("without a key", () => {
  it("the stages before it are there, the others say what they need, and nothing can be sent", async () => {
    await open(LINKS.invoke);
    const canonical = await stage("canonicalRequest").locator(".parts").innerText();
    const signed = await signature();
    await field("SecretKey").fill("");
    await shows(column("v3"), "Not signed yet");
    assert.equal(await state(), "keyless");
    assert.equal(await stage("canonicalRequest").locator(".parts").innerText(), canonical);
    await shows(stage("stringToSign"), "/scf/tc3_request");
    for (const name of ["signature", "authorization"]) await shows(stage(name), "needs the key");
    await shows(stage("derivedKeys"), 'HMAC("TC3" + SecretKey');
    assert.ok(!(await column("v3").innerText()).includes(signed));
    assert.equal(await column("v3").locator(".status-signature").count(), 0);
    // A change of the form goes on being followed.
    await field("Region").fill("ap-shanghai");
    await field("Service").fill("cvm");
    await shows(stage("canonicalRequest"), "host:cvm.tencentcloudapi.com");
    await stage("canonicalRequest").getByRole("button", { name: "Copy Canonical request" }).click();
    assert.match(await visit.copied(), /^POST\n\/\n\n/);
    await visit.send();
    await visit.page.waitForFunction(() => document.activeElement?.id === "field-secret");
    assert.equal(await visit.page.locator("#sent").count(), 0);
  });

  it("from the beginning, without an id as well; after forgetting too", async () => {
    await open(LINKS.invoke);
    await button("Forget credentials").click();
    await shows(column("v3"), "There is no key id.");
    await shows(stage("canonicalRequest"), "host:scf.tencentcloudapi.com");
    await shows(stage("stringToSign"), "TC3-HMAC-SHA256");
    // Signature v1 signs the id: there is nothing yet.
    await shows(column("v1"), "Not signed");
    await field("SecretId").fill("AKIDEXAMPLE");
    await shows(stage("requestString"), "SecretId=AKIDEXAMPLE");
    assert.doesNotMatch(await visit.page.locator(".signature-room").innerText(), /none[^.]*Signature=/);
    await field("SecretKey").fill("a-key");
    assert.match(await signature(), /^[0-9a-f]{64}$/);
  });

  it("of Function Compute", async () => {
    await open(LINKS.invokeFunction);
    await field("AccessKeySecret").fill("");
    await shows(stage("acsCanonicalRequest"), "x-acs-action:InvokeFunction");
    await shows(stage("acsSignature"), "needs the key");
  });

  it("axe finds nothing, with warnings and without a key", async () => {
    await open(`${LINKS.invoke}&region=guangzhou`);
    assert.deepEqual(await visit.violations(), []);
    await field("SecretKey").fill("");
    assert.deepEqual(await visit.violations(), []);
  });
});
