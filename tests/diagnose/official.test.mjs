// Two thousand random requests of the vendors' own clients. They are right: none may be blamed, with the
// key or without it. With another key, each is not right, and the key is what is wrong.
//
// Where a client signs something else than it sends, such values are kept out:
// - Tencent's for Node hashes only text and buffers of a multipart body;
// - Tencent's for Python replaces "_" in names by "." in what v1 signs, but not in what it sends;
// - Alibaba's does not encode the names of the query.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as inspect from "tc3fetch/diagnose";
import { bytes, common, name, object, pick, SEED, text, times, timestamp, whole } from "../differential/random.mjs";
import { lacks } from "../missing.mjs";
import * as formats from "./make/formats.mjs";
import { callAlibaba, nodeClient, startPython } from "./official.mjs";

const nodeSdk = nodeClient();

const ROUNDS = 2_000;
/** Every so many, the search has to try everything. */
const WRONG_KEYS = 25;

const letters = (count) => times(count, () => pick([..."abcXYZ019"])).join("");

/** A permanent id has 36 characters, and no token. */
function tencentKeys() {
  const secretKey = times(20 + whole(40), () => pick([..."abcXYZ019*/+=~!"])).join("");
  const isTemporary = whole(3) === 0;
  return {
    secretId: `AKID${letters(isTemporary ? 60 : 32)}`,
    secretKey,
    token: isTemporary ? `${letters(80)}+/==` : undefined,
  };
}

function alibabaKeys() {
  const isTemporary = whole(3) === 0;
  const accessKeyId = isTemporary ? `STS.${letters(25)}` : `LTAI${letters(20)}`;
  return { accessKeyId, accessKeySecret: letters(30), securityToken: isTemporary ? "CAIS+a/b==c~1" : undefined };
}

const hostOf = ({ service }) =>
  `${service}.${pick(["", "ap-guangzhou.", "intl.", "ap-shanghai-fsi.", "internal."])}tencentcloudapi.com`;

/** A request to Tencent Cloud, given to its client for Node. */
function node(more) {
  const keys = tencentKeys();
  const made = common();
  const { action, version, region, language, timestamp } = made;
  const request = { action, version, region, language, timestamp, host: hostOf(made), algorithm: "TC3-HMAC-SHA256" };
  return { keys, timestamp, sent: nodeSdk.call({ ...request, method: "POST", ...more }, keys) };
}

/** The same for the client for Python, with values that it writes as JSON has them. */
function python(client, more) {
  const keys = tencentKeys();
  const made = common();
  const request = { method: "POST", kind: "json", ...made, ...more, host: hostOf(made), credentials: keys };
  return { keys, timestamp: made.timestamp, sent: client.call(request) };
}

function alibaba(more) {
  const keys = alibabaKeys();
  const moment = timestamp();
  return { keys, timestamp: moment, sent: callAlibaba({ timestamp: moment, ...more }, keys) };
}

const scalars = () => Object.fromEntries(times(whole(6), () => [name(""), pick([text(), whole(1000), "a b*c~(d)"])]));
const roa = (more) => ({
  style: "ROA",
  version: "2023-03-30",
  action: "CreateFunction",
  host: pick(["fcv3.cn-hangzhou.aliyuncs.com", "1880770869020000.cn-shanghai.fc.aliyuncs.com"]),
  pathname: `/2023-03-30/functions${pick(["", "/hello", "/a-b_c/invocations"])}`,
  reqBodyType: "json",
  query: scalars(),
  ...more,
});
const rpc = (more) => ({
  style: "RPC",
  version: "2014-05-26",
  action: "DescribeInstances",
  host: pick(["ecs.aliyuncs.com", "ecs.cn-hangzhou.aliyuncs.com"]),
  pathname: "/",
  reqBodyType: "formData",
  ...more,
});

const kinds = (client) => ({
  "Node v3 POST": () => node({ params: object() }),
  "Node v3 GET": () => node({ method: "GET", params: object() }),
  "Node v3 multipart": () =>
    node({ multipart: true, params: Object.fromEntries(times(1 + whole(3), () => [name(), pick([text, bytes])()])) }),
  "Node v3 octet-stream": () => {
    const keys = tencentKeys();
    const made = common();
    const sent = nodeSdk.callOctets({ ...made, host: hostOf(made), method: "POST", body: bytes() }, keys);
    return { keys, timestamp: made.timestamp, sent };
  },
  "Node v1 GET": () => node({ method: "GET", algorithm: pick(["HmacSHA1", "HmacSHA256"]), params: object() }),
  "Node v1 POST": () => node({ algorithm: pick(["HmacSHA1", "HmacSHA256"]), params: object() }),
  "Python v3 POST": () => python(client, { params: object() }),
  "Python v3 unsigned": () => python(client, { params: object(), payloadSigning: "unsigned" }),
  "Python v3 GET": () => python(client, { method: "GET", params: object(0, text, "") }),
  "Python v1": () =>
    python(client, { method: pick(["GET", "POST"]), kind: "v1", algorithm: "HmacSHA256", params: object(0, text, "") }),
  "Alibaba ROA": () => alibaba(roa({ method: pick(["POST", "PUT"]), body: object() })),
  "Alibaba ROA, no body": () => alibaba(roa({ method: pick(["GET", "DELETE"]) })),
  "Alibaba RPC, query": () => alibaba(rpc({ method: pick(["GET", "POST"]), query: scalars() })),
  "Alibaba RPC, form": () => alibaba(rpc({ method: "POST", body: scalars() })),
});

/** What can be pasted as text. */
const TEXTS = ["curl", "curlLong", "curlBrowser", "fetchNode", "fetchBrowser", "har", "http", "http2"];

/** As text where it is one and may be, or as a program has it. */
function given(sent, kind) {
  const { method, url, headers, body } = sent;
  if (!/POST|GET|ROA|RPC/.test(kind) || whole(2) === 0) return { method, url, headers, body: new Uint8Array(body) };
  const [, scheme, host, path, query] = /^(https?):\/\/([^/?]+)([^?]*)\??(.*)$/s.exec(url);
  // A client that sets no Host leaves it to HTTP.
  const hosts = headers.some(([name]) => name.toLowerCase() === "host") ? [] : [["Host", host]];
  return formats[pick(TEXTS)]({ method, scheme, host, path, query, headers: [...hosts, ...headers], body });
}

test(`${ROUNDS.toLocaleString("en")} requests of the vendors' clients are valid, and never blamed (SEED=${SEED})`, async (t) => {
  const withoutPython = lacks("python");
  const client = withoutPython ? undefined : startPython();
  t.after(() => client?.stop());
  const all = kinds(client);
  const names = Object.keys(all).filter((kind) => client || !kind.startsWith("Python"));
  if (withoutPython) t.diagnostic(`without the client for Python: ${withoutPython}`);
  const counts = Object.fromEntries(names.map((kind) => [kind, 0]));
  let wrong = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const kind = names[round % names.length];
    const made = all[kind]();
    const sent = await made.sent;
    const request = given(sent, kind);
    const describe = () =>
      `round ${round}, ${kind}: ${typeof request === "string" ? request : JSON.stringify({ ...request, body: `${sent.body}` })}`;
    const now = made.timestamp + 1;

    const verification = inspect.verify(request, made.keys);
    assert.equal(verification.valid, true, describe());
    assert.equal(inspect.verify(request, null).valid, undefined, describe());
    const diagnosis = await inspect.diagnose(request, made.keys, { now });
    assert.equal(diagnosis.verdict, "valid", `${describe()}\n${JSON.stringify(diagnosis.causes)}`);
    const keyless = await inspect.diagnose(request, null, { now });
    const certain = keyless.causes.filter(({ grade }) => grade !== "likely");
    assert.deepEqual(certain, [], describe());
    assert.equal(keyless.verdict, "open", describe());

    if (round % WRONG_KEYS === 0) {
      const secret = "another-Secret-0123456789";
      const keys = made.keys.secretId ? { ...made.keys, secretKey: secret } : { ...made.keys, accessKeySecret: secret };
      assert.equal(inspect.verify(request, keys).valid, false, describe());
      const [first] = (await inspect.diagnose(request, keys, { now })).causes;
      assert.equal(first?.id, "secret-wrong", describe());
      wrong++;
    }
    counts[kind]++;
  }
  for (const [kind, count] of Object.entries(counts)) t.diagnostic(`${kind}: ${count} valid`);
  t.diagnostic(`${wrong} of them with another key: secret-wrong`);
});
