import { createHash, createHmac } from "node:crypto";
import type { Plugin } from "vite";

// Keys and time of the signature example in Tencent's document; the asterisks are part of the strings.
const SECRET_ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******";
const SECRET_KEY = "Gu5t9xGARNpq86cd98joQYCN3*******";
const TIMESTAMP = 1551113065;
const HOST = "cvm.tencentcloudapi.com";
const BODY = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** Signature v3 as programs write it by hand: every part of it can be given wrongly. */
function authorization({ contentType, date }: { contentType: string; date: string }): string {
  const signedHeaders = "content-type;host";
  const canonicalHeaders = `content-type:${contentType}\nhost:${HOST}\n`;
  const canonicalRequest = ["POST", "/", "", canonicalHeaders, signedHeaders, sha256(BODY)].join("\n");
  const scope = `${date}/cvm/tc3_request`;
  const stringToSign = ["TC3-HMAC-SHA256", TIMESTAMP, scope, sha256(canonicalRequest)].join("\n");
  const key = hmac(hmac(hmac(`TC3${SECRET_KEY}`, date), "cvm"), "tc3_request");
  const signature = hmac(key, stringToSign).toString("hex");
  return `TC3-HMAC-SHA256 Credential=${SECRET_ID}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

const day = (timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(TIMESTAMP * 1000);

const COMMON = { "X-TC-Action": "DescribeInstances", "X-TC-Version": "2017-03-12", "X-TC-Region": "ap-guangzhou" };

/** Signed for JSON, but the header is left to curl, which sends its own. */
function contentType(): string {
  const headers = {
    Authorization: authorization({ contentType: "application/json; charset=utf-8", date: day("UTC") }),
    ...COMMON,
    "X-TC-Timestamp": String(TIMESTAMP),
  };
  const words = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`);
  return ["curl", `https://${HOST}`, ...words, `-d '${BODY}'`].join(" \\\n  ").replace("curl \\\n  ", "curl ");
}

/** The date of the scope is that of the clock on the wall. */
function localDate(): string {
  const contentType = "application/json";
  const headers = {
    "Content-Type": contentType,
    Authorization: authorization({ contentType, date: day("Asia/Shanghai") }),
    ...COMMON,
    "X-TC-Timestamp": String(TIMESTAMP),
  };
  const options = JSON.stringify({ method: "POST", headers, body: BODY }, null, 2);
  return `fetch("https://${HOST}/", ${options});`;
}

/** Signature v1 over values that were percent-encoded already. */
function encoded(): string {
  const parameters = {
    Action: "DescribeInstances",
    "Filters.0.Name": "instance-name",
    "Filters.0.Values.0": "未命名",
    Nonce: "11886",
    Region: "ap-guangzhou",
    SecretId: SECRET_ID,
    SignatureMethod: "HmacSHA256",
    Timestamp: String(TIMESTAMP),
    Version: "2017-03-12",
  };
  const query = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  const signature = hmac(SECRET_KEY, `GET${HOST}/?${query}`).toString("base64");
  return `https://${HOST}/?${query}&Signature=${encodeURIComponent(signature)}`;
}

/** `virtual:broken-requests`: requests to look at in the room Diagnose, made with their mistakes when the page is built. */
export function brokenRequests(): Plugin {
  return {
    name: "tc3fetch:broken-requests",
    resolveId: (id) => (id === "virtual:broken-requests" ? `\0${id}` : undefined),
    load(id) {
      if (id !== "\0virtual:broken-requests") return undefined;
      const made = Object.entries({ contentType, localDate, encoded }).map(([id, make]) => ({ id, text: make() }));
      return `export default ${JSON.stringify(made)};`;
    },
  };
}
