// Five thousand random requests, signed by us and by the core of Alibaba Cloud's own SDK for Node.
//
// Where a rule of the document and the SDK part, both readings are kept out:
// - the SDK does not encode the names of the query, so the names here need no encoding;
// - it rewrites "+", "*" and "%7E" of a path that should not contain them, and an empty path stays
//   empty, which is no path of a URL: the paths here are encoded as the document says;
// - its client leaves !'() of a path as they are; it signs whatever path it is given, so it is given ours;
// - its client adds and signs x-acs-credentials-provider, which is not needed; and Python's SDK signs every
//   header, user-agent included, which no browser lets alone.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { sign } from "tc3fetch/aliyun";
import { bytes, name, object, pick, scalar, SEED, text, times, timestamp, whole } from "./random.mjs";

const { default: OpenApiUtil } = createRequire(import.meta.url)("@alicloud/openapi-core/dist/utils.js");

const ROUNDS = 5_000;
const ALGORITHM = "ACS3-HMAC-SHA256";
const FORM = "application/x-www-form-urlencoded";

const encode = (segment) =>
  encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A path whose segments hold anything; the first letter keeps "." and ".." out, which URL parsers resolve. */
const path = () => `/2023-03-30/functions${times(whole(3), () => `/${encode(`f${text()}`)}`).join("")}`;

/** Parameters with holes: what is null has no place in a query. */
const params = () => object(0, () => pick([scalar, scalar, scalar, () => null])());

const roa = (more) => ({
  version: "2023-03-30",
  action: pick(["CreateFunction", "X"]),
  path: path(),
  query: pick([undefined, {}, params()]),
  ...more,
});
const rpc = (more) => ({
  version: "2014-05-26",
  action: pick(["RunInstances", "DescribeInstances"]),
  path: pick([undefined, "/"]),
  ...more,
});

/** Each kind of request, and the content type that it goes out with. */
const kinds = {
  "ROA, no body": () => roa({ method: pick(["GET", "DELETE", "POST", "PUT", "PATCH", "HEAD"]) }),
  "ROA, JSON": () =>
    roa({
      method: pick(["POST", "PUT", "PATCH"]),
      body: JSON.stringify(object()),
      type: "application/json; charset=utf-8",
    }),
  "ROA, bytes": () => roa({ method: "POST", body: new Uint8Array(bytes()), type: "application/octet-stream" }),
  "ROA, content type given": () => {
    const contentType = pick(["application/json", "text/plain; charset=utf-8", "Application/X-Anything"]);
    return roa({ method: pick([undefined, "PUT"]), body: text(), contentType, type: contentType });
  },
  "RPC, query": () => rpc({ method: pick([undefined, "POST", "GET"]), query: params() }),
  "RPC, form": () =>
    rpc({
      method: "POST",
      query: pick([undefined, params()]),
      body: OpenApiUtil.toForm(params()),
      contentType: FORM,
      type: FORM,
    }),
};

const HEADERS = [
  undefined,
  {},
  { "x-fc-log-type": "Tail" },
  { "X-Acs-Parent-Id": " two  words " },
  { "x-acs-zzz": "1", "x-acs-a": "", "User-Agent": "x" },
];

const credentials = () => ({
  accessKeyId: `LTAI${times(20, () => pick([..."abcXYZ019"])).join("")}`,
  accessKeySecret: times(1 + whole(100), () => pick([..."abcXYZ019*/+=~!"])).join(""),
  securityToken: pick([undefined, "token", "CAIS+a/b==c~1"]),
});

/** The official Authorization of the same request, over the headers that the document has signed. */
function official(
  { method = "POST", action, version, host, path = "/", query = {}, body = "", headers = {}, date, nonce, type },
  keys,
) {
  const hash = OpenApiUtil.hash(Buffer.from(body), ALGORITHM).toString("hex");
  const all = {
    ...headers,
    host,
    "x-acs-action": action,
    "x-acs-version": version,
    "x-acs-date": date,
    "x-acs-signature-nonce": nonce,
    "x-acs-content-sha256": hash,
    ...(type && { "content-type": type }),
    ...(keys.securityToken && { "x-acs-accesskey-id": keys.accessKeyId, "x-acs-security-token": keys.securityToken }),
  };
  const request = { method, pathname: path, query: OpenApiUtil.query(query), headers: all };
  return OpenApiUtil.getAuthorization(request, ALGORITHM, hash, keys.accessKeyId, keys.accessKeySecret);
}

test(`${ROUNDS.toLocaleString("en")} random requests sign as the official SDK of Alibaba Cloud signs them (SEED=${SEED})`, (t) => {
  const names = Object.keys(kinds);
  const counts = Object.fromEntries(names.map((kind) => [kind, 0]));
  for (let round = 0; round < ROUNDS; round++) {
    const kind = names[round % names.length];
    const { type, ...made } = kinds[kind]();
    const request = {
      ...made,
      host: pick([
        "fcv3.cn-hangzhou.aliyuncs.com",
        "1880770869020000.cn-hangzhou.fc.aliyuncs.com",
        "ecs.aliyuncs.com",
        "127.0.0.1:9443",
      ]),
      headers: pick(HEADERS),
      date: `${new Date(timestamp() * 1000).toISOString().slice(0, 19)}Z`,
      nonce: times(32, () => pick([..."0123456789abcdef"])).join(""),
    };
    const keys = credentials();

    const signed = sign(request, keys);
    const describe = () => `round ${round}, ${kind}: ${JSON.stringify({ request, keys })}`;
    const authorization = official({ ...request, type }, keys);
    const sent = new Headers(signed.headers);
    assert.equal(sent.get("authorization"), authorization, describe());
    assert.equal(signed.signature, authorization.slice(-64), describe());
    // What is signed is what arrives.
    const flat = Object.entries(OpenApiUtil.query(request.query ?? {})).sort();
    assert.deepEqual([...new URL(signed.url).searchParams].sort(), flat, describe());
    assert.equal(new URL(signed.url).host, request.host, describe());
    assert.equal(sent.get("content-type"), type ?? null, describe());
    assert.deepEqual(Buffer.from(signed.body ?? ""), Buffer.from(request.body ?? ""), describe());
    counts[kind]++;
  }
  for (const [kind, count] of Object.entries(counts)) t.diagnostic(`${kind}: ${count} agree`);
});
