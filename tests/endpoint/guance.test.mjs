/** Outer functions of Guance: the recorded answers, and each way in which a run can end. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { exhaustedGuanceKey, guanceKey, revokedGuanceKey } from "../../endpoint/services/guance/keys.mjs";
import { startEndpoint } from "./support.mjs";

const { url } = await startEndpoint();

async function ask(path, { key = guanceKey, ...init } = {}, base = `${url}/guance`) {
  const headers = { "Content-Type": "application/json", ...(key && { "DF-API-KEY": key }) };
  const response = await fetch(`${base}${path}`, { headers, ...init });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

async function post(body, options, base) {
  const answer = await ask("/api/v1/outer_function/execute", { method: "POST", body, ...options }, base);
  return {
    ...answer,
    json: answer.type === "application/json" && answer.text.endsWith("}") ? JSON.parse(answer.text) : undefined,
  };
}

const execute = (funcId, funcBody, options, base) => post(JSON.stringify({ funcId, funcBody }), options, base);
const list = async (query = "") => JSON.parse((await ask(`/api/v1/outer_function/list${query}`)).text);
const contentOf = async (...given) => (await execute(...given)).json.content;

const recorded = JSON.parse(
  readFileSync(new URL("../../endpoint/services/guance/answers.json", import.meta.url), "utf8"),
);

for (const { name, request, answer } of recorded) {
  test(`the recorded request "${name}" has its recorded answer`, async () => {
    const { status, json } = await post(JSON.stringify(request));
    assert.equal(status, 200);
    assert.deepEqual(json, answer);
  });
}

test("what a function returns is in the envelope of DataFlux Func, and that in the envelope of the Open API", async () => {
  const { status, json } = await execute("echo", { kwargs: { text: "世界", list: [1, null] } });
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(json), ["code", "content", "errorCode", "message", "success", "traceId"]);
  assert.deepEqual([json.code, json.errorCode, json.message, json.success], [200, "", "", true]);
  assert.match(json.traceId, /^TRACE-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  assert.deepEqual(json.content.data, { result: { text: "世界", list: [1, null] } });
  assert.deepEqual([json.content.ok, json.content.error, json.content.traceId], [true, 200, json.traceId]);
});

test("funcBody may be left out", async () => {
  assert.deepEqual((await contentOf("echo")).data, { result: {} });
});

test("results that are false are kept by one function and lost by another", async () => {
  for (const v of [0, false, "", null]) {
    assert.equal((await contentOf("value", { kwargs: { v } })).data.result, v);
    assert.equal((await contentOf("demo__test.text", { kwargs: { v } })).data.result, null);
  }
});

test("jsonDumps gives the result as JSON text", async () => {
  const { data } = await contentOf("echo", { kwargs: { a: "b" }, options: { returnType: "jsonDumps" } });
  assert.equal(data.result, '{"a":"b"}');
});

test("a function that runs in the background has an id and no result", async () => {
  const { data } = await contentOf("echo", { options: { async: true } });
  assert.deepEqual(Object.keys(data), ["id"]);
  assert.match(data.id, /^task-/);
});

test("an unboxed result is the whole content", async () => {
  for (const v of [{ ok: false }, "text", 0, null, [1], { error: 500 }])
    assert.deepEqual(await contentOf("unboxed", { kwargs: { v } }), v);
});

for (const [reason, error] of [
  ["EFuncFailed", 599],
  ["EFuncTimeout", 599],
  ["EFuncResultParsingFailed", 599],
  ["EWorkerNoResponse", 599],
  ["EClientRateLimit", 429],
  ["EBizCondition.DuplicatedScriptSetID", 400],
]) {
  test(`a function can fail with ${reason}, which is no error of the Open API`, async () => {
    const { status, json } = await execute(`fail.${reason}`, { kwargs: { secret: "s3cret" } });
    assert.deepEqual([status, json.code, json.success, json.errorCode], [200, 200, true, ""]);
    const { content } = json;
    assert.deepEqual(
      [content.ok, content.reason, Math.trunc(content.error), content.status],
      [false, reason, error, error],
    );
    assert.equal(content.data, undefined);
    assert.match(content.reqDump.bodyDump, /s3cret/);
  });
}

test("a function that does not exist is an error of the inner envelope", async () => {
  const { status, json } = await execute("constructor");
  assert.deepEqual([status, json.success, json.content.ok, json.content.reason], [200, true, false, "EClientNotFound"]);
});

for (const funcBody of [
  { foo: 1 },
  { kwargs: "text" },
  { kwargs: [] },
  { options: 1 },
  { options: { returnType: "ALL" } },
  { options: { returnType: "repr" } },
]) {
  test(`DataFlux Func refuses ${JSON.stringify(funcBody)}`, async () => {
    const content = await contentOf("echo", funcBody);
    assert.deepEqual([content.ok, content.error, content.reason], [false, 400.43, "EClientBadRequest"]);
  });
}

for (const body of [
  "",
  "{",
  "[]",
  "{}",
  '{"funcId":""}',
  '{"funcId":1}',
  '{"funcId":"echo","funcBody":null}',
  '{"funcId":"echo","funcBody":{"kwargs":null}}',
]) {
  test(`the Open API refuses ${body || "an empty body"}`, async () => {
    const { status, json } = await post(body);
    assert.deepEqual([status, json.code, json.success, json.errorCode], [400, 400, false, "ft.InvalidParameter"]);
  });
}

for (const [key, status, errorCode] of [
  ["", 403, "ft.InvalidAPIKey"],
  [`${guanceKey}x`, 403, "ft.InvalidAPIKey"],
  [revokedGuanceKey, 401, "ft.InvalidAPIKey"],
  [exhaustedGuanceKey, 401, "ft.TriggerApiAkCurrentLimiting"],
]) {
  test(`the key "${key.slice(0, 12)}…" of ${key.length} characters answers ${status} ${errorCode}`, async () => {
    const answer = await execute("echo", {}, { key });
    assert.equal(answer.status, status);
    const { traceId, ...rest } = answer.json;
    assert.deepEqual(rest, { code: status, content: null, errorCode, message: "", success: false });
    assert.equal(typeof traceId, "string");
    assert.equal((await ask("/api/v1/outer_function/list", { key })).status, status);
  });
}

test("limits are reached by name, too", async () => {
  for (const [funcId, errorCode] of [
    ["limited", "ft.TriggerApiAkCurrentLimiting"],
    ["limited.workspace", "ft.TriggerApiWorkspaceCurrentLimiting"],
  ]) {
    const { status, json } = await execute(funcId);
    assert.deepEqual([status, json.errorCode], [401, errorCode]);
  }
});

test("some names answer as no client would like it", async () => {
  const html = await execute("html");
  assert.deepEqual([html.status, html.type], [504, "text/html"]);
  assert.match(html.text, /^<!DOCTYPE html>/);
  assert.equal((await execute("empty")).text, "");
  assert.equal((await execute("other")).text, '["no","envelope"]');
  const { text } = await execute("truncated", { kwargs: { a: 1 } });
  assert.match(text, /^\{"code":200/);
  assert.throws(() => JSON.parse(text), SyntaxError);
  const { status, json } = await execute("unsuccessful");
  assert.deepEqual([status, json.success, json.errorCode], [200, false, ""]);
});

test("a slow function takes the time that it is told", async () => {
  const started = performance.now();
  assert.equal((await contentOf("slow", { kwargs: { ms: 150 } })).data.result, "awake");
  assert.ok(performance.now() - started > 140);
});

test("the list can be searched", async () => {
  const { code, content, errorCode } = await list();
  assert.deepEqual([code, errorCode], [200, ""]);
  const all = content.map(({ id }) => id);
  assert.deepEqual(all, ["guance__openapi.test", "demo__test.hello", "demo__test.text"]);
  assert.deepEqual(content[0].kwargsJSON.your_name, { default: "OpenAPI 用户" });
  const ids = async (query) => (await list(query)).content.map(({ id }) => id);
  assert.deepEqual(await ids("?funcId=demo__test.text"), ["demo__test.text"]);
  assert.deepEqual(await ids(`?funcTitle=${encodeURIComponent("测")}`), ["guance__openapi.test"]);
  assert.deepEqual(await ids("?funcTags=demo,greeting"), ["demo__test.hello"]);
  assert.deepEqual(await ids("?funcScriptId=demo__test"), ["demo__test.hello", "demo__test.text"]);
  assert.deepEqual(await ids("?_fuzzySearch=hello"), ["demo__test.hello"]);
  assert.deepEqual(await ids("?funcId=constructor"), []);
});

test("nothing else is there", async () => {
  for (const [method, path] of [
    ["GET", "execute"],
    ["POST", "list"],
    ["GET", "other"],
  ]) {
    assert.equal((await ask(`/api/v1/outer_function/${path}`, { method })).status, 404);
  }
});

for (const host of [
  "openapi.guance.com",
  "aws-openapi.guance.com",
  "cn6-openapi.guance.one",
  "za1-openapi.truewatch.com",
]) {
  test(`the host ${host} may stand in the path, as a proxy has it`, async () => {
    const { json } = await execute("echo", { kwargs: { host } }, {}, `${url}/${host}`);
    assert.equal(json.content.data.result.host, host);
  });
}

test("a page may ask", async () => {
  const response = await fetch(`${url}/guance/api/v1/outer_function/execute`, {
    method: "OPTIONS",
    headers: {
      Origin: "http://localhost:5173",
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "content-type,df-api-key",
    },
  });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("access-control-allow-origin"), "http://localhost:5173");
  assert.equal(response.headers.get("access-control-allow-headers"), "content-type,df-api-key");
});
