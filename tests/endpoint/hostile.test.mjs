/** No request, however malformed, ends the endpoint, makes it fail, or leaves it without an answer. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { hostileRequest } from "./hostile.mjs";
import { send, signWithSdk, verdict } from "./support.mjs";

const COUNT = 800;
const AT_ONCE = 16;
/** Far more than an answer takes, as several hundred are asked for on a machine with other work. */
const PATIENCE_MS = 10_000;

// A process of its own, so that its end is seen, and so is all that it prints.
const main = fileURLToPath(new URL("../../endpoint/main.mjs", import.meta.url));
const child = spawn(process.execPath, [main], { stdio: ["ignore", "pipe", "pipe"] });
after(() => child.kill());
let noise = "";
child.stderr.on("data", (chunk) => (noise += chunk));
const url = String((await once(child.stdout, "data"))[0]).trim();

const good = signWithSdk({});
const local = (action, params) =>
  signWithSdk({
    host: "local.tencentcloudapi.com",
    version: "2026-01-01",
    action,
    body: Buffer.from(JSON.stringify(params)),
  });

/** Sends bytes and collects the answer; "silence" where none comes in time. */
async function exchange(bytes, isWhole) {
  const socket = net.connect(new URL(url).port, "127.0.0.1");
  const chunks = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => {
    socket.on("close", resolve);
    // The endpoint may refuse the rest of what is too long.
    socket.on("error", resolve);
  });
  socket.write(bytes);
  let timer;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, isWhole ? PATIENCE_MS : 30, "silence");
  });
  const outcome = await Promise.race([ended, patience]);
  clearTimeout(timer);
  socket.resetAndDestroy();
  return isWhole && outcome === "silence" ? "silence" : Buffer.concat(chunks).toString("latin1");
}

test("a header that cannot be sent is an error of the parameter", async () => {
  for (const ContentType of ["a\nb", "a\r\nX-Injected: 1", "text/\u0000", "文本", "\u007f"]) {
    const { Response, headers } = await send(url, local("Stream", { ContentType }));
    assert.equal(Response.Error.Code, "InvalidParameterValue", JSON.stringify(ContentType));
    assert.equal(headers["x-injected"], undefined);
  }
});

test(`${COUNT} hostile requests are survived`, { timeout: 120_000 }, async (t) => {
  const seeds = Array.from({ length: COUNT }, (_, seed) => seed);
  const silent = [];
  const failed = [];
  const outcomes = {};
  const worker = async () => {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
      const { kind, bytes, isWhole } = hostileRequest(seed);
      const answer = await exchange(bytes, isWhole);
      if (answer === "silence") silent.push(`${seed} ${kind}`);
      // An answer that says "InternalError" is a mistake of the endpoint, not of the request.
      if (/Internal(Server)?Error/.test(answer)) failed.push(`${seed} ${kind}`);
      const outcome = /"(?:Code|errorCode)":"([^"]{1,60})"/.exec(answer)?.[1] ?? answer.slice(9, 12);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  t.diagnostic(JSON.stringify(outcomes));
  assert.equal(child.exitCode, null, noise);
  assert.equal(await verdict(url, good), "ok");
  assert.deepEqual(silent, []);
  assert.deepEqual(failed, []);
  assert.equal(noise, "");
  // Their signatures hold, so that it is the actions that are tried.
  assert.equal(outcomes["AuthFailure.SignatureFailure"], undefined);
  assert.ok(outcomes["200"] > 100 && outcomes.InvalidParameter > 30 && outcomes.InvalidArgument > 5);
});

test("parameters that would take all memory, or all of the stack, are refused", async () => {
  const scale = (StartReplicas) =>
    signWithSdk({
      action: "UpdateService",
      body: Buffer.from(JSON.stringify({ ServiceId: "ank95gbm4dwfhmdt", Scaler: { StartReplicas } })),
      headers: { "X-TC-Region": "ap-guangzhou" },
    });
  assert.equal(await verdict(url, scale(2 ** 31)), "LimitExceeded");
  assert.equal(await verdict(url, scale(3)), "ok");
  const deep = signWithSdk({ body: Buffer.from(`{"Order":${"[".repeat(4_000_000)}${"]".repeat(4_000_000)}}`) });
  assert.equal(await verdict(url, deep), "InvalidParameter");
});
