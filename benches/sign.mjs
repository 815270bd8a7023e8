/**
 * How fast tc3fetch signs, beside its peers, in one process:
 *
 *     node --expose-gc benches/sign.mjs [--json]
 *
 * It needs the built package (`cargo xtask build`). A contender that differs from Tencent's own
 * Authorization stops the run. Speed never fails a run; the bars are printed and read by people.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { availableParallelism, cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";
import { createSHA256 } from "hash-wasm";
import { call, sign } from "tc3fetch";
import * as inJavaScript from "tc3fetch/js";
import { median, sideBySide } from "./measure.mjs";
import * as noble from "./peers/noble.mjs";
import * as nodeCrypto from "./peers/node-crypto.mjs";
import * as official from "./peers/official.mjs";
import * as webcrypto from "./peers/webcrypto.mjs";
import { atLeast, atMostMs, barTable, table } from "./report.mjs";
import { BODY_BYTES, bodyRequest, credentials, largeBody, smallRequest, vary } from "./request.mjs";

const OURS = "tc3fetch";
const FRESH = "tc3fetch, fresh credentials object";
const json = process.argv.includes("--json");

const small = await smallCalls();
const large = await largeBodies();
const startup = startUp();
const bars = [
  atLeast("sign: as fast as the official sign3", small.ratio("official sign3"), 3.5),
  atLeast("sign: as fast as hand-written node:crypto", small.ratio("node:crypto, key cached"), 1.1),
  atLeast("sign: as fast as noble", small.ratio("noble"), 8),
  atLeast("sign of tc3fetch/js: as fast as noble", small.ratio("noble") / small.ratio("tc3fetch/js"), 0.5),
  atLeast("sign: as fast as WebCrypto", small.ratio("WebCrypto, key cached"), 80),
  atLeast(
    "sign, other credentials object each time: as fast as the official sign3",
    small.fresh("official sign3"),
    1.8,
  ),
  atLeast(
    "call, 10 MB: as fast as WebCrypto's digest",
    large.time("WebCrypto digest") / large.time("tc3fetch call"),
    0.8,
  ),
  atLeast("sign, 10 MB: as fast as hash-wasm", large.time("hash-wasm") / large.time("tc3fetch sign"), 1),
  atMostMs("start-up: import and first signature", startup.added, 12),
];
const machine = `Node ${process.version}, ${process.arch}, ${availableParallelism()} x ${cpus()[0]?.model ?? "unknown"}`;

if (json) {
  console.log(JSON.stringify({ machine, small: small.rows, large: large.rows, startup, bars }, null, 2));
} else {
  console.log(
    [
      machine,
      table("One signature, about 100 bytes of parameters (times as long as ours)", small.rows),
      table("10 MB of body (times as long as tc3fetch sign)", large.rows),
      table("Start-up of a process (median)", [
        { name: "empty", value: startup.empty, unit: "ms" },
        { name: "imports tc3fetch and signs once", value: startup.signing, unit: "ms" },
        { name: "difference", value: startup.added, unit: "ms" },
      ]),
      barTable(bars),
    ].join("\n\n"),
  );
}

/** Object in, Authorization out. */
async function smallCalls() {
  const peers = {
    "tc3fetch/js": inJavaScript.sign,
    "official sign3": official.sign,
    noble: noble.sign,
    "noble, key cached": noble.signWithCachedKey,
    "WebCrypto, key cached": webcrypto.sign,
    "node:crypto, key cached": nodeCrypto.sign,
  };
  for (let n = 0; n < 20; n++) {
    const expected = official.sign(smallRequest(n), credentials);
    assert.equal(sign(smallRequest(n), credentials).headers.Authorization, expected, OURS);
    for (const [name, peer] of Object.entries(peers)) {
      const signed = await peer(smallRequest(n), credentials);
      assert.equal(signed.headers ? signed.headers.Authorization : signed, expected, name);
    }
  }
  const contenders = [
    { name: OURS, run: (n) => sign(smallRequest(n), credentials) },
    { name: FRESH, run: (n) => sign(smallRequest(n), { ...credentials }) },
    ...Object.entries(peers).map(([name, peer]) => ({ name, run: (n) => peer(smallRequest(n), credentials) })),
  ];
  const times = await sideBySide(contenders, { rounds: 41, blockMs: 25, progress: progress("signatures") });
  const ratio = (name) => times.get(name) / times.get(OURS);
  const fresh = (name) => times.get(name) / times.get(FRESH);
  return {
    ratio,
    fresh,
    rows: [...times].map(([name, ms]) => ({ name, value: ms * 1000, unit: "us", ratio: ratio(name) })),
  };
}

/** A body of 10 MB: ours with all that a signature takes, the peers with the hash of the body alone. */
async function largeBodies() {
  const body = largeBody();
  const hashWasm = await createSHA256();
  const expected = createHash("sha256").update(body).digest("hex");
  assert.equal(hashWasm.init().update(body).digest("hex"), expected, "hash-wasm");
  assert.equal(Buffer.from(nobleSha256(body)).toString("hex"), expected, "noble");
  assert.equal(Buffer.from(await crypto.subtle.digest("SHA-256", body)).toString("hex"), expected, "WebCrypto");
  const authorization = official.sign({ ...bodyRequest(body), params: Buffer.from(body.buffer) }, credentials);
  assert.equal(sign(bodyRequest(body), credentials).headers.Authorization, authorization, "tc3fetch sign");
  let sent;
  await callWith(body, (url, init) => (sent = new Headers(init.headers)));
  assert.equal(sent.get("Authorization"), authorization, "tc3fetch call");

  const contenders = [
    { name: "tc3fetch sign", run: (n) => sign(bodyRequest(vary(body, n)), credentials) },
    { name: "tc3fetch call", run: (n) => callWith(vary(body, n)) },
    { name: "hash-wasm", run: (n) => hashWasm.init().update(vary(body, n)).digest("hex") },
    { name: "noble", run: (n) => nobleSha256(vary(body, n)) },
    { name: "node:crypto", run: (n) => createHash("sha256").update(vary(body, n)).digest("hex") },
    { name: "WebCrypto digest", run: (n) => crypto.subtle.digest("SHA-256", vary(body, n)) },
  ];
  const times = await sideBySide(contenders, {
    rounds: 25,
    blockMs: 0,
    collect: true,
    progress: progress("10 MB bodies"),
  });
  const time = (name) => times.get(name);
  const megabytesPerSecond = (ms) => BODY_BYTES / 1e6 / (ms / 1000);
  return {
    time,
    rows: [...times].map(([name, ms]) => ({
      name,
      value: megabytesPerSecond(ms),
      unit: "MB/s",
      ratio: ms / time("tc3fetch sign"),
    })),
  };
}

/** A whole call whose network answers at once. */
function callWith(body, seen = () => {}) {
  const fetch = async (url, init) => {
    seen(url, init);
    return new Response('{"Response":{"RequestId":"x"}}');
  };
  return call(bodyRequest(body), { credentials, fetch });
}

/** Two kinds of processes in turn; the difference of the medians is what importing and signing cost. */
function startUp() {
  const child = fileURLToPath(new URL("startup-child.mjs", import.meta.url));
  const once = (mode) => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [child, mode], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return performance.now() - start;
  };
  const samples = { empty: [], signing: [] };
  const rounds = 31;
  const report = progress("start-up");
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? ["empty", "signing"] : ["signing", "empty"];
    for (const mode of order) samples[mode].push(once(mode));
    report(round + 1, rounds);
  }
  const empty = median(samples.empty);
  const signing = median(samples.signing);
  return { empty, signing, added: signing - empty };
}

/** One line on stderr, rewritten in place where it is a terminal. */
function progress(what) {
  return (done, all) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${what}: ${done} of ${all}${done === all ? "\n" : ""}`);
    else if (done === all) process.stderr.write(`${what}: done\n`);
  };
}
