// Two thousand random requests, signed by us and by the official Python SDK's own client.
//
// It signs its own serialisation, so we sign the bytes that it would send. Where it would
// send something else than the documents ask for, such values are kept out:
// - a query has "+" for a space, which RFC 3986 does not know;
// - booleans of a query and a form are written as Python has them, "True";
// - fractions are written as Python has them, "1e-07";
// - signature v1 replaces "_" in names by "." in what is signed, but not in what is sent.
// It names HmacSHA1 as the SignatureMethod; the document's example, which we follow, does not.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { sign } from "tc3fetch";
import * as v1 from "tc3fetch/v1";
import { lacks } from "../missing.mjs";
import { bytes, common, credentials, name, object, pick, SEED, text, times, whole } from "./random.mjs";

const ROUNDS = 2_000;
const python = fileURLToPath(new URL("../../target/python/bin/python", import.meta.url));
const skip = lacks("python");
assert.ok(skip || existsSync(python), "target/python is missing: `cargo xtask test` makes it");

/** Values that a query and a form of the SDK write as we do. */
const plain = () =>
  pick([
    () => text().replaceAll(" ", "_"),
    () => whole(2 ** 31),
    () => Number.MAX_SAFE_INTEGER,
    () => pick([1.5, 0.1, 1e21]),
  ])();
const flat = () => object(0, plain, "");

const kinds = {
  "v3 POST, JSON": () => ({ kind: "json", params: object() }),
  "v3 POST, unsigned payload": () => ({ kind: "json", params: object(), payloadSigning: "unsigned" }),
  "v3 POST, multipart": () => ({
    kind: "multipart",
    params: Object.fromEntries(times(1 + whole(4), () => [name(), pick([text, object])()])),
  }),
  "v3 POST, octet-stream": () => ({ kind: "octet-stream", body: bytes().toString("base64") }),
  "v3 GET": () => ({ kind: "get", method: "GET", params: flat() }),
  "v1 GET, HmacSHA1": () => ({ kind: "v1", method: "GET", algorithm: "HmacSHA1", params: flat() }),
  "v1 POST, HmacSHA1": () => ({ kind: "v1", algorithm: "HmacSHA1", params: flat() }),
  "v1 GET, HmacSHA256": () => ({ kind: "v1", method: "GET", algorithm: "HmacSHA256", params: flat() }),
  "v1 POST, HmacSHA256": () => ({ kind: "v1", algorithm: "HmacSHA256", params: flat() }),
  "no signature": () => ({ kind: "skip", params: object() }),
};

/** The official client, in a process of its own: a request in, what it would send out. */
function startSdk() {
  const child = spawn(python, [fileURLToPath(new URL("python/sign.py", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async send(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      assert.ok(!done, "the SDK's process has ended");
      const { data, ...sent } = JSON.parse(value);
      return { ...sent, data: Buffer.from(data, "base64") };
    },
    stop: () => child.kill(),
  };
}

const COMMON_HEADERS = [
  "X-TC-Action",
  "X-TC-Version",
  "X-TC-Timestamp",
  "X-TC-Region",
  "X-TC-Language",
  "X-TC-Token",
  "X-TC-Content-SHA256",
];

/** Compares a request of signature v3, or of none, with what the SDK would send. */
function compareHeaders(request, keys, sent, describe) {
  const { kind, params, body: _, ...rest } = request;
  const given =
    kind === "get" ? { params } : { body: new Uint8Array(sent.data), contentType: sent.headers["Content-Type"] };
  const signed = sign(
    { ...rest, ...given, algorithm: kind === "skip" ? "SKIP" : undefined },
    kind === "skip" ? null : keys,
  );
  assert.equal(signed.headers.Authorization, sent.headers.Authorization, describe());
  for (const header of COMMON_HEADERS)
    assert.equal(signed.headers[header], sent.headers[header], `${header}: ${describe()}`);
  if (kind === "get")
    assert.deepEqual([...new URL(signed.url).searchParams], [...new URLSearchParams(sent.data.toString())], describe());
}

/** Compares a request of signature v1: what is signed, and everything that is sent. */
function compareParams(request, keys, sent, describe) {
  const { kind: _, ...rest } = request;
  const theirs = new URLSearchParams(sent.data.toString());
  const RequestClient = theirs.get("RequestClient");
  const signed = v1.sign({ ...rest, params: { ...rest.params, RequestClient } }, keys);
  const ours = new URLSearchParams(
    rest.method === "GET" ? new URL(signed.url).search : Buffer.from(signed.body).toString(),
  );
  const byName = (params) => [...params].filter(([key]) => key !== "Signature").sort(([a], [b]) => (a < b ? -1 : 1));
  if (rest.algorithm === "HmacSHA256") {
    assert.equal(ours.get("Signature"), theirs.get("Signature"), describe());
    assert.deepEqual(byName(ours), byName(theirs), describe());
    return;
  }
  // With one parameter more in what it signs, its signature cannot be ours. What the rest of it is, ours must be.
  theirs.delete("SignatureMethod");
  assert.deepEqual(byName(ours), byName(theirs), describe());
  const host = rest.host ?? `${rest.service}.tencentcloudapi.com`;
  const signedByThem = (params) =>
    `${rest.method ?? "POST"}${host}/?${byName(params)
      .map(([key, value]) => `${key}=${value}`)
      .join("&")}`;
  const theirSignature = new URLSearchParams(sent.data.toString()).get("Signature");
  const hmac = (words) => createHmac("sha1", keys.secretKey).update(words).digest("base64");
  // The same words, with the parameter and without: first theirs, then ours.
  assert.equal(hmac(signedByThem(new URLSearchParams(sent.data.toString()))), theirSignature, describe());
  assert.equal(hmac(signedByThem(ours)), signed.signature, describe());
}

test(
  `${ROUNDS.toLocaleString("en")} random requests sign as the official Python SDK signs them (SEED=${SEED})`,
  { skip },
  async (t) => {
    const sdk = startSdk();
    t.after(() => sdk.stop());
    const names = Object.keys(kinds);
    const counts = Object.fromEntries(names.map((kind) => [kind, 0]));
    for (let round = 0; round < ROUNDS; round++) {
      const kind = names[round % names.length];
      const request = { method: "POST", ...common(), ...kinds[kind]() };
      request.host = pick([undefined, `${request.service}.ap-shanghai-fsi.tencentcloudapi.com`]);
      const keys = credentials();
      const describe = () => `round ${round}, ${kind}: ${JSON.stringify({ request, keys })}`;
      const sent = await sdk.send({ ...request, credentials: keys });
      (request.kind === "v1" ? compareParams : compareHeaders)(request, keys, sent, describe);
      counts[kind]++;
    }
    for (const [kind, count] of Object.entries(counts)) t.diagnostic(`${kind}: ${count} agree`);
  },
);
