// The room Diagnose: a request that was refused is pasted, dropped or asked about, and the page says why.
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { DOCUMENTED_SECRET_KEY, drop, explorer, LINKS } from "./support.mjs";

const visit = explorer();
const { open, field, button, shows, choose, room, send, copied, paste, violations } = visit;

const box = () => visit.page.locator("#field-paste");
const secretKey = () => visit.page.locator("#field-pasted-secret");
const verdict = () => visit.page.locator(".verdict h2");
const settled = () => visit.page.waitForTimeout(500);
/** Waits for a verdict that begins so. */
const says = (text) =>
  verdict()
    .getByText(text)
    .or(verdict().filter({ hasText: text }))
    .first()
    .waitFor();

const HOST = "cvm.tencentcloudapi.com";
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();

/** A request of signature v3, signed here and not by the package; each part can be another than the one that is sent. */
function signed({
  id = "AKIDabcdefghijklmnopqrstuvwxyz012345",
  key = "0123456789abcdefghijklmnopqrstuv",
  token,
  ...signedWith
} = {}) {
  const timestamp = 1551113065;
  const sent = { contentType: "application/json", body: '{"Limit": 1}', date: "2019-02-25" };
  const { contentType, body, date } = { ...sent, ...signedWith };
  const canonicalRequest = `POST\n/\n\ncontent-type:${contentType}\nhost:${HOST}\n\ncontent-type;host\n${sha256(body)}`;
  const scope = `${date}/cvm/tc3_request`;
  const stringToSign = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonicalRequest)}`;
  const signature = hmac(hmac(hmac(hmac(`TC3${key}`, date), "cvm"), "tc3_request"), stringToSign).toString("hex");
  const headers = {
    "Content-Type": sent.contentType,
    Authorization: `TC3-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
    "X-TC-Action": "DescribeInstances",
    "X-TC-Version": "2017-03-12",
    "X-TC-Region": "ap-guangzhou",
    "X-TC-Timestamp": String(timestamp),
    ...(token && { "X-TC-Token": token }),
  };
  return { url: `https://${HOST}/`, headers, body: sent.body, canonicalRequest, key };
}

function curl({ url, headers, body }, more = "") {
  const words = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`);
  return ["curl", url, ...words, `-d '${body}'`].join(" \\\n  ") + more;
}

const har = (...requests) =>
  JSON.stringify({
    log: {
      version: "1.2",
      entries: requests.map(({ url, headers, body, answer = "{}" }) => ({
        startedDateTime: "2019-02-25T16:44:26.000Z",
        request: {
          method: "POST",
          url,
          headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
          postData: { mimeType: headers["Content-Type"], text: body },
        },
        response: { status: 200, headers: [], content: { text: answer } },
      })),
    },
  });

describe("a request that is pasted", () => {
  it("as curl: the key proves the cause, and the wrong piece is marked", async () => {
    await open("#room=diagnose");
    const request = signed({ date: "2019-02-26" });
    await paste(box(), curl(request));
    await says("Certain:");
    await secretKey().fill(request.key);
    await says("Proved:");
    await shows(verdict(), "2019-02-26");
    const line = visit.page.locator('.request-line[data-wrong="proved"]');
    assert.equal(await line.locator(".wrong").innerText(), "2019-02-26");
    await shows(line.locator(".reason"), "2019-02-25");
    await shows(visit.page.locator(".paste-notes"), "Read as: curl.");
  });

  it("that is right is called right, and one with another key is told from it", async () => {
    await open("#room=diagnose");
    const request = signed();
    await paste(box(), curl(request));
    await secretKey().fill(request.key);
    await says("The signature is right.");
    await secretKey().fill("another0123456789abcdefghijklmno");
    await visit.page.locator('.verdict:not([data-verdict="valid"])').waitFor();
  });

  it("that is nothing of the kind is called that, beside the box", async () => {
    await open("#room=diagnose");
    await paste(box(), "How do I sign this?");
    await shows(visit.page.locator(".paste-notes .field-error"), "This is no request that can be read");
    assert.equal(await box().getAttribute("aria-invalid"), "true");
  });

  it("is judged as it stands, and nothing goes out", async () => {
    await open("#room=diagnose");
    const sent = [];
    visit.page.on("request", (request) => sent.push(request.url()));
    const request = signed({ contentType: "application/json; charset=utf-8" });
    await paste(box(), curl(request));
    await secretKey().fill(request.key);
    await says("Proved:");
    await settled();
    assert.deepEqual(
      sent.filter((url) => !/\/assets\/|favicon/.test(url)),
      [],
    );
    assert.equal(await box().inputValue(), curl(request), "the text is what was pasted");
  });

  it("can be an example, at one click, each proved", async () => {
    for (const [index, found] of ["Content-Type", "UTC", "encoded"].entries()) {
      await open("#room=diagnose");
      await visit.page.locator(".broken-example").nth(index).click();
      await says("Proved:");
      await shows(verdict(), new RegExp(found, "i"));
    }
  });
});

describe("the reader's own canonical request", () => {
  it("stands beside the right one, with the first byte that differs marked and invisible ones as signs", async () => {
    await open("#room=diagnose");
    const request = signed();
    await paste(box(), curl(request));
    await visit.page.locator(".diagnose-input summary").click();
    const mine = request.canonicalRequest
      .replace("application/json", "application/json\u00a0")
      .replace("host;", "host;");
    await field("Your canonical request").fill(mine);
    const comparison = visit.page.locator(".comparison");
    await shows(comparison, "They differ first in line 4, at byte 30.");
    const first = comparison.locator("tr[data-first]");
    assert.equal(await first.locator(".mine .first-difference").innerText(), "U+00A0");
    assert.equal(await first.locator(".expected .first-difference").innerText(), "LF");
    assert.equal(await comparison.locator("tr").count(), 1 + 8, "a row a line, below the head");
  });
});

describe("a file that is dropped", () => {
  it("as HAR, anywhere: the request that was refused is taken, with the time and the answer of the archive", async () => {
    await open();
    const refused = {
      ...signed({ date: "2019-02-26" }),
      answer: '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure"}}}',
    };
    await drop(visit.page, { name: "page.har", text: har(signed(), refused, signed()) });
    await says("Certain:");
    await shows(visit.page.locator(".request-line[data-wrong] .wrong"), "2019-02-26");
    assert.equal(await visit.page.getByLabel("Signed requests of the archive").inputValue(), "1");
    assert.match(await box().inputValue(), /^POST \/ HTTP\/1\.1\nHost: cvm\.tencentcloudapi\.com\n/);
    assert.equal(await field("Time of sending").inputValue(), String(Date.UTC(2019, 1, 25, 16, 44, 26) / 1000));
    assert.match(await field("What the service answered").inputValue(), /SignatureFailure/);
    await visit.page.getByLabel("Signed requests of the archive").selectOption("0");
    await visit.page.waitForFunction(() => !document.querySelector(".request-line[data-wrong]"));
  });

  it("as text, in the room itself", async () => {
    await open("#room=diagnose");
    await drop(visit.page, { name: "request.txt", text: curl(signed({ date: "2019-02-26" })) });
    await says("Certain:");
  });
});

describe("“Why?” after a failed call", () => {
  it("opens Diagnose with the request that was sent, its key, and what the service computed", async () => {
    await open(LINKS.invoke);
    await field("SecretKey").fill("wrongkey0123456789");
    await send();
    await shows(visit.page.locator(".outcome"), "AuthFailure.SignatureFailure");
    await button("Why?").click();
    await visit.page.locator(".verdict").waitFor();
    assert.equal(await visit.page.locator("#tab-diagnose").getAttribute("aria-selected"), "true");
    assert.match(await box().inputValue(), /^POST \/ HTTP\/1\.1\nHost: scf\.tencentcloudapi\.com\n/);
    assert.equal(await secretKey().inputValue(), "wrongkey0123456789");
    await says("The signature is right for this key, but the service knows another key for this id.");
    await shows(visit.page.locator(".comparison"), "it is the key that differs");
    await shows(visit.page.locator(".comparison th").last(), "computed by the service");
  });

  it("an old timestamp is what it was when it was sent", async () => {
    await open();
    await send();
    await shows(visit.page.locator(".outcome"), "AuthFailure.SignatureExpire");
    await button("Why?").click();
    await visit.page.locator(".verdict").waitFor();
    await shows(visit.page.locator(".request-line[data-wrong]"), "X-TC-Timestamp: 1551113065");
  });
});

describe("the mended request", () => {
  it("has the mistake no more, is copied without keys, and opens in Signature", async () => {
    await open("#room=diagnose");
    await visit.page.locator(".broken-example").first().click();
    await says("Proved:");
    await button("Copy as curl").click();
    await visit.page.locator(".copy[data-outcome=copied]").waitFor();
    assert.ok(!(await copied()).includes(DOCUMENTED_SECRET_KEY));
    assert.match(await copied(), /^curl /);
    await button("Open in Signature").click();
    await shows(visit.page.locator("#request-title"), "DescribeInstances");
    assert.equal(await field("Service").inputValue(), "cvm");
    assert.equal(await field("Version").inputValue(), "2017-03-12");
    assert.equal(await field("Timestamp, in Unix seconds").inputValue(), "1551113065");
    await shows(visit.page.locator("#column-v3 .status"), "Signed");
  });

  it("comes with a line of code in a language that is kept", async () => {
    await open("#room=diagnose");
    await visit.page.locator(".broken-example").nth(1).click();
    await says("Proved:");
    const code = visit.page.locator(".code-line pre");
    await shows(code, "strftime");
    await visit.page.getByLabel("Language", { exact: true }).last().selectOption("go");
    await shows(code, "Format(");
    await settled();
    assert.match(visit.page.url(), /lines=go/);
    await button("Clear").click();
    await visit.page.locator(".broken-example").first().click();
    await says("Proved:");
    await shows(code, "request.Header.Set");
  });
});

describe("secrets of a paste", () => {
  const SECRETS = {
    key: "SecretOfThePaste0123456789abcdef",
    token: "TokenOfThePaste/0123456789+abc=",
    cookie: "sid=CookieOfThePaste0123",
  };
  const pasted = () => {
    const request = signed({ key: SECRETS.key, token: SECRETS.token, date: "2019-02-26" });
    return `${curl(request, ` \\\n  -H 'Cookie: ${SECRETS.cookie}'`)}\n# secretKey = "${SECRETS.key}"`;
  };

  it("go to their fields and out of the text, and prove the cause from there", async () => {
    await open("#room=diagnose");
    await paste(box(), pasted());
    await says("Proved:");
    assert.equal(await secretKey().inputValue(), SECRETS.key);
    assert.equal(await visit.page.locator("#field-pasted-token").inputValue(), SECRETS.token);
    const text = await box().inputValue();
    for (const secret of Object.values(SECRETS)) assert.ok(!text.includes(secret), secret);
    await shows(visit.page.locator(".paste-notes"), "The secret key was moved from the text to its field.");
  });

  it("are in no storage, no address, no report, no link and no mended request", async () => {
    await open("#room=diagnose");
    await paste(box(), pasted());
    await says("Proved:");
    await button("Copy report as Markdown").click();
    await visit.page.locator(".copy[data-outcome=copied]").waitFor();
    const report = await copied();
    await visit.page.locator(".copy[data-outcome=copied]").waitFor({ state: "detached" });
    await button("Copy link without secrets").click();
    await visit.page.locator(".copy[data-outcome=copied]").waitFor();
    const link = await copied();
    await settled();
    const kept = await visit.page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        await indexedDB.databases(),
        await caches.keys(),
        location.href,
        history.state,
        window.name,
      ]),
    );
    const mended = await visit.page.locator(".mended pre").innerText();
    const everything = [report, link, kept, mended, await visit.page.locator("body").innerText()];
    for (const secret of Object.values(SECRETS))
      for (const text of everything)
        for (const form of [secret, encodeURIComponent(secret), encodeURIComponent(encodeURIComponent(secret))])
          assert.ok(!text.includes(form), `${secret} in ${text.slice(0, 80)}`);
    assert.match(report, /AKIDabcd…/);
    assert.ok(!report.includes("AKIDabcdefghijklmnopqrstuvwxyz012345"));
    assert.match(report, /date-local/);
    // The link shows the same to every reader, but for what the key proves.
    const other = await visit.context.newPage();
    await other.goto(link);
    await other.locator(".verdict h2").filter({ hasText: "2019-02-26" }).waitFor();
    assert.equal(await other.locator("#field-pasted-secret").inputValue(), "");
    await shows(other.locator(".paste-notes"), "a place for a secret that is not here");
    await other.close();
  });

  it("of a link from elsewhere are moved all the same", async () => {
    await open(`#room=diagnose&paste=${encodeURIComponent(pasted())}`);
    await says("Proved:");
    await settled();
    for (const secret of Object.values(SECRETS))
      assert.ok(!decodeURIComponent(visit.page.url().replaceAll("+", " ")).includes(secret), secret);
  });

  it("are forgotten with the others", async () => {
    await open("#room=diagnose");
    await paste(box(), pasted());
    await says("Proved:");
    await button("Forget credentials").click();
    assert.equal(await secretKey().inputValue(), "");
    assert.equal(await visit.page.locator("#field-pasted-token").inputValue(), "");
    await says("Certain:");
  });
});

describe("everyone can use it", () => {
  for (const language of ["en", "zh"]) {
    for (const theme of ["light", "dark", "contrast"]) {
      it(`axe finds nothing in ${language}, ${theme}`, async () => {
        await visit.page.emulateMedia({ reducedMotion: "reduce" });
        await open(`#room=diagnose&lang=${language}&theme=${theme}`);
        assert.deepEqual(await violations(), [], "empty");
        await visit.page.locator(".broken-example").first().click();
        await visit.page.locator(".verdict").waitFor();
        await visit.page.locator(".diagnose-input summary").click();
        await visit.page.locator("#field-canonicalRequest").fill("POST\r\n/\n");
        await visit.page.locator(".comparison").waitFor();
        for (const folded of await visit.page.locator(".diagnose-room summary").all()) await folded.click();
        await visit.page.locator(".code-line [class^=hljs]").first().waitFor();
        assert.deepEqual(await violations(), [], "a verdict");
      });
    }
  }

  it("by keyboard alone, and the verdict is announced", async () => {
    await open("#room=diagnose");
    await visit.page.locator("#room").focus();
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.press("Enter");
    await says("Proved:");
    await shows(visit.page.locator("[aria-live=polite]"), /^Proved:/);
  });

  for (const width of [380, 1024]) {
    it(`it does not scroll sideways at ${width} px`, async () => {
      await visit.page.setViewportSize({ width, height: 800 });
      await open("#room=diagnose");
      const overflow = () =>
        visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok((await overflow()) <= 0, "empty");
      await visit.page.locator(".broken-example").first().click();
      await visit.page.locator(".verdict").waitFor();
      await visit.page.locator(".diagnose-input summary").click();
      await visit.page.locator("#field-canonicalRequest").fill("POST\n/\n");
      await visit.page.locator(".comparison").waitFor();
      for (const folded of await visit.page.locator(".diagnose-room summary").all()) await folded.click();
      assert.ok((await overflow()) <= 0, "a verdict");
    });
  }

  it("what is chosen elsewhere leaves it for the form", async () => {
    await open("#room=diagnose");
    await visit.navigate("fc CreateFunction");
    await shows(visit.page.locator("#request-title"), "CreateFunction");
    await room("Diagnose");
    await box().waitFor();
    await choose("中文");
    await shows(visit.page.locator("#request-title"), "签名为什么失败？");
  });
});
