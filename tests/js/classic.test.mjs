// tc3fetch/js/classic in a bare context: nothing of the web platform but what each test gives.
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { it } from "node:test";
import vm from "node:vm";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = new vm.Script(readFileSync(`${root}pkg/js/classic.js`, "utf8"));
const KEYS = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const REQUEST = { service: "cvm", version: "2017-03-12", action: "DescribeZones", timestamp: 1700000000 };

/** A realm that has the language alone, and `WebAssembly` not. */
function bare(given = {}) {
  const context = vm.createContext({ ...given });
  vm.runInContext("delete globalThis.WebAssembly; delete globalThis.console;", context);
  script.runInContext(context);
  return (code, more = {}) => vm.runInContext(code, Object.assign(context, more));
}

/** The signature of a POST by Node's own functions. */
function expected(body, { service, timestamp } = REQUEST, { secretKey } = KEYS) {
  const hash = (text) => createHash("sha256").update(text).digest("hex");
  const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const canonical = `POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:${service}.tencentcloudapi.com\n\ncontent-type;host\n${hash(body)}`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${hash(canonical)}`;
  const key = [date, service, "tc3_request"].reduce(hmac, `TC3${secretKey}`);
  return hmac(key, text).toString("hex");
}

it("declares one name, and leaves the rest of the realm as it was", () => {
  const names = (code) => code("JSON.stringify(Object.getOwnPropertyNames(globalThis))");
  const without = vm.createContext({});
  const before = JSON.parse(vm.runInContext("JSON.stringify(Object.getOwnPropertyNames(globalThis))", without));
  const after = JSON.parse(names(bare()));
  assert.deepEqual(
    after.filter((name) => !before.includes(name)),
    ["tc3fetch"],
  );
});

it("signs with the language alone, any text", () => {
  const run = bare();
  assert.equal(run("typeof WebAssembly + typeof TextEncoder + typeof URL + typeof crypto"), "undefined".repeat(4));
  for (const text of [
    "",
    "a",
    "未命名",
    "😀\ud83d\ude00",
    "é".repeat(70),
    "\u0000\u007f\u0080\u07ff\u0800\uffff",
    "x".repeat(40_000),
  ]) {
    const params = { Name: text };
    const signature = run("tc3fetch.sign({ ...request, params: JSON.parse(json) }, keys).signature", {
      request: REQUEST,
      keys: KEYS,
      json: JSON.stringify(params),
    });
    assert.equal(signature, expected(JSON.stringify(params)), text.slice(0, 20));
  }
});

it("gives every vector its signature", () => {
  const folder = `${root}tests/vectors/TC3-HMAC-SHA256`;
  const run = bare();
  let count = 0;
  for (const name of readdirSync(folder)) {
    const { request, credentials } = JSON.parse(readFileSync(`${folder}/${name}/request.json`, "utf8"));
    const given = readFileSync(`${folder}/${name}/5-signature.txt`, "utf8");
    const signature = run("tc3fetch.sign(JSON.parse(request), JSON.parse(keys)).signature", {
      request: JSON.stringify(request),
      keys: JSON.stringify(credentials),
    });
    assert.equal(signature, given, name);
    count++;
  }
  assert.ok(count > 10);
});

it("refuses half of a surrogate pair, and names what is missing, with one kind of error", () => {
  const run = bare();
  const error = (code) =>
    JSON.parse(run(`(() => { try { ${code} } catch (error) { return JSON.stringify(error); } })()`));
  const sign = (more) => `tc3fetch.sign({ ...${JSON.stringify(REQUEST)}, ${more} }, ${JSON.stringify(KEYS)})`;
  assert.equal(error(sign('params: { A: "\\ud800" }')).code, "ClientError.LoneSurrogate");
  assert.equal(error(sign('service: ""')).parameter, "service");
  assert.equal(run("tc3fetch.Tc3Error.name"), "Tc3Error");
  assert.equal(
    run(`(() => { try { ${sign("version: 5")} } catch (error) { return error instanceof tc3fetch.Tc3Error; } })()`),
    true,
  );
});

it("calls with fetch, Response, Headers, URL and timers, and reads a stream of events", async () => {
  const asked = [];
  const answers = [
    () => Response.json({ Response: { RequestId: "r-1", Name: "未命名", Id: 1 } }),
    () =>
      new Response('data: {"A":"未"}\n\ndata: {"A":"命"}\n\n', { headers: { "Content-Type": "text/event-stream" } }),
    () => Response.json({ Response: { RequestId: "r-2", Error: { Code: "AuthFailure", Message: "no" } } }),
  ];
  const fetch = async (url, init) => {
    asked.push({ url, body: Buffer.from(init.body).toString() });
    return answers[asked.length - 1]();
  };
  const run = bare({ fetch, Response, Headers, URL, setTimeout, clearTimeout });
  const config = "{ credentials: keys }";
  const given = { request: { ...REQUEST, timestamp: undefined, params: { Name: "未" } }, keys: KEYS };
  const answer = await run(`tc3fetch.call(request, ${config})`, given);
  assert.equal(answer.Name, "未命名");
  assert.deepEqual(asked[0], { url: "https://cvm.tencentcloudapi.com/", body: '{"Name":"未"}' });
  const texts = await run(
    `(async () => { const texts = []; for await (const { json } of await tc3fetch.stream(request, ${config})) texts.push(json.A); return texts.join(""); })()`,
  );
  assert.equal(texts, "未命");
  const refused = await run(`tc3fetch.call(request, ${config}).catch((error) => error.code)`);
  assert.equal(refused, "AuthFailure");
});

it("is a module without an import, and both are ES2017", async () => {
  const { parse } = await import("acorn");
  const module = readFileSync(`${root}pkg/js.js`, "utf8");
  const tree = parse(module, { ecmaVersion: 2017, sourceType: "module" });
  assert.deepEqual(
    tree.body.filter(({ type }) => /Import/.test(type)),
    [],
  );
  parse(readFileSync(`${root}pkg/js/classic.js`, "utf8"), { ecmaVersion: 2017, sourceType: "script" });
  assert.doesNotMatch(module, /\beval\(|new Function|import\(/);
});

it("runs no loop more than 100,000 times for a body of 64 KB", async () => {
  const { transform } = await import("esbuild");
  const { parse } = await import("acorn");
  const code = readFileSync(`${root}pkg/js/classic.js`, "utf8");
  // A counter at the head of each loop's body, set to nothing before the loop.
  const edits = [];
  let loops = 0;
  (function walk(node) {
    if (!node || typeof node.type !== "string") return;
    if (/^(For(In|Of)?|While|DoWhile)Statement$/.test(node.type)) {
      const id = loops++;
      edits.push([node.start, `/**/`, id], [node.body.start, `{$count(${id});`, id], [node.body.end, "}", id]);
    }
    for (const value of Object.values(node))
      if (Array.isArray(value)) value.forEach(walk);
      else if (value && typeof value === "object") walk(value);
  })(parse(code, { ecmaVersion: 2017 }));
  let counted = code;
  for (const [at, text] of edits.sort(([one], [other]) => other - one))
    counted = counted.slice(0, at) + text + counted.slice(at);
  await transform(counted);
  const counts = new Array(loops).fill(0);
  const context = vm.createContext({ $count: (id) => counts[id]++ });
  vm.runInContext(counted, context);
  Object.assign(context, {
    request: { ...REQUEST, params: { Name: "未".repeat(10_000) + "x".repeat(30_000) } },
    keys: KEYS,
  });
  counts.fill(0);
  const signature = vm.runInContext("tc3fetch.sign(request, keys).signature", context);
  assert.equal(signature, expected(JSON.stringify(context.request.params)));
  assert.ok(Math.max(...counts) > 1000);
  assert.ok(Math.max(...counts) <= 100_000, `${Math.max(...counts)} passes`);
});
