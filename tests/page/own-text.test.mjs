// A canonical request or a string to sign as it is pasted: which it is, and what was meant.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load } from "./parts.mjs";

const { kindOf, unescaped, momentOf, sameButEnd, asShown } = await load("rooms/signature/own-text.ts");

const CANONICAL = "POST\n/\n\ncontent-type:application/json\nhost:cvm.tencentcloudapi.com\n\ncontent-type;host\n35e9";
const TO_SIGN = "TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n5ffe";
const V1 =
  "GETcvm.tencentcloudapi.com/?Action=DescribeZones&Nonce=11886&SecretId=AKID&Timestamp=1465185768&Version=2017-03-12";

describe("a text of the reader's own program", () => {
  it("is known by how it begins", () => {
    for (const [text, kind] of [
      [CANONICAL, "canonicalRequest"],
      [CANONICAL.replace("POST", "post"), "canonicalRequest"],
      ["GET\n/\nLimit=1\nhost:a\n\nhost\ne3b0", "canonicalRequest"],
      [TO_SIGN, "stringToSign"],
      [`\n ${TO_SIGN.toLowerCase()}`, "stringToSign"],
      ["ACS3-HMAC-SHA256\n5ffe", "stringToSign"],
      [V1, "v1StringToSign"],
      [V1.replace("GET", "POST").replace("/?", "/v2/index.php?"), "v1StringToSign"],
      ["", "canonicalRequest"],
    ])
      assert.equal(kindOf(text), kind, text);
  });

  it("a literal in one line is what it stands for, and what has lines of its own is none", () => {
    assert.equal(unescaped(JSON.stringify(CANONICAL)), CANONICAL);
    assert.equal(unescaped(`'${CANONICAL.replaceAll("\n", "\\n")}'`), CANONICAL);
    assert.equal(unescaped(CANONICAL.replaceAll("\n", "\\n")), CANONICAL);
    assert.equal(unescaped(JSON.stringify(CANONICAL.replaceAll("\n", "\r\n"))), CANONICAL.replaceAll("\n", "\r\n"));
    assert.equal(unescaped(String.raw`"a\nb\t\u00a0\x41\\\"\q"`), 'a\nb\t\u00a0A\\"\\q');
    for (const text of [CANONICAL, `${CANONICAL}\\n`, V1, "", "\\u0041"])
      assert.equal(unescaped(text), undefined, text);
  });

  it("says when it was signed", () => {
    assert.deepEqual(momentOf(TO_SIGN), { timestamp: "1551113065" });
    assert.deepEqual(momentOf(TO_SIGN.replaceAll("\n", "\r\n")), { timestamp: "1551113065" });
    assert.deepEqual(momentOf("POST\n/\n\nhost:a\nx-tc-timestamp:1551113065\n\nhost\n1"), { timestamp: "1551113065" });
    assert.deepEqual(momentOf(V1), { timestamp: "1465185768", nonce: "11886" });
    assert.deepEqual(momentOf("POST\n/\n\nx-acs-date:2019-02-25T16:44:25Z\nx-acs-signature-nonce:n1\n\nhost\n1"), {
      timestamp: "1551113065",
      nonce: "n1",
    });
    // Milliseconds are the mistake that is looked for, and no time to take over.
    for (const text of [CANONICAL, TO_SIGN.replace("1551113065", "1551113065000"), "x-acs-date:yesterday", ""])
      assert.equal(momentOf(text), undefined, text);
  });

  it("a line end after the last line is told apart", () => {
    assert.equal(sameButEnd(`${TO_SIGN}\n`, TO_SIGN), true);
    assert.equal(sameButEnd(`${TO_SIGN}\r\n`, TO_SIGN), true);
    assert.equal(sameButEnd(TO_SIGN, TO_SIGN), false);
    assert.equal(sameButEnd(`${TO_SIGN}\n\n`, TO_SIGN), false);
    assert.equal(sameButEnd(` ${TO_SIGN}`, TO_SIGN), false);
    assert.equal(asShown("a\r\nb\rc\n"), "a\nb\nc\n");
  });

  it("hostile texts are read in no time", () => {
    for (const text of [
      "\\n".repeat(50_000),
      "GET" + "a".repeat(100_000),
      `"${"\\".repeat(100_000)}`,
      "?Timestamp=1".repeat(20_000),
      "\n".repeat(100_000),
    ]) {
      const start = performance.now();
      kindOf(text);
      unescaped(text);
      momentOf(text);
      assert.ok(performance.now() - start < 300, `${text.slice(0, 12)}: ${performance.now() - start} ms`);
    }
  });
});
