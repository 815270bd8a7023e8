// `tc3fetch sign`: what it prints is run by a shell, and the request is sent to the local endpoint,
// which checks the signature with the vendor's code.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, describe, it } from "node:test";
import { createEndpoint, example, temporary } from "../../endpoint/index.mjs";
import { send } from "../endpoint/support.mjs";
import { install, requestOf, root, run } from "./support.mjs";

const folder = install();
const tc3fetch = path.join(folder, "node_modules/.bin/tc3fetch");
const endpoint = await createEndpoint().listen();
after(() => endpoint.close());

const KEYS = { TENCENTCLOUD_SECRET_ID: example.secretId, TENCENTCLOUD_SECRET_KEY: example.secretKey };
const ECHO = ["local", "2026-01-01", "Echo", "--region", "ap-guangzhou"];
const sign = (words, options) => run([tc3fetch, "sign", ...words], { env: KEYS, ...options });

/** What the endpoint answers to a printed command. */
async function answer(command) {
  const { url, ...request } = await requestOf(command);
  const { host, pathname, search } = new URL(url);
  const headers = { ...request.headers, Host: host };
  const { Response } = await send(endpoint.url, { ...request, path: pathname + search, headers });
  return Response;
}

const NASTY = { Text: 'it\'s $HOME `id` \\ "@" !é未命名\n%s', Limit: 9007199254740993n };
const nastyJson = JSON.stringify({ ...NASTY, Limit: 1 }).replace('"Limit":1', '"Limit":9007199254740993');

describe("a printed curl", () => {
  for (const [name, words, algorithm] of [
    ["TC3-HMAC-SHA256 by POST", [], "TC3-HMAC-SHA256"],
    ["TC3-HMAC-SHA256 by GET", ["--method", "GET"], "TC3-HMAC-SHA256"],
    ["HmacSHA256 by POST", ["--algorithm", "HmacSHA256"], "HmacSHA256"],
    ["HmacSHA1 by GET", ["--algorithm", "HmacSHA1", "--method", "GET"], "HmacSHA1"],
  ]) {
    it(`of ${name} is accepted, and carries the parameters unharmed`, async () => {
      const { status, stdout, stderr } = await sign([...ECHO, ...words, "--params", nastyJson]);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: "tc3fetch: the signature holds for five minutes.\n" });
      const { Params, Algorithm, Error } = await answer(stdout);
      assert.equal(Error, undefined);
      assert.equal(Algorithm, algorithm);
      assert.equal(Params.Text, NASTY.Text);
    });
  }

  it("keeps every digit of a large integer", async () => {
    const { stdout } = await sign([...ECHO, "--params", nastyJson]);
    assert.match((await requestOf(stdout)).body, /9007199254740993/);
  });

  it("takes its parameters from a file and from standard input", async () => {
    writeFileSync(path.join(folder, "params.json"), '\uFEFF{"Text":"file"}');
    const file = await sign([...ECHO, "--params-file", path.join(folder, "params.json")]);
    assert.equal((await answer(file.stdout)).Params.Text, "file");
    const piped = await sign([...ECHO, "--params-file", "-"], { input: '{"Text":"pipe"}' });
    assert.equal((await answer(piped.stdout)).Params.Text, "pipe");
  });

  it("holds the token of temporary credentials, and says so", async () => {
    const env = {
      TENCENTCLOUD_SECRET_ID: temporary.secretId,
      TENCENTCLOUD_SECRET_KEY: temporary.secretKey,
      TENCENTCLOUD_TOKEN: temporary.token,
    };
    const { stdout, stderr } = await sign(ECHO, { env });
    assert.equal((await answer(stdout)).Error, undefined);
    assert.match(stderr, /token/);
    assert.ok(!stderr.includes(temporary.token));
  });

  it("never holds the secret key", async () => {
    const { stdout, stderr } = await sign([...ECHO, "--params", nastyJson]);
    assert.ok(!`${stdout}${stderr}`.includes(example.secretKey));
  });

  it("goes to the host, with the time and the language that are asked for", async () => {
    const { stdout } = await sign([...ECHO, "--host", "a.example:8443", "--timestamp", "1", "--language", "zh-CN"]);
    const { url, headers } = await requestOf(stdout);
    assert.equal(url, "https://a.example:8443/");
    assert.equal(headers["X-TC-Timestamp"], "1");
    assert.equal(headers["X-TC-Language"], "zh-CN");
  });
});

describe("what cannot be signed", () => {
  for (const [what, words, pattern] of [
    ["no names", [], /three names/],
    ["a fourth name", [...ECHO, "more"], /three names/],
    ["an unknown option", [...ECHO, "--regoin", "x"], /--regoin/],
    ["parameters that are no JSON", [...ECHO, "--params", "{"], /no JSON/],
    ["parameters that are a list", [...ECHO, "--params", "[]"], /no JSON object/],
    ["parameters given twice", [...ECHO, "--params", "{}", "--params-file", "-"], /not both/],
    ["a file that is not there", [...ECHO, "--params-file", "no/such.json"], /no such file/],
    ["an unknown algorithm", [...ECHO, "--algorithm", "md5"], /algorithm is not one of/],
    ["an action with a blank", ["local", "2026-01-01", "Ec ho"], /action contains a character/],
    ["a time that is none", [...ECHO, "--timestamp", "now"], /timestamp/],
  ]) {
    it(`${what}: status 64, one sentence, and nothing printed`, async () => {
      const { status, stdout, stderr } = await sign(words);
      assert.deepEqual({ status, stdout }, { status: 64, stdout: "" });
      assert.match(stderr, pattern);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }

  it("no keys: it names the variables", async () => {
    const { status, stderr } = await sign(ECHO, { env: {} });
    assert.equal(status, 64);
    assert.match(stderr, /TENCENTCLOUD_SECRET_ID.*TENCENTCLOUD_SECRET_KEY/);
  });

  it("half of the keys: it names the missing variable", async () => {
    const { status, stderr } = await sign(ECHO, { env: { TENCENTCLOUD_SECRET_KEY: "x" } });
    assert.equal(status, 64);
    assert.match(stderr, /TENCENTCLOUD_SECRET_ID is missing/);
  });
});

describe("the command", () => {
  it("explains itself, in English and Chinese", async () => {
    for (const words of [[], ["help"], ["--help"], ["-h"]]) {
      const { status, stdout } = await run([tc3fetch, ...words]);
      assert.equal(status, 0);
      assert.match(stdout, /^tc3fetch: signatures/);
    }
    for (const command of ["why", "sign"]) {
      const texts = await Promise.all([
        run([tc3fetch, command, "--help"]),
        run([tc3fetch, "help", command]),
        run([tc3fetch, command, "--help", "--zh"]),
      ]);
      assert.deepEqual(
        texts.map(({ status }) => status),
        [0, 0, 0],
      );
      const [asked, helped, chinese] = texts.map(({ stdout }) => stdout);
      assert.equal(asked, helped);
      assert.match(asked, /Exit status/);
      assert.match(chinese, /退出状态/);
      // The same options in both languages.
      const options = (text) => [...text.matchAll(/--[a-z-]+/g)].map(([option]) => option);
      assert.deepEqual(options(chinese), options(asked));
    }
  });

  it("speaks the language of the locale, unless another one is asked for", async () => {
    const said = async (words, env) => (await run([tc3fetch, "help", ...words], { env })).stdout;
    for (const env of [{ LANG: "zh_CN.UTF-8" }, { LANG: "en_US", LC_ALL: "zh_TW" }, { LC_MESSAGES: "zh" }])
      assert.match(await said([], env), /用法/);
    for (const env of [{ LANG: "zha" }, { LANG: "zh_CN", LC_ALL: "C" }, {}]) assert.match(await said([], env), /Usage/);
    assert.match(await said(["--en"], { LANG: "zh_CN" }), /Usage/);
    assert.match(await said(["--zh"], {}), /用法/);
  });

  it("says what is wrong in Chinese as well", async () => {
    const { stderr } = await sign(["local", "2026-01-01", "Ec ho", "--zh"]);
    assert.match(stderr, /action 含有不允许的字符/);
  });

  it("refuses a command that it does not have", async () => {
    for (const name of ["sing", "constructor", "\u001b[31m"]) {
      const { status, stderr } = await run([tc3fetch, name]);
      assert.equal(status, 64);
      assert.ok(stderr.includes(JSON.stringify(name)));
    }
  });

  it("tells its version", async () => {
    const [, version] = /^version = "(.+)"$/m.exec((await import("node:fs")).readFileSync(`${root}Cargo.toml`, "utf8"));
    assert.equal((await run([tc3fetch, "--version"])).stdout, `${version}\n`);
  });

  it("ends quietly where its reader goes away", async () => {
    const { stderr } = await run(["sh", "-c", `"$0" help | true`, tc3fetch]);
    assert.equal(stderr, "");
  });

  const program = path.join(folder, "node_modules/tc3fetch/bin/tc3fetch.js");
  for (const [runtime, ...words] of [
    ["deno", "run", "--allow-env", "--allow-read"],
    ["bun", "run"],
  ]) {
    it(`works in ${runtime} as well`, async () => {
      const line = [`${root}node_modules/.bin/${runtime}`, ...words, program, "sign", ...ECHO, "--params", nastyJson];
      const { status, stdout, stderr } = await run(line, { env: { ...KEYS, NO_COLOR: "1" } });
      assert.equal(status, 0, stderr);
      assert.equal((await answer(stdout)).Params.Text, NASTY.Text);
    });
  }
});
