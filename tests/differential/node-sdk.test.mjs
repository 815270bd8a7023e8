// Twenty thousand random requests, signed by us and by the official Node SDK's own code.
//
// Where a rule of the documents and the SDK part, both readings are kept out:
// - the SDK leaves the case of a Content-Type, the documents lower it;
// - it drops the port of the host, and hashes only text and buffers of a multipart body,
//   although it sends everything: both never verify;
// - its query leaves !'()* as they are; it signs whatever is in its URL, so it is given ours.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import querystring from "node:querystring";
import { test } from "node:test";
import * as tc3fetch from "tc3fetch";
import * as v1 from "tc3fetch/v1";
import { bytes, common, credentials, name, object, pick, SEED, text, times, whole } from "./random.mjs";

const require = createRequire(import.meta.url);
const sdk = "tencentcloud-sdk-nodejs-common/tencentcloud/common";
const { default: Sign } = require(`${sdk}/sign.js`);
const { AbstractClient } = require(`${sdk}/abstract_client.js`);
const FormData = createRequire(require.resolve(`${sdk}/sign.js`))("form-data");

const ROUNDS = 20_000;

/** What RFC 3986 encodes and node:querystring leaves. */
const strict = (query) =>
  query.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** The official client, for its way of flattening parameters and of writing what v1 signs. */
const client = (request, host, keys) =>
  new AbstractClient(host, request.version, {
    credential: keys,
    region: request.region,
    profile: {
      signMethod: request.algorithm,
      language: request.language,
      httpProfile: { reqMethod: request.method ?? "POST" },
    },
  });

/** The official Authorization of signature v3. */
const v3 = (request, host, keys, signed, { query = "", ...more }) =>
  Sign.sign3({
    method: request.method ?? "POST",
    url: `https://${host}${request.path ?? "/"}${query && `?${query}`}`,
    timestamp: request.timestamp,
    service: request.service,
    ...keys,
    headers: { "Content-Type": signed.headers["Content-Type"] },
    ...more,
  });

const boundary = () => `--------------------------${times(24, () => whole(10)).join("")}`;
const CONTENT_TYPES = [undefined, "application/json", "application/json; charset=utf-8"];

/** Each kind: what it adds to a request, and the official signature of it. */
const kinds = {
  "v3 POST, JSON": () => {
    const params = object();
    // As bytes: the SDK's own serialiser escapes U+FEFF and its like, which JSON.stringify does not.
    return {
      more: { params, contentType: pick(CONTENT_TYPES) },
      official: (...given) => v3(...given, { payload: Buffer.from(JSON.stringify(params)) }),
    };
  },
  "v3 POST, ready text": () => {
    const body = text();
    return {
      more: { body, contentType: pick(CONTENT_TYPES) },
      official: (...given) => v3(...given, { payload: Buffer.from(body) }),
    };
  },
  "v3 POST, octet-stream": () => {
    const payload = bytes();
    return {
      more: { body: new Uint8Array(payload), contentType: "application/octet-stream; charset=utf-8" },
      official: (...given) => v3(...given, { payload }),
    };
  },
  "v3 POST, multipart made by us": () => {
    const multipart = Object.fromEntries(times(1 + whole(4), () => [name(), text()]));
    const delimiter = boundary();
    const contentType = `multipart/form-data; boundary=${delimiter}`;
    return {
      more: { multipart, contentType },
      official: (...given) => v3(...given, { multipart: true, boundary: delimiter, payload: multipart }),
    };
  },
  "v3 POST, multipart made by the SDK": () => {
    const payload = Object.fromEntries(times(1 + whole(4), () => [name(), pick([text, bytes])()]));
    const form = new FormData();
    for (const [key, member] of Object.entries(payload)) form.append(key, member);
    return {
      more: { body: new Uint8Array(form.getBuffer()), contentType: form.getHeaders()["content-type"] },
      official: (...given) => v3(...given, { multipart: true, boundary: form.getBoundary(), payload }),
    };
  },
  "v3 POST, unsigned payload": () => ({
    more: { body: new Uint8Array(bytes()), payloadSigning: "unsigned" },
    official: (...given) => v3(...given, { payload: Buffer.from("UNSIGNED-PAYLOAD") }),
  }),
  "v3 GET": () => {
    const params = object();
    return {
      more: { method: "GET", params },
      official: (request, host, keys, signed) =>
        v3(request, host, keys, signed, {
          query: strict(querystring.stringify(client(request, host, keys).mergeData(params))),
        }),
    };
  },
  ...Object.fromEntries(
    ["HmacSHA1", "HmacSHA256"].flatMap((algorithm) =>
      ["GET", "POST"].map((method) => [
        `v1 ${method}, ${algorithm}`,
        () => {
          const params = object();
          return {
            more: { algorithm, method, params },
            official: (request, host, keys) => {
              const official = client(request, host, keys);
              const {
                action: Action,
                version: Version,
                timestamp: Timestamp,
                nonce: Nonce,
                region: Region,
                language: Language,
              } = request;
              const all = { ...official.mergeData(params), Action, Version, Timestamp, Nonce, SecretId: keys.secretId };
              Object.assign(all, Region && { Region }, Language && { Language }, keys.token && { Token: keys.token });
              // HmacSHA1 is what a request without a method is checked with, as in the document's example.
              if (algorithm === "HmacSHA256") all.SignatureMethod = algorithm;
              return Sign.sign(keys.secretKey, official.formatSignString(all), algorithm);
            },
          };
        },
      ]),
    ),
  ),
};

/** What the official signer's answer is compared with. */
const ours = (signed) => signed.headers.Authorization ?? signed.signature;

test(`${ROUNDS.toLocaleString("en")} random requests sign as the official Node SDK signs them (SEED=${SEED})`, (t) => {
  const names = Object.keys(kinds);
  const counts = Object.fromEntries(names.map((kind) => [kind, 0]));
  for (let round = 0; round < ROUNDS; round++) {
    const kind = names[round % names.length];
    const { more, official } = kinds[kind]();
    const isV1 = "algorithm" in more;
    const request = {
      ...common(),
      ...more,
      headers: pick([undefined, {}, { "X-TC-TraceId": "a-b" }, { "X-A": "1", "x-b": " two  words " }]),
    };
    request.host = pick([
      undefined,
      `${request.service}.ap-shanghai-fsi.tencentcloudapi.com`,
      "proxy.example.org",
      "127.0.0.1",
    ]);
    // The official client of signature v1 knows no other path than this.
    request.path = isV1 ? undefined : pick([undefined, "/", "/v3/path", "/a%20b/~c"]);
    const keys = credentials();
    const host = request.host ?? `${request.service}.tencentcloudapi.com`;

    const signed = (isV1 ? v1 : tc3fetch).sign(request, keys);
    const describe = () => `round ${round}, ${kind}: ${JSON.stringify({ request, keys })}`;
    assert.equal(ours(signed), official(request, host, keys, signed), describe());
    if (isV1) {
      // What is signed is what arrives.
      const sent = new URLSearchParams(
        more.method === "GET" ? new URL(signed.url).search : Buffer.from(signed.body).toString(),
      );
      assert.equal(sent.get("Signature"), signed.signature, describe());
      for (const [key, member] of Object.entries(client(request, host, keys).mergeData(more.params)))
        assert.equal(sent.get(key), String(member), describe());
    }
    counts[kind]++;
  }
  for (const [kind, count] of Object.entries(counts)) t.diagnostic(`${kind}: ${count} agree`);
});
