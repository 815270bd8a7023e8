// Every stage of a signature: what it shows, where each piece comes from, and what can be done with it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DOCUMENTED_SECRET_KEY, explorer, LINKS, SIGNATURE, SIGNATURE_WITH_ACTION } from "./support.mjs";

const visit = explorer();
const { open, field, button, stage, signature, shows, choose, json, copied } = visit;

describe("the stages of signature v3", () => {
  it("open with the documented example and its published signature", async () => {
    await open();
    assert.equal(await signature(), SIGNATURE);
    await shows(stage("canonicalRequest"), "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
    await shows(stage("stringToSign"), "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031");
    assert.match(await stage("stringToSign").innerText(), /2019-02-25\/cvm\/tc3_request/);
    assert.match(
      await stage("authorization").innerText(),
      new RegExp(`SignedHeaders=content-type;host, Signature=${SIGNATURE}`),
    );
  });

  it("sign x-tc-action when it is ticked", async () => {
    await open();
    await visit.page.getByText("Headers and payload").click();
    await visit.page.getByLabel("Sign x-tc-action as well").check();
    assert.equal(await signature(), SIGNATURE_WITH_ACTION);
    await shows(stage("canonicalRequest"), "x-tc-action:describeinstances");
    await visit.page.getByLabel("Sign x-tc-action as well").uncheck();
    assert.equal(await signature(), SIGNATURE);
    await field("More signed headers").fill("X-TC-Action");
    assert.equal(await signature(), SIGNATURE_WITH_ACTION);
  });

  it("follow every keystroke in the body and mark what changed", async () => {
    await open();
    const editor = visit.page.locator(".cm-content");
    await editor.click();
    assert.equal(await visit.page.locator("#column-v3 mark").count(), 0, "nothing has changed yet");
    await visit.page.keyboard.press("ControlOrMeta+End");
    await visit.page.keyboard.type(" ");
    assert.notEqual(await signature(), SIGNATURE);
    assert.equal(await stage("signature").locator("mark").innerText(), await signature());
    assert.equal(await stage("canonicalRequest").locator("mark").count(), 1, "only the payload hash");
    await visit.page.keyboard.press("Backspace");
    assert.equal(await signature(), SIGNATURE);
  });

  it("put the parameters of a GET into the query string", async () => {
    await open();
    await choose("GET");
    await json('{"Limit": 1, "Id": 9007199254740993}');
    await shows(stage("canonicalRequest"), "Id=9007199254740993");
    await shows(stage("canonicalRequest"), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("say how many bytes each has, and copy byte for byte", async () => {
    await open();
    await shows(stage("stringToSign"), "118 bytes");
    await stage("stringToSign").getByRole("button", { name: "Copy String to sign" }).click();
    await stage("stringToSign").locator(".copy[data-outcome=copied]").waitFor();
    const text =
      "TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031";
    assert.equal(await copied(), text);
    assert.equal(text.length, 118);
  });
});

describe("signature v1 beside v3", () => {
  it("gives the document's signature for the document's example", async () => {
    await open();
    await field("Signed with").selectOption("HmacSHA1");
    await choose("GET");
    await json('{"Limit": 20, "Offset": 0, "InstanceIds": ["ins-09dx96dg"]}');
    await field("Timestamp, in Unix seconds").fill("1465185768");
    await field("Nonce").fill("11886");
    await shows(stage("requestString"), "Action=DescribeInstances");
    assert.equal(
      await stage("requestString").locator("dd code").innerText(),
      "Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******&Timestamp=1465185768&Version=2017-03-12",
    );
    assert.equal(await signature("v1"), "zmmjn35mikh6pM3V7sUEuX4wyYM=");
    await shows(stage("v1Sent"), `Signature=${encodeURIComponent(await signature("v1"))}`);
    await visit.page.locator("#column-v1 .badge").getByText("sent").waitFor();
  });

  it("is there together with v3, or alone", async () => {
    await open();
    for (const [name, v3, v1] of [
      ["v3 beside v1", true, true],
      ["v3", true, false],
      ["v1", false, true],
    ]) {
      await choose(name);
      assert.deepEqual([await visit.column("v3").isVisible(), await visit.column("v1").isVisible()], [v3, v1], name);
    }
  });

  it("says that it cannot carry text that is no JSON, while v3 can", async () => {
    await open();
    await json("not json");
    await shows(visit.column("v1").locator(".status"), "This is not JSON");
    await shows(visit.column("v3").locator(".status"), "Signed");
  });
});

describe("ACS3 of Alibaba Cloud", () => {
  it("shows its stages, of the request that the model makes of the parameters", async () => {
    await open(LINKS.invokeFunction);
    await shows(stage("acsCanonicalRequest"), "/2023-03-30/functions/my-function-1/invocations");
    await shows(stage("acsCanonicalRequest"), "x-acs-action:InvokeFunction");
    assert.match(await signature("acs3"), /^[0-9a-f]{64}$/);
    assert.match(
      await stage("acsAuthorization").innerText(),
      /ACS3-HMAC-SHA256 Credential=LTAI5tEXAMPLEKEYID000001,SignedHeaders=[a-z0-9;-]+,Signature=[0-9a-f]{64}/,
    );
    await shows(stage("acsAuthorization"), "x-fc-log-type");
  });

  it("Guance has no signature, and the page says why", async () => {
    await open(LINKS.executeFunction);
    await shows(visit.page.locator("#room"), "Nothing is signed");
  });
});

describe("where a piece comes from", () => {
  const lit = () =>
    visit.page.evaluate(() =>
      [...document.querySelectorAll("[data-lit]")].map((element) =>
        (element.closest(".stage")?.id ?? element.closest("form")?.id ?? element.className).toString(),
      ),
    );

  it("hovering a header in the canonical request lights its field and every later place", async () => {
    await open();
    await stage("canonicalRequest").locator('[data-from="h:host"]').first().hover();
    const places = await lit();
    assert.ok(places.includes("request"), "the form's fields");
    assert.equal(places.filter((place) => place === "stage-canonicalRequest").length, 2, "header and name");
    assert.ok(places.includes("stage-authorization"), "the list of signed headers");
    assert.ok(places.includes("stage-v1StringToSign"), "signature v1 has it as well");
    await visit.page.mouse.move(0, 0);
    assert.deepEqual(await lit(), []);
  });

  it("hovering a field lights what is made of it", async () => {
    await open();
    await visit.page.locator("#field-timestamp").hover();
    const places = await lit();
    for (const place of ["stage-stringToSign", "stage-authorization", "stage-requestString"])
      assert.ok(places.includes(place), place);
  });

  it("a source can be pinned by keyboard", async () => {
    await open();
    await visit.page.locator(".sources").getByRole("button", { name: "signature" }).focus();
    await visit.page.keyboard.press("Enter");
    await visit.page.locator(".where-what").click();
    const places = await lit();
    for (const place of ["stage-signature", "stage-authorization"]) assert.ok(places.includes(place), place);
  });

  it("line endings are shown on request, and are not part of what is copied", async () => {
    await open();
    const sign = () =>
      stage("canonicalRequest")
        .locator(".line-feed")
        .first()
        .evaluate((element) => getComputedStyle(element, "::after").content);
    assert.equal(await sign(), "none");
    await visit.page.getByLabel("Line endings").check();
    assert.equal(await sign(), '"↵"');
    await stage("canonicalRequest").getByRole("button", { name: /Copy/ }).click();
    assert.ok(
      (await copied()).startsWith(
        "POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n\ncontent-type;host\n",
      ),
    );
  });
});

describe("one step at a time", () => {
  it("shows each step alone, with its reason and the vendor's rules", async () => {
    await open();
    await choose("v3");
    await button("Step by step").click();
    const walk = visit.page.getByRole("group", { name: "Step by step" });
    for (const [index, id] of [
      "canonicalRequest",
      "stringToSign",
      "derivedKeys",
      "signature",
      "authorization",
    ].entries()) {
      await shows(walk, `Step ${index + 1} of 5`);
      assert.deepEqual(await visit.page.locator("#column-v3 .stage").evaluateAll((all) => all.map((one) => one.id)), [
        `stage-${id}`,
      ]);
      await stage(id).locator(".why").waitFor();
      if (index < 4) await walk.getByRole("button", { name: "Next step" }).click();
    }
    assert.ok(await walk.getByRole("button", { name: "Next step" }).isDisabled());
    assert.match(await walk.getByRole("link").getAttribute("href"), /37547$/);
    await walk.getByRole("button", { name: "Show all steps" }).click();
    assert.equal(await visit.page.locator("#column-v3 .stage").count(), 5);
  });
});

describe("taking the derivation along", () => {
  it("copies all of it as Markdown, without keys and tokens", async () => {
    await open();
    await field("Token").fill("SECRETTOKEN==");
    await stage("derivedKeys").getByRole("button", { name: "Show derived keys" }).click();
    const key = await stage("derivedKeys").locator("dd code").last().innerText();
    await button("Copy as Markdown").click();
    await visit.page.locator(".room-tools .copy[data-outcome=copied]").waitFor();
    const text = await copied();
    for (const part of [
      "## TC3-HMAC-SHA256",
      "### 1. Canonical request",
      "2019-02-25/cvm/tc3_request",
      "## HmacSHA256",
      "SecretSigning",
    ])
      assert.ok(text.includes(part), part);
    assert.ok(!text.includes(DOCUMENTED_SECRET_KEY) && !text.includes("SECRETTOKEN") && !text.includes(key));
  });

  it("prints the stages and not the form", async () => {
    await open();
    await visit.page.emulateMedia({ media: "print" });
    assert.equal(await visit.page.locator(".request-form").isVisible(), false);
    assert.equal(await visit.page.locator(".page-header .preferences").isVisible(), false);
    assert.equal(await stage("canonicalRequest").isVisible(), true);
  });
});

describe("bad input", () => {
  it("names code and reason beside the field, keeps the last good stages, and goes on", async () => {
    await open();
    await field("Service").fill("cv m");
    await visit.caughtUp();
    const described = await field("Service").getAttribute("aria-describedby");
    assert.equal(await field("Service").getAttribute("aria-invalid"), "true");
    const code = await visit.page.locator(`#${described} .error-code`).innerText();
    assert.match(code, /^ClientError\.[A-Za-z]+$/);
    await shows(visit.column("v3").locator(".status"), code);
    await shows(stage("signature"), SIGNATURE);
    assert.equal(await visit.page.locator("#column-v3.stale").count(), 1);
    await visit.column("v3").getByRole("button", { name: "Go to the field" }).click();
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), "field-service");
    await field("Service").fill("cvm");
    await visit.caughtUp();
    assert.equal(await field("Service").getAttribute("aria-invalid"), null);
    assert.equal(await signature(), SIGNATURE);
  });

  it("leads to the timestamp, the key and the header that are wrong", async () => {
    await open();
    await visit.page.getByText("Headers and payload").click();
    for (const [label, bad, good] of [
      ["Timestamp, in Unix seconds", "tomorrow", "1551113065"],
      ["SecretKey", "", DOCUMENTED_SECRET_KEY],
      ["More signed headers", "x-missing", ""],
      ["More headers", "no colon", ""],
    ]) {
      await field(label).fill(bad);
      await visit.caughtUp();
      assert.equal(await field(label).getAttribute("aria-invalid"), "true", label);
      await field(label).fill(good);
      await visit.caughtUp();
      assert.equal(await field(label).getAttribute("aria-invalid"), null, label);
    }
    assert.equal(await signature(), SIGNATURE);
  });

  it("speaks Chinese about it, too", async () => {
    await open("#lang=zh");
    await visit.page.locator("#field-service").fill("cv m");
    await shows(
      visit.page.locator("#field-service-note"),
      "service 含有不允许的字符请去掉非 ASCII 字符、换行，以及复制时带入的空格。",
    );
  });
});
