// Ten thousand random requests, signed by us and by the official Node SDK's own code.
//
// Where a rule of the documents and the SDK part, both readings are kept out: the SDK
// leaves the case of a Content-Type, the documents lower it; the SDK drops the port.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import querystring from "node:querystring";
import { test } from "node:test";
import { sign } from "tc3fetch";

const { default: Sign } = createRequire(import.meta.url)("tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js");

/** Printed with every failure, so that a failure can be had again: SEED=… */
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** Mulberry32: small, and the same in every run with the same seed. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = generator(SEED);
const whole = (limit) => Math.floor(random() * limit);
const pick = (values) => values[whole(values.length)];
const times = (count, make) => Array.from({ length: count }, make);

const LETTERS = [..."abcXYZ019 -._~!*'()/?#[]@$&+,;=%\"<>\\^`{|}\t\n", "é", "ß", "中", "未", "😀", "\u2028", "\u0000", "\ufeff"];
const text = () => times(whole(12), () => pick(LETTERS)).join("");
/** Begins with a letter: an object that the SDK flattens puts names like "9" first. */
const name = () => pick([..."ABCabc"]) + times(whole(8), () => pick([..."ABCabc019_"])).join("");

function value(depth) {
  const kind = whole(depth > 2 ? 5 : 8);
  if (kind < 2) return text();
  if (kind === 2) return whole(2 ** 31) - 2 ** 30;
  if (kind === 3) return pick([0, 1.5, 1e21, 1e-7, 0.1, Number.MAX_SAFE_INTEGER]);
  if (kind === 4) return pick([true, false]);
  if (kind < 7) return object(depth + 1);
  return times(whole(4), () => value(depth + 1));
}

const object = (depth) => Object.fromEntries(times(whole(5), () => [name(), value(depth)]));

/** Around midnight UTC, on the days where calendars go wrong, and anywhere else. */
function timestamp() {
  const midnight = Date.UTC(pick([1970, 1999, 2000, 2019, 2024, 2026, 2099, 2100]), whole(12), 1 + whole(31)) / 1000;
  return Math.max(0, pick([midnight - 1, midnight, midnight + 1, midnight + whole(86_400)]));
}

/** As the official client flattens parameters before it encodes them with node:querystring. */
function flatten(params, prefix = "") {
  return Object.entries(params).flatMap(([key, member]) =>
    member instanceof Object ? flatten(member, `${prefix}${key}.`) : [[prefix + key, member]],
  );
}

/** What RFC 3986 encodes and node:querystring leaves; the SDK signs whatever is in its URL. */
const strict = (query) => query.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

test(`10,000 random requests sign as the official SDK signs them (SEED=${SEED})`, () => {
  const kinds = { "POST params": 0, "POST text": 0, "POST bytes": 0, GET: 0 };
  for (let round = 0; round < 10_000; round++) {
    const service = `${pick(["cvm", "scf", "tiems", "s"])}${pick(["", "-x", "2"])}`;
    const host = pick([undefined, `${service}.ap-shanghai-fsi.tencentcloudapi.com`, "proxy.example.org", "127.0.0.1"]);
    const path = pick([undefined, "/", "/v3/path", "/a%20b/~c"]);
    const request = {
      service,
      host,
      path,
      version: "2017-03-12",
      action: pick(["DescribeInstances", "Invoke", "x"]),
      region: pick([undefined, "ap-guangzhou"]),
      language: pick([undefined, "zh-CN", "en-US"]),
      timestamp: timestamp(),
      headers: pick([undefined, {}, { "X-TC-TraceId": "a-b" }, { "X-A": "1", "x-b": " two  words " }]),
      contentType: pick(["application/json", "application/json; charset=utf-8", "application/octet-stream; charset=utf-8"]),
    };
    const credentials = {
      secretId: `AKID${times(32, () => pick([..."abcXYZ019"])).join("")}`,
      secretKey: times(1 + whole(100), () => pick([..."abcXYZ019*/+=~!"])).join(""),
      token: pick([undefined, "token"]),
    };
    const kind = pick(Object.keys(kinds));
    kinds[kind]++;
    let payload = "";
    let query = "";
    if (kind === "GET") {
      Object.assign(request, { method: "GET", params: object(0), contentType: undefined });
      query = strict(querystring.stringify(Object.fromEntries(flatten(request.params))));
    } else if (kind === "POST params") {
      request.params = object(0);
      // As bytes: the SDK's own serialiser escapes U+FEFF and its like, which JSON.stringify does not.
      payload = Buffer.from(JSON.stringify(request.params));
    } else {
      const body = kind === "POST text" ? text() : Uint8Array.from(times(whole(300), () => whole(256)));
      request.body = body;
      payload = Buffer.from(body);
    }

    const signed = sign(request, credentials);
    const official = Sign.sign3({
      method: request.method ?? "POST",
      url: `https://${host ?? `${service}.tencentcloudapi.com`}${path ?? "/"}${query && `?${query}`}`,
      payload,
      timestamp: request.timestamp,
      service,
      ...credentials,
      headers: { "Content-Type": signed.headers["Content-Type"] },
    });
    assert.equal(signed.headers.Authorization, official, `round ${round}: ${JSON.stringify({ request, credentials })}`);
  }
  for (const [kind, count] of Object.entries(kinds)) assert.ok(count > 2000, `${kind}: ${count}`);
});
