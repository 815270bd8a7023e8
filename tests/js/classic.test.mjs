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

/** The built-ins of ES2017, by the objects that hold them; what Node has besides is newer. */
const ES2017 = {
  "": "Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval isFinite isNaN parseFloat parseInt undefined unescape",
  Array: "from isArray length name of prototype",
  "Array.prototype":
    "concat constructor copyWithin entries every fill filter find findIndex forEach includes indexOf join keys lastIndexOf length map pop push reduce reduceRight reverse shift slice some sort splice toLocaleString toString unshift values",
  "Object.getPrototypeOf(Uint8Array.prototype)":
    "buffer byteLength byteOffset constructor copyWithin entries every fill filter find findIndex forEach includes indexOf join keys lastIndexOf length map reduce reduceRight reverse set slice some sort subarray toLocaleString toString values",
  Uint8Array: "BYTES_PER_ELEMENT length name prototype",
  "Uint8Array.prototype": "BYTES_PER_ELEMENT constructor",
  "ArrayBuffer.prototype": "byteLength constructor slice",
  "Map.prototype": "clear constructor delete entries forEach get has keys set size values",
  Map: "length name prototype",
  "Set.prototype": "add clear constructor delete entries forEach has keys size values",
  Object:
    "assign create defineProperties defineProperty entries freeze getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf is isExtensible isFrozen isSealed keys length name preventExtensions prototype seal setPrototypeOf values",
  Promise: "all length name prototype race reject resolve",
  "Promise.prototype": "catch constructor then",
  "RegExp.prototype": "compile constructor exec flags global ignoreCase multiline source sticky test toString unicode",
  String: "fromCharCode fromCodePoint length name prototype raw",
  "String.prototype":
    "anchor big blink bold charAt charCodeAt codePointAt concat constructor endsWith fixed fontcolor fontsize includes indexOf italics lastIndexOf length link localeCompare match normalize padEnd padStart repeat replace search slice small split startsWith strike sub substr substring sup toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase trim trimLeft trimRight valueOf",
};

/** Leaves the built-ins of ES2017, and what was given. Node's own properties that cannot go, `Symbol.asyncIterator`, go with their holder. */
const leave = (lists, given) => {
  const realm = Function("return this")();
  for (const [holder, names] of Object.entries(lists)) {
    if (!holder) continue;
    const object = eval(holder);
    const known = names.split(" ");
    for (const name of Object.getOwnPropertyNames(object)) if (!known.includes(name)) delete object[name];
    if (holder === "String.prototype") delete object[Symbol.matchAll];
  }
  const Old = (text) => WholeSymbol(text);
  const WholeSymbol = Symbol;
  for (const name of [
    "iterator",
    "hasInstance",
    "species",
    "toPrimitive",
    "toStringTag",
    "match",
    "replace",
    "search",
    "split",
  ])
    Old[name] = Symbol[name];
  Old.for = (text) => WholeSymbol.for(text);
  Old.prototype = Symbol.prototype;
  delete Symbol.prototype.description;
  realm.Symbol = Old;
  // Errors take no `cause` yet.
  for (const name of ["Error", "TypeError", "RangeError"]) {
    const Whole = realm[name];
    realm[name] = new Proxy(Whole, {
      construct: (target, [message], newTarget) =>
        Reflect.construct(target, message === undefined ? [] : [message], newTarget),
    });
  }
  const known = [...lists[""].split(" "), ...given];
  for (const name of Object.getOwnPropertyNames(realm)) if (!known.includes(name)) delete realm[name];
};

/** A realm that has the language of 2017 alone: no `WebAssembly`, and no built-in that is newer. */
function bare(given = {}) {
  const context = vm.createContext({ ...given });
  vm.runInContext(`(${leave})(${JSON.stringify(ES2017)}, ${JSON.stringify(Object.keys(given))})`, context);
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
  const names = "JSON.stringify(Object.getOwnPropertyNames(this))";
  const context = vm.createContext({});
  const before = JSON.parse(vm.runInContext(names, context));
  script.runInContext(context);
  const after = JSON.parse(vm.runInContext(names, context));
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

/** Timers as Hermes has them: numbers, and to stop anything else is a mistake. */
function strictTimers() {
  const timers = [];
  return {
    setTimeout: (run, milliseconds) => timers.push(setTimeout(run, milliseconds)),
    clearTimeout(timer) {
      if (typeof timer !== "number") throw new TypeError("Argument to clearTimeout must be a number");
      clearTimeout(timers[timer - 1]);
    },
  };
}

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
  const run = bare({ fetch, Response, Headers, URL, ...strictTimers() });
  const config = "{ credentials: keys }";
  const given = { request: { ...REQUEST, timestamp: undefined, params: { Name: "未" } }, keys: KEYS };
  const answer = await run(`tc3fetch.call(request, ${config})`, given);
  assert.equal(answer.Name, "未命名");
  assert.deepEqual(asked[0], { url: "https://cvm.tencentcloudapi.com/", body: '{"Name":"未"}' });
  const texts = await run(
    `(async () => { const texts = []; const events = (await tc3fetch.stream(request, ${config}))[Symbol.for("Symbol.asyncIterator")](); for (let next; !(next = await events.next()).done; ) texts.push(next.value.json.A); return texts.join(""); })()`,
  );
  assert.equal(texts, "未命");
  const refused = await run(`tc3fetch.call(request, ${config}).catch((error) => error.code)`);
  assert.equal(refused, "AuthFailure");
});

it("reads an answer of which there are no bytes, as in React Native before 0.73", async () => {
  const text = JSON.stringify({ Response: { RequestId: "r-1", Name: "未命名" } });
  /** An answer without a stream, which can be read once. */
  class Answer {
    status = 200;
    headers = new Headers();
    isUsed = false;
    async arrayBuffer() {
      await this.text();
      throw new Error("FileReader.readAsArrayBuffer is not implemented");
    }
    async text() {
      if (this.isUsed) throw new TypeError("Already read");
      this.isUsed = true;
      return text;
    }
    clone() {
      return new Answer();
    }
  }
  class Broken extends Answer {
    clone() {
      return this;
    }
  }
  const run = bare({ Headers, URL, ...strictTimers() });
  const read = (kind) =>
    run("tc3fetch.call({ ...request, timestamp: undefined }, { credentials: keys, retry: false, fetch })", {
      request: REQUEST,
      keys: KEYS,
      fetch: async () => new kind(),
    });
  assert.equal((await read(Answer)).Name, "未命名");
  // What failed first says more.
  await assert.rejects(read(Broken), ({ cause }) => cause.message.startsWith("FileReader"));
});

it("hands a stream on, and says which part of the platform it misses for that", async () => {
  const fetch = async () => new Response("data: 1\n\n", { headers: { "Content-Type": "text/event-stream" } });
  const code = "tc3fetch.stream({ ...request, timestamp: undefined }, { credentials: keys, fetch })";
  const given = { Headers, URL, setTimeout, clearTimeout, fetch };
  const more = { request: REQUEST, keys: KEYS };
  const run = bare({ ...given, Response, ReadableStream });
  assert.equal(await (await run(`${code}.then((stream) => stream.toResponse())`, more)).text(), "data: 1\n\n");
  const without = bare({ ...given, Response });
  const error = await without(`${code}.then((stream) => stream.toResponse()).catch((error) => error)`, more);
  assert.equal(error.code, "ClientError.MissingApi");
  assert.ok(error.message.includes("ReadableStream"), error.message);
});

it("keeps the cause of an error, where the language takes none", async () => {
  const run = bare({ Response, Headers, URL, setTimeout, clearTimeout });
  assert.equal(run('"cause" in new Error("a", { cause: 1 })'), false);
  const code = `tc3fetch.call({ ...request, timestamp: undefined }, { credentials: keys, retry: false, fetch: () => Promise.reject(thrown) })`;
  const thrown = new TypeError("offline");
  const error = await run(`${code}.catch((error) => error)`, { request: REQUEST, keys: KEYS, thrown });
  assert.equal(error.code, "ClientError.Network");
  assert.equal(error.cause, thrown);
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
