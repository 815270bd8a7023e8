// The tables of the vendors, and what the built package has of them and of the catalogue of faults.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { it } from "node:test";
import { sites } from "tc3fetch/guance";
import { checkAction, tiems } from "tc3fetch/models";
import { errorCodes, faults, findErrorCode, inChinese, regions } from "tc3fetch/reference";
import * as groups from "../../pkg/errors/faults.js";
import * as remedies from "../../pkg/errors/remedies.js";

const read = (file) => JSON.parse(readFileSync(new URL(`../../models/${file}`, import.meta.url), "utf8"));
const tencent = read("tencent/error-codes.json");
const aliyun = read("aliyun/error-codes.json");
const guance = read("guance/error-codes.json");
const catalogue = read("faults.json");

it("no row of a table of error codes hides one after it", () => {
  for (const [rows, stands] of [
    [tencent.codes.map(({ code }) => code), (row, code) => code === row || code.startsWith(`${row}.`)],
    [aliyun.codes.map(({ prefix }) => prefix), (row, code) => code.startsWith(row)],
    [guance.codes.map(({ code }) => code), (row, code) => code === row],
  ]) {
    for (const [index, code] of rows.entries())
      assert.equal(
        rows.findIndex((row) => stands(row, code)),
        index,
        code,
      );
  }
});

it("every class has a code, and every code a class", () => {
  assert.deepEqual(
    [...new Set(tencent.codes.map((row) => row.class))].sort(),
    tencent.classes.map((row) => row.class).sort(),
  );
});

it("every remedy is a sentence, in each language", () => {
  for (const { en, zh } of [...tencent.codes, ...aliyun.codes, ...guance.codes]) {
    assert.match(en, /^[A-Z].*\.$/);
    assert.match(zh, /[一-龥].*。$/);
    assert.doesNotMatch(zh, /[一-龥][A-Za-z0-9`]|[A-Za-z0-9`][一-龥]/);
  }
});

it("the package has the regions and the sites", () => {
  assert.deepEqual(regions, read("tencent/regions.json").regions);
  assert.deepEqual(
    { ...sites },
    Object.fromEntries(read("guance/sites.json").sites.map(({ site, url }) => [site, url])),
  );
});

it("an engine's list has every fault that its sources name", () => {
  const sources = {
    tencent: ["src/tencent", "src/http", "src/keys.rs", "src/answer.rs", "engines/glue/src/tc3.rs"],
    v1: ["src/tencent", "src/http", "src/keys.rs"],
    aliyun: ["src/aliyun", "src/http", "src/keys.rs", "src/answer.rs"],
    gateway: [
      "src/tencent/gateway",
      "src/tencent/headers.rs",
      "src/tencent/time.rs",
      "src/http",
      "src/keys.rs",
      "src/answer.rs",
    ],
  };
  // Files of one signature alone, and what only the crate for Rust has.
  const others = {
    tencent: ["sign_v1.rs", "read.rs"],
    v1: ["sign.rs", "answer.rs", "read.rs"],
    aliyun: [],
    gateway: [],
  };
  // Of functions in shared files that only another engine calls.
  const foreign = {
    tencent: ["InvalidNonce"],
    v1: ["UnknownSignedHeader"],
    aliyun: ["NotAnEnvelope"],
    gateway: ["InvalidNonce", "NotAnEnvelope"],
  };
  for (const [engine, places] of Object.entries(sources)) {
    const named = new Set();
    for (const file of places.flatMap(filesOf)) {
      if (others[engine].includes(path.basename(file))) continue;
      const [code] = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8").split("#[cfg(test)]");
      for (const [, name] of code.matchAll(/\bFault::([A-Z]\w+)/g)) named.add(name);
    }
    for (const name of foreign[engine] ?? []) assert.ok(named.delete(name), `${engine}: ${name}`);
    const listed = catalogue.faults.filter(({ engines = [] }) => engines.includes(engine));
    assert.deepEqual([...named].sort(), listed.map(({ code }) => code).sort(), engine);
  }
});

/** The sources in a folder, or the one that it is. */
const filesOf = (place) =>
  place.endsWith(".rs")
    ? [place]
    : readdirSync(new URL(`../../${place}`, import.meta.url))
        .filter((file) => file.endsWith(".rs"))
        .map((file) => `${place}/${file}`);

it("an engine's number for a fault or a row is its place in the package's table", () => {
  const order = ["signing", "calling", "checking", "loading", "diagnosing"].flatMap((group) => groups[group]);
  const javascript = catalogue.faults.filter(({ only }) => !only);
  assert.deepEqual(
    order,
    javascript.map(({ code, kind, text, hint }) => [code, text.en, hint.en, ...(kind === "input" ? [] : [kind])]),
  );
  // What an engine may give has the same number in Rust, which has a few faults more.
  const engines = [...groups.signing, ...groups.calling].map(([code]) => code);
  assert.deepEqual(
    catalogue.faults.slice(0, engines.length).map(({ code }) => code),
    engines,
  );
  const codesOf = (list = []) => [...list].map((fault) => fault?.[0]);
  for (const engine of ["tencent", "v1", "aliyun", "gateway"]) {
    const lists = { signing: groups[`${engine}Signing`], calling: groups[`${engine}Calling`] };
    for (const { code, group, engines: givenBy = [] } of catalogue.faults) {
      const number = engines.indexOf(code);
      if (number >= 0) assert.equal(codesOf(lists[group])[number], givenBy.includes(engine) ? code : undefined, code);
    }
  }
  assert.deepEqual(
    remedies.tencent,
    tencent.codes.map(({ en }) => en),
  );
  assert.deepEqual(
    remedies.aliyun,
    aliyun.codes.map(({ en }) => en),
  );
  assert.deepEqual(
    remedies.guance,
    Object.fromEntries(guance.codes.map(({ code, en, failure }) => [code, [en, failure === "throttled"]])),
  );
});

it("tc3fetch/reference has the error codes and the faults", () => {
  assert.deepEqual(
    errorCodes.map(({ retryable, ...row }) => row),
    tencent.codes,
  );
  assert.deepEqual(
    faults.map(({ code, kind, text, hint }) => ({ code, kind, text, hint })),
    catalogue.faults
      .filter(({ only }) => !only)
      .map(({ code, kind, text, hint }) => ({ code: `ClientError.${code}`, kind, text, hint })),
  );
});

it("an error says the same in Chinese", () => {
  for (const [code, message, chinese] of [
    [
      "WrongType",
      "timeout must be a positive number of milliseconds, and is string",
      "timeout 应为正的毫秒数，而给出的是 string",
    ],
    ["OutOfRange", "Limit must be 1 to 100, and is 5000", "Limit 应为 1 至 100，而给出的是 5000"],
    ["OutOfRange", "Name must be at most 60 characters long, and is 61", "Name 应为至多 60 个字符，而给出的是 61"],
    ["UnknownParameter", "Limt is not known; did you mean Limit?", "没有 Limt 这个参数，是否应为 Limit？"],
    ["UnknownParameter", "params.F[0].{1} is not known", "没有 params.F[0].{1} 这个参数"],
    ["Network", "the connection failed: fetch\nfailed", "连接失败：fetch\nfailed"],
    ["Network", "the connection failed", "连接失败"],
    ["HtmlResponse", "the answer is an HTML page (HTTP status 502)", "响应是 HTML 网页（HTTP 状态 502）"],
    [
      "InvalidCombination",
      "memorySize does not go with cpu: 1 to 4 GB for each vCPU, and this is 5",
      "memorySize 与 cpu 冲突：每个 vCPU 应配 1 至 4 GB，此处为 5 GB",
    ],
  ]) {
    const { hint } = catalogue.faults.find((fault) => fault.code === code);
    assert.deepEqual(inChinese({ code: `ClientError.${code}`, message, hint: hint.en }), {
      message: chinese,
      hint: hint.zh,
    });
  }
});

it("every text of the catalogue is found again in a message that was made of it", () => {
  for (const { code, text, hint, only } of catalogue.faults) {
    if (only) continue;
    const message = text.en
      .replace(/[[\]]/g, "")
      .replaceAll("{parameter}", "params.A")
      .replaceAll("{1}", "X1")
      .replaceAll("{2}", "X2");
    const said = inChinese({ code: `ClientError.${code}`, message, hint: hint.en });
    const expected = text.zh
      .replace(/[[\]]/g, "")
      .replaceAll("{parameter}", "params.A")
      .replaceAll("{1}", "X1")
      .replaceAll("{2}", "X2");
    assert.deepEqual(said, { message: expected, hint: hint.zh }, code);
  }
});

it("what the checker fills in is said in Chinese too", () => {
  const params = { Name: 1, Limit: 5000, Limt: 1, Filters: {}, Offset: "1" };
  const found = checkAction(tiems, "DescribeServices", params);
  assert.ok(found.length >= 4, `${found.map(({ message }) => message)}`);
  for (const fault of found)
    assert.doesNotMatch(inChinese(fault).message, /\b(an?|must|at|to|and|is|not)\b/, fault.message);
});

it("a service's own words stay, and its remedy is in Chinese", () => {
  const { en, zh } = findErrorCode("AuthFailure.SignatureExpire");
  assert.deepEqual(inChinese({ code: "AuthFailure.SignatureExpire", message: "expired", hint: en }), {
    message: "expired",
    hint: zh,
  });
  for (const { en, zh } of [...aliyun.codes, ...guance.codes])
    assert.equal(inChinese({ code: "X", message: "", hint: en }).hint, zh);
  assert.deepEqual(inChinese({ code: "Unheard", message: "words" }), { message: "words", hint: undefined });
});

it("a hint that is another than its fault's is in Chinese as well", () => {
  const hintOf = (code, hint) => inChinese({ code, message: "", hint }).hint;
  assert.equal(
    hintOf("ClientError.InvalidCombination", "Use `params`: they name the page."),
    "请使用 `params`，页码由它指定。",
  );
  const foreign = "The credentials have TmpSecretId in its place: give { secretId: … }.";
  assert.equal(hintOf("ClientError.MissingParameter", foreign), "凭证中写的是 TmpSecretId，请改为 { secretId: … }。");
  assert.equal(hintOf("ClientError.MissingParameter", "Words of another."), "Words of another.");
});
