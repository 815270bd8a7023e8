// What is mended, and what a text leaves open: nonces, headers that came twice, bodies that look like the name of a
// file, line ends after a body. Signed here, by code that is not the package's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { quote } from "../../pkg/bin/curl.js";
import { diagnose, parseRequest, verify } from "tc3fetch/diagnose";
import { encode, hmac256, sha256 } from "./make/signers.mjs";

const keys = { secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE" };
const acsKeys = { accessKeyId: "LTAI5tEXAMPLE", accessKeySecret: "abcdefghijklmnopqrstuvwxyz1234" };
const now = 1551113065;

function tc3({ body = "{}", signedBody = body, headers = [] } = {}) {
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:cvm.tencentcloudapi.com\n\ncontent-type;host\n${sha256(signedBody)}`;
  const scope = "2019-02-25/cvm/tc3_request";
  const key = ["2019-02-25", "cvm", "tc3_request"].reduce(hmac256, `TC3${keys.secretKey}`);
  const signature = hmac256(key, `TC3-HMAC-SHA256\n${now}\n${scope}\n${sha256(canonical)}`).toString("hex");
  return {
    method: "POST",
    url: "https://cvm.tencentcloudapi.com/",
    headers: [
      ["Content-Type", "application/json"],
      ["X-TC-Action", "DescribeZones"],
      ["X-TC-Version", "2017-03-12"],
      ["X-TC-Timestamp", `${now}`],
      ...headers,
      [
        "Authorization",
        `TC3-HMAC-SHA256 Credential=${keys.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
      ],
    ],
    body,
  };
}

function acs3(headers, { comma = ",", signedType } = {}) {
  const all = [["host", "ecs.aliyuncs.com"], ...headers.filter(([name]) => /^x-acs-|^content-type$/.test(name))].sort();
  const names = all.map(([name]) => name).join(";");
  const value = (name, sent) => (name === "content-type" && signedType ? signedType : sent);
  const lines = all.map(([name, sent]) => `${name}:${value(name, sent)}\n`).join("");
  const canonical = `POST\n/\n\n${lines}\n${names}\n${sha256("{}")}`;
  const signature = hmac256(acsKeys.accessKeySecret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString("hex");
  const parts = [`Credential=${acsKeys.accessKeyId}`, `SignedHeaders=${names}`, `Signature=${signature}`];
  return {
    method: "POST",
    url: "https://ecs.aliyuncs.com/",
    headers: [["Host", "ecs.aliyuncs.com"], ...headers, ["Authorization", `ACS3-HMAC-SHA256 ${parts.join(comma)}`]],
    body: "{}",
  };
}

const ACS_HEADERS = [
  ["content-type", "application/json"],
  ["x-acs-action", "DescribeRegions"],
  ["x-acs-content-sha256", sha256("{}")],
  ["x-acs-date", new Date(now * 1000).toISOString().replace(".000", "")],
  ["x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"],
  ["x-acs-version", "2014-05-26"],
];
const without = (unwanted) => ACS_HEADERS.filter(([name]) => name !== unwanted);
const idsOf = ({ causes }) => causes.map(({ id }) => id);

it("a request of Alibaba Cloud that lacks its nonce gets one, and is valid then", async () => {
  const { causes, mended } = await diagnose(acs3(without("x-acs-signature-nonce")), acsKeys, { now });
  assert.equal(causes[0].id, "header-missing");
  const nonces = mended.request.headers.filter(([name]) => name === "x-acs-signature-nonce");
  assert.match(nonces[0][1], /^[0-9a-f]{32}$/);
  assert.equal(nonces.length, 1);
  assert.equal((await diagnose(mended.request, acsKeys, { now })).verdict, "valid");
  const later = await diagnose(acs3(without("x-acs-signature-nonce")), acsKeys, { now: now + 3600 });
  const other = later.mended.request.headers.find(([name]) => name === "x-acs-signature-nonce");
  assert.notEqual(other[1], nonces[0][1]);
});

it("a header that came twice is in the mended request once", async () => {
  const given = acs3([...without("x-acs-version"), ["X-Extra", "1"], ["x-extra", "2"]]);
  const { mended } = await diagnose(given, acsKeys, { now });
  const extra = mended.request.headers.filter(([name]) => name.toLowerCase() === "x-extra");
  assert.deepEqual(extra, [["X-Extra", "1"]]);
});

for (const comma of [", ", " , ", "; "])
  it(`a second mistake is found beside \`${comma}\` in Authorization`, async () => {
    const found = await diagnose(acs3(ACS_HEADERS, { comma, signedType: "text/plain" }), acsKeys, { now });
    assert.equal(found.verdict, "proved");
    assert.ok(idsOf(found).includes("content-type-differs"), idsOf(found).join());
    assert.equal(idsOf(found).includes("authorization-format"), comma !== ", ", idsOf(found).join());
  });

it("the mended command sends a body that begins with @, and a header without a value", async () => {
  const given = tc3({ body: "@/etc/hostname", signedBody: "{}", headers: [["X-Empty", ""]] });
  const { mended } = await diagnose(given, keys, { now });
  const printed = execFileSync("bash", ["-c", `curl() { printf '%s\\n' "$@"; }\n${mended.curl}`])
    .toString()
    .split("\n");
  assert.equal(printed[printed.indexOf("@/etc/hostname") - 1], "--data-raw");
  assert.ok(printed.includes("X-Empty;"));
});

it("the mended command quotes as the package's own commands do", async () => {
  const texts = JSON.parse(await readFile(new URL("../vectors/shell/texts.json", import.meta.url), "utf8"));
  for (const body of texts.filter((text) => text !== "")) {
    const { mended } = await diagnose(tc3({ body, signedBody: "{}" }), keys, { now });
    assert.ok(mended.curl.endsWith(`--data-raw ${quote(body)}`), mended.curl);
  }
});

it("pieces of a body do not show the key", async () => {
  const body = `{"Key": "${keys.secretKey}"}`;
  const { causes } = await diagnose(tc3({ body, signedBody: JSON.stringify(JSON.parse(body)) }), keys, { now });
  assert.equal(causes[0].id, "payload-respaced");
  assert.ok(!JSON.stringify(causes).includes(keys.secretKey.slice(0, 20)), JSON.stringify(causes));
});

const http = (given, end, more = "") => {
  const { host, pathname } = new URL(given.url);
  const lines = [["Host", host], ...given.headers].map(([name, value]) => `${name}: ${value}`);
  return `POST ${pathname} HTTP/1.1\n${lines.join("\n")}${more}\n\n${given.body}${end}`;
};

it("line ends after the body of raw HTTP belong to it where the signature says so", async () => {
  for (const [body, end] of [
    ["{}\n", ""],
    ["{}\r\n", ""],
    ["{}\n", "\n\n"],
    ["{}", "\n"],
    ["{}", ""],
  ]) {
    const pasted = http(tc3({ body }), end);
    const name = JSON.stringify([body, end]);
    assert.equal((await diagnose(pasted, keys, { now })).verdict, "valid", name);
    assert.equal(verify(pasted, keys).valid, true, name);
    const parsed = parseRequest(pasted);
    assert.equal(new TextDecoder().decode(parsed.body), "{}");
    assert.equal(parsed.bodyEnd, (body.slice(2) + end).slice(0, 4) || undefined);
  }
});

it("where a length says so, line ends are a part of the body or none", async () => {
  const right = tc3({ body: '{"A":1}' });
  assert.equal((await diagnose(http(right, "\n\n", "\nContent-Length: 7"), keys, { now })).verdict, "valid");
  const longer = await diagnose(http(right, "\n\n", "\nContent-Length: 8"), keys, { now });
  assert.deepEqual([longer.verdict, longer.causes[0].id], ["proved", "payload-newline"]);
});

it("parameters of signature v1 that were encoded and not sorted are two causes", async () => {
  const params = [
    ["Version", "2017-03-12"],
    ["Action", "DescribeZones"],
    ["Name", "a b/c"],
    ["Nonce", "11886"],
    ["Timestamp", `${now}`],
    ["SecretId", keys.secretId],
    ["SignatureMethod", "HmacSHA256"],
  ];
  const signedOf = (pairs, write) => pairs.map(([name, value]) => `${name}=${write(value)}`).join("&");
  for (const [pairs, write, ids] of [
    [params, encode, ["v1-unsorted", "v1-encoded"]],
    [params, String, ["v1-unsorted"]],
    [[...params].sort(), encode, ["v1-encoded"]],
    [[...params].sort(), String, []],
  ]) {
    const text = `GETcvm.tencentcloudapi.com/?${signedOf(pairs, write)}`;
    const signature = hmac256(keys.secretKey, text).toString("base64");
    const url = `https://cvm.tencentcloudapi.com/?${signedOf(params, encode)}&Signature=${encode(signature)}`;
    const found = await diagnose(url, keys, { now });
    assert.deepEqual(idsOf(found), ids);
    assert.equal(found.verdict, ids.length > 0 ? "proved" : "valid");
  }
});
