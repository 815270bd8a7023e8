// Requests that were made to break the diagnosis, or to have a command of their own run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { diagnose, parseRequest, Tc3Error, verify } from "tc3fetch/diagnose";

const keys = { secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE" };
const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();

/** A POST that is signed by the rules, with the values as `signed` has them. */
function request({
  contentType = "application/json",
  host = "cvm.tencentcloudapi.com",
  body = "{}",
  signed = {},
} = {}) {
  const type = signed.contentType ?? contentType;
  const canonical = ["POST", "/", "", `content-type:${type}`, `host:${signed.host ?? host}`, "", "content-type;host"];
  const scope = "2019-02-25/cvm/tc3_request";
  const string = ["TC3-HMAC-SHA256", 1551113065, scope, sha256([...canonical, sha256(body)].join("\n"))].join("\n");
  const key = ["2019-02-25", "cvm", "tc3_request"].reduce(hmac, `TC3${keys.secretKey}`);
  const signature = hmac(key, string).toString("hex");
  return {
    method: "POST",
    url: `https://${host}/`,
    headers: [
      ["Content-Type", contentType],
      ["X-TC-Action", "DescribeZones"],
      ["X-TC-Version", "2017-03-12"],
      ["X-TC-Timestamp", "1551113065"],
      [
        "Authorization",
        `TC3-HMAC-SHA256 Credential=${keys.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
      ],
    ],
    body,
  };
}

const LATER = { now: 1551119999 };

it("the mended command runs nothing but curl, whatever the request holds", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mended-"));
  const file = join(folder, "made");
  const right = request();
  const touch = `touch ${file}`;
  const octal = Array.from(touch, (sign) => `\\${sign.charCodeAt(0).toString(8)}`).join("");
  const cases = [
    { ...right, method: `POST;$'${octal}';` },
    { ...right, headers: [...right.headers, ["X-TC-Token", "\\"], ["X-A", `\\"; ${touch}; #`]] },
    { ...right, headers: [...right.headers, ["X-A", `$(${touch})`], ["X-B", `\`${touch}\``], ["X-C", `';${touch};'`]] },
    { ...right, headers: [...right.headers, [`X';${touch};'`, "1"]] },
    { ...right, url: `https://cvm.tencentcloudapi.com/';${touch};'` },
    request({ body: `{"a":"';${touch};'"}` }),
  ];
  try {
    for (const given of cases) {
      const { mended } = await diagnose(given, keys, LATER);
      assert.ok(mended, given.method);
      execFileSync("bash", ["-c", `curl() { :; }\n${mended.curl}`]);
      assert.ok(!existsSync(file), mended.curl);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("a body that speaks of a signature is sent as it is", async () => {
  const body = '{"a":"$SIGNATURE","b":"$TENCENTCLOUD_TOKEN"}';
  const { mended } = await diagnose(request({ body }), keys, LATER);
  const printed = execFileSync("bash", ["-c", `curl() { printf '%s' "\${@: -1}"; }\n${mended.curl}`]);
  assert.equal(`${printed}`, body);
});

it("a Content-Type that was signed in lower case, as the rule says, is right", async () => {
  for (const contentType of ["application/json;charset=UTF-8", "APPLICATION/JSON"]) {
    const given = request({ contentType, signed: { contentType: contentType.toLowerCase() } });
    assert.equal((await diagnose(given, keys)).verdict, "valid");
    assert.equal(verify(given, keys).valid, true);
  }
});

it("a host in capitals belongs to the same service", async () => {
  const given = request({ host: "CVM.tencentcloudapi.com", signed: { host: "cvm.tencentcloudapi.com" } });
  assert.equal((await diagnose(given, keys)).verdict, "valid");
  assert.equal(verify(given, keys).valid, true);
});

it("a body that is taken away or changed meanwhile changes nothing", async () => {
  const body = new TextEncoder().encode("{}");
  const pending = diagnose({ ...request(), body }, { ...keys, secretKey: "AnotherKeyAnotherKeyAnotherKey12" });
  body.fill(0x20);
  const { verification } = await pending;
  assert.equal(verification.canonicalRequest.split("\n").at(-1), sha256("{}"));

  const detached = new Uint8Array(8);
  structuredClone(detached, { transfer: [detached.buffer] });
  await assert.rejects(diagnose({ ...request(), body: detached }, keys), Tc3Error);
});

it("a signal whose state cannot be read is an error of ours", async () => {
  let reads = 0;
  const signal = {
    get aborted() {
      if (reads++ > 1) throw new RangeError("no");
      return false;
    },
  };
  const wrong = { ...keys, secretKey: "AnotherKeyAnotherKeyAnotherKey12" };
  await diagnose(request(), wrong, { signal }).catch((error) => assert.ok(error instanceof Tc3Error, `${error}`));
});

it("a header that carries the key is no part of what is shown", async () => {
  const pasted = `curl https://cvm.tencentcloudapi.com/ -d '{}' -H 'X-Secret-Key: ${keys.secretKey}' \\
    -H 'X-TC-Action: DescribeZones' -H 'X-TC-Version: 2017-03-12' -H 'X-TC-Timestamp: 1551113065' \\
    -H '${request().headers[4].join(": ")}'`;
  const parsed = parseRequest(pasted);
  assert.equal(parsed.credentials.secretKey, keys.secretKey);
  const shown = JSON.stringify([parsed, await diagnose(pasted, null, LATER)]);
  assert.ok(!shown.includes(keys.secretKey));
});

it("hundreds of signed headers and a long query are diagnosed all the same", async () => {
  const names = Array.from({ length: 400 }, (_, index) => `x-acs-h${index}`);
  const given = {
    method: "GET",
    url: `https://ecs.cn-shanghai.aliyuncs.com/?Name=${"a%20".repeat(8000)}`,
    headers: [
      ...names.map((name) => [name, "1"]),
      [
        "Authorization",
        `ACS3-HMAC-SHA256 Credential=LTAIEXAMPLE,SignedHeaders=host;${names.join(";")},Signature=${"0".repeat(64)}`,
      ],
    ],
  };
  const { causes } = await diagnose(given, keys);
  assert.ok(causes.some(({ id }) => id === "secret-wrong"));
});

/** Processor time that only what grows with the square of the input takes: each of these took 5 to 31 s once. */
const FAR_TOO_LONG = 4_000_000;

async function diagnoseInTime(given) {
  const start = process.cpuUsage();
  const diagnosis = await diagnose(given, keys, LATER);
  const { user, system } = process.cpuUsage(start);
  assert.ok(user + system < FAR_TOO_LONG, `${(user + system) / 1000} ms`);
  return diagnosis;
}

it("tens of thousands of headers are read once, and not by each try", async () => {
  const given = request();
  const end = given.headers.pop();
  for (const name of ["`", "x-a"]) {
    const more = Array.from({ length: 12_000 }, (_, at) => [name === "`" ? name : `${name}${at}`, ""]);
    await diagnoseInTime({ ...given, headers: [...given.headers, ...more, end] });
  }
});

it("a long header that is not signed costs no pairs", async () => {
  const given = request({ contentType: `application/json; a=${"b".repeat(100_000)}` });
  const [type, ...rest] = given.headers;
  const headers = rest.map(([name, value]) => [name, value.replace("content-type;host", "host")]);
  await diagnoseInTime({ ...given, headers: [type, ...headers] });
});

it("neither does a long scope", async () => {
  const { headers, ...given } = request();
  const long = (value) => value.replace(/\d{4}-\d\d-\d\d(?=\/)/, "2".repeat(66_000));
  const changed = headers.map(([name, value]) => [name, name === "Authorization" ? long(value) : value]);
  assert.ok(changed.some(([, value]) => value.length > 66_000));
  const { causes } = await diagnoseInTime({ ...given, headers: changed });
  assert.ok(causes.length > 0);
});
