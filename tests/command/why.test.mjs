// `tc3fetch why`: requests that the vendors' own code signed, some broken afterwards, as people paste them.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { acsExample, example, temporary } from "../../endpoint/index.mjs";
import { signWithOpenApiUtil } from "../endpoint/aliyun-support.mjs";
import { signWithSdk, startEndpoint, verdict, withHeaders } from "../endpoint/support.mjs";
import { install, requestOf, run } from "./support.mjs";

const folder = install();
const tc3fetch = path.join(folder, "node_modules/.bin/tc3fetch");
const endpoint = await startEndpoint();
const KEYS = { TENCENTCLOUD_SECRET_ID: example.secretId, TENCENTCLOUD_SECRET_KEY: example.secretKey };

const why = (words, options) => run([tc3fetch, "why", ...words], { env: KEYS, ...options });

/** A file below the folder of the test. */
function file(name, text) {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** As bash users paste it. */
const asCurl = ({ method, path: target, headers, body }) =>
  [
    `curl -X ${method} ${quote(`https://${headers.Host ?? headers.host}${target}`)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body.length > 0 ? [`--data-raw ${quote(body.toString())}`] : []),
  ].join(" \\\n  ");

const good = signWithSdk({ body: Buffer.from('{"Limit":1}') });
const otherType = withHeaders(good, { "Content-Type": "application/json; charset=utf-8" });
const otherKey = signWithSdk({ credentials: { ...example, secretKey: "ANOTHERSECRET" } });

describe("the verdict and the exit status", () => {
  it("a right signature: 0", async () => {
    const { status, stdout, stderr } = await why([], { input: asCurl(good) });
    assert.equal(stderr, "");
    assert.match(stdout, /^The signature is right\.\n/);
    assert.equal(status, 0);
  });

  it("a mistake that is proved: 1, with mine and expected, and the mended request", async () => {
    const { status, stdout, stderr } = await why([file("request.txt", asCurl(otherType))]);
    assert.equal(stderr, "");
    assert.equal(status, 1);
    assert.match(stdout, /^Proved: Another Content-Type was signed\./);
    assert.match(
      stdout,
      /^ {3}mine {5}\| application\/json\n {3}expected \| application\/json; charset=utf-8\n {14}\s{16}\^$/m,
    );
    assert.match(stdout, /The request as it should be:\ncurl /);
  });

  it("a broken rule without a key: 1", async () => {
    const { Authorization } = good.headers;
    const wrong = withHeaders(good, { Authorization: Authorization.replace("tc3_request", "aws4_request") });
    const { status, stdout } = await why([], { input: asCurl(wrong), env: {} });
    assert.match(stdout, /^Certain: /);
    assert.match(stdout, /\(scope-format; certain; string to sign\)/);
    assert.equal(status, 1);
  });

  it("nothing that can be told without a key: 2, and how to give it", async () => {
    const { status, stdout } = await why([], { input: asCurl(otherType), env: {} });
    assert.match(stdout, /^Open: /);
    assert.match(stdout, /Would tell more: the secret key\. Set TENCENTCLOUD_SECRET_ID/);
    assert.equal(status, 2);
  });

  it("a key that does not belong to the id", async () => {
    const { stdout } = await why([], { input: asCurl(otherKey) });
    assert.match(stdout, /\(secret-wrong; /);
  });

  it("what is no request: 64, and what is one", async () => {
    for (const input of ["", "hello", "\0\u0001"]) {
      const { status, stdout, stderr } = await why([], { input });
      assert.equal(status, 64);
      assert.equal(stdout, "");
      assert.match(stderr, /^tc3fetch: .+\n.+\n$/);
    }
  });

  it("wrong arguments: 64", async () => {
    for (const words of [
      ["a", "b"],
      ["no/such/file"],
      ["--key", "x"],
      ["--now", "yesterday"],
      ["--answer", "no/such"],
    ]) {
      const { status, stdout, stderr } = await why(words, { input: asCurl(good) });
      assert.deepEqual({ status, stdout }, { status: 64, stdout: "" });
      assert.doesNotMatch(stderr, /\n {4}at /);
    }
  });
});

describe("the mended request", () => {
  for (const [what, request, env] of [
    ["of a wrong Content-Type", otherType, KEYS],
    ["of a GET with another Content-Type", withHeaders(getOf("Limit=1"), { "Content-Type": "text/plain" }), KEYS],
    [
      "of temporary credentials",
      withHeaders(
        signWithSdk({
          credentials: temporary,
          signedBody: Buffer.from('{"Limit": 1}'),
          body: Buffer.from('{"Limit":1}'),
        }),
        {
          "X-TC-Token": temporary.token,
        },
      ),
      {
        TENCENTCLOUD_SECRET_ID: temporary.secretId,
        TENCENTCLOUD_SECRET_KEY: temporary.secretKey,
        TENCENTCLOUD_TOKEN: temporary.token,
      },
    ],
  ]) {
    it(`${what} is accepted by the vendor's code, as a shell runs it`, async () => {
      const { stdout } = await why([], { input: asCurl(request), env });
      const [, command] = stdout.split("The request as it should be:\n");
      assert.equal(await answerTo(await requestOf(command, env)), "ok", command);
    });
  }
});

/** A GET whose query was signed. */
function getOf(query) {
  return signWithSdk({ method: "GET", path: `/?${query}`, body: "" });
}

/** The error code of the endpoint's answer to a request of a shell, or "ok". */
async function answerTo({ url, ...request }) {
  const { host, pathname, search } = new URL(url);
  return verdict(endpoint.url, {
    ...request,
    path: pathname + search,
    headers: { ...request.headers, Host: host },
  });
}

describe("what else is known", () => {
  it("the user's own canonical request: the line and the byte where it parts, without a key", async () => {
    const own = [
      "POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:tiems.tencentcloudapi.com\n",
      "content-type;host",
      "0".repeat(64),
    ].join("\n");
    const words = ["--canonical-request", file("canonical.txt", own)];
    const { stdout } = await why(words, { input: asCurl(otherType), env: {} });
    assert.match(stdout, /Your canonical request parts from the right one at line 8, column \d+ \(byte \d+\):/);
    assert.match(stdout, /mine {5}\| 0000/);
  });

  it("the time: the signature had expired", async () => {
    const late = String(Number(good.headers["X-TC-Timestamp"]) + 3600);
    const { stdout } = await why(["--now", late], { input: asCurl(good) });
    assert.match(stdout, /\(timestamp-expired; /);
    const intime = await why(["--now", good.headers["X-TC-Timestamp"]], { input: asCurl(good) });
    assert.equal(intime.status, 0);
  });

  it("Alibaba Cloud's requests are judged with Alibaba Cloud's variables", async () => {
    const env = {
      ...KEYS,
      ALIBABA_CLOUD_ACCESS_KEY_ID: acsExample.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: acsExample.accessKeySecret,
    };
    const request = signWithOpenApiUtil();
    assert.equal((await why([], { input: asCurl(request), env })).status, 0);
  });
});

describe("a file", () => {
  it("may be UTF-8 or UTF-16, with its mark, as editors and PowerShell write it", async () => {
    const text = `\ufeff${asCurl(good)}`;
    for (const bytes of [Buffer.from(text), Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()])
      assert.equal((await why([], { input: bytes })).status, 0);
  });
});

describe("keys", () => {
  it("one that stands in the text is used, and not printed", async () => {
    const input = `secretKey: "${example.secretKey}"\n${asCurl(otherType)}`;
    for (const words of [[], ["--json"]]) {
      const { status, stdout, stderr } = await why(words, { input, env: {} });
      assert.equal(status, 1);
      assert.match(stderr, /holds a secret key/);
      assert.ok(!`${stdout}${stderr}`.includes(example.secretKey));
    }
  });

  it("the environment's key is not used for another id, and the reason is told", async () => {
    const env = { TENCENTCLOUD_SECRET_ID: "AKIDSOMEBODYELSE", TENCENTCLOUD_SECRET_KEY: "x" };
    const { status, stderr } = await why([], { input: asCurl(good), env });
    assert.equal(status, 2);
    assert.match(stderr, /another id than TENCENTCLOUD_SECRET_ID/);
  });

  it("a token is printed nowhere", async () => {
    const request = withHeaders(signWithSdk({ credentials: temporary }), { "X-TC-Token": temporary.token });
    const env = { TENCENTCLOUD_SECRET_ID: temporary.secretId, TENCENTCLOUD_SECRET_KEY: temporary.secretKey };
    for (const words of [[], ["--json"]]) {
      const { stdout, stderr } = await why(words, { input: asCurl(request), env });
      for (const secret of [temporary.token, temporary.secretKey]) assert.ok(!`${stdout}${stderr}`.includes(secret));
    }
  });

  it("is asked for at a terminal, and not shown", async () => {
    const request = file("asked.txt", asCurl(otherType));
    const { status, stdout } = await atTerminal([tc3fetch, "why", request], `${example.secretKey}\r`);
    assert.match(stdout, /Secret key of AKIDEXAMPLE/);
    assert.match(stdout, /Proved/);
    assert.ok(!stdout.includes(example.secretKey));
    assert.equal(status, 1);
  });

  it("can be corrected while it is typed", async () => {
    const request = file("corrected.txt", asCurl(otherType));
    const typed = `wrong\u0015${example.secretKey}x\u007f\r`;
    assert.match((await atTerminal([tc3fetch, "why", request], typed)).stdout, /Proved/);
  });

  it("Enter alone goes without, and Ctrl-C ends with 130", async () => {
    const request = file("without.txt", asCurl(otherType));
    const without = await atTerminal([tc3fetch, "why", request], "\r");
    assert.match(without.stdout, /Open/);
    assert.equal(without.status, 2);
    assert.equal((await atTerminal([tc3fetch, "why", request], "\u0003")).status, 130);
  });

  it("--no-prompt asks for nothing", async () => {
    const request = file("unasked.txt", asCurl(otherType));
    const { status, stdout } = await atTerminal([tc3fetch, "why", "--no-prompt", request], "");
    assert.doesNotMatch(stdout, /Secret key of/);
    assert.equal(status, 2);
  });
});

/**
 * Runs a program at a terminal of its own, where `typed` is typed once it asks. Standard output and
 * error are one there.
 */
function atTerminal(words, typed, env = {}) {
  const command = words.map(quote).join(" ");
  return run(["script", "--quiet", "--return", "--command", command, "/dev/null"], {
    typed: { after: /goes without\): /, text: typed },
    env: { TERM: "xterm", ...env },
  });
}

describe("what is printed", () => {
  it("for programs: the diagnosis as JSON", async () => {
    const { status, stdout } = await why(["--json"], { input: asCurl(otherType) });
    const { verdict, causes, mended, system } = JSON.parse(stdout);
    assert.deepEqual([status, verdict, system], [1, "proved", "TC3-HMAC-SHA256"]);
    assert.equal(causes[0].id, "content-type-differs");
    assert.equal(causes[0].found, "application/json");
    assert.equal(mended.request.body, '{"Limit":1}');
    assert.equal(mended.request.credentials, undefined);
  });

  it("in Chinese", async () => {
    const { stdout } = await why(["--zh"], { input: asCurl(otherType) });
    assert.match(stdout, /^已证实：Content-Type 不一致。/);
    assert.match(stdout, /^ {3}我的 \| application\/json$/m);
  });

  it("in colours at a terminal alone, and not where they are unwelcome", async () => {
    const request = file("coloured.txt", asCurl(otherType));
    const words = [tc3fetch, "why", "--no-prompt", request];
    const hasColours = ({ stdout }) => stdout.includes("\u001b[");
    assert.ok(hasColours(await atTerminal(words, "", KEYS)));
    assert.ok(!hasColours(await atTerminal(words, "", { ...KEYS, NO_COLOR: "1" })));
    assert.ok(!hasColours(await atTerminal(words, "", { ...KEYS, TERM: "dumb" })));
    assert.ok(!hasColours(await run(words, { env: KEYS })));
  });

  it("without what commands a terminal or cannot be seen", async () => {
    const evil = withHeaders(good, { "Content-Type": "application/json\u001b]0;x\u0007\u202e\u00a0" });
    const { stdout, stderr } = await why([], { input: asCurl(evil) });
    assert.doesNotMatch(`${stdout}${stderr}`, /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u202e]/);
  });
});
