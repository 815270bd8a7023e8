// The corpus itself: that its signers are right, that each mistake is one, and that what lies in
// cases/ is what they make.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readCases } from "./cases.mjs";
import { base } from "./make/bases.mjs";
import { everyCase, mistakes, programOf } from "./make/corpus.mjs";
import { acs3Program, finish, tc3Program, v1Program } from "./make/programs.mjs";

const documented = { secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", secretKey: "Gu5t9xGARNpq86cd98joQYCN3*******" };

describe("a program without a mistake signs as the vendors' pages do:", () => {
  it("signature v3 of Tencent Cloud", () => {
    const program = tc3Program({
      credentials: documented,
      timestamp: 1551113065,
      service: "cvm",
      action: "DescribeInstances",
      version: "2017-03-12",
      type: "application/json; charset=utf-8",
      signsAction: true,
      body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    });
    assert.equal(finish(program).signature, "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3");
  });

  it("signature v1 of Tencent Cloud", () => {
    const program = v1Program({
      credentials: documented,
      timestamp: 1465185768,
      service: "cvm",
      action: "DescribeInstances",
      version: "2017-03-12",
      region: "ap-guangzhou",
      params: { "InstanceIds.0": "ins-09dx96dg", Limit: "20", Offset: "0" },
      unnamed: true,
    });
    assert.equal(finish(program).signature, "zmmjn35mikh6pM3V7sUEuX4wyYM=");
  });

  it("signature v3 of Alibaba Cloud", () => {
    const program = acs3Program({
      credentials: { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret" },
      timestamp: Date.parse("2023-10-26T10:22:32Z") / 1000,
      host: "ecs.cn-shanghai.aliyuncs.com",
      action: "RunInstances",
      version: "2014-05-26",
      nonce: "3156853299f313e23d1673dc12e1703d",
      query: "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
    });
    assert.equal(finish(program).signature, "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  });
});

/** All that goes out. */
const wireOf = (program) => {
  const { wire, signature } = finish(program);
  const { method, host, path, query, headers, body } = wire;
  return JSON.stringify({ method, host, path, query, headers, body: `${body}`, signature });
};

const singles = [...everyCase()].filter(([name, { names }]) => names.length === 1 && !name.includes("-own-"));

it("each mistake changes what is sent or signed", () => {
  for (const [name, { system, names, baseName, written }] of singles)
    if (written.expected[0] !== "timestamp-expired")
      assert.notEqual(wireOf(programOf(system, names, baseName)), wireOf(base(system, baseName)), name);
});

it("no two causes lead to the same request", () => {
  for (const [name, { system, names, baseName, written }] of singles) {
    const made = wireOf(programOf(system, names, baseName));
    const right = wireOf(base(system, baseName));
    if (made === right) continue;
    for (const [other, { cause }] of Object.entries(mistakes[system]))
      if (cause !== written.expected[0])
        assert.notEqual(wireWith(system, other, baseName), made, `${name} is also ${other}`);
  }
});

/** Not every mistake can happen to every program: a request without a region has no host with it. */
function wireWith(system, mistake, baseName) {
  try {
    return wireOf(programOf(system, [mistake], baseName));
  } catch {
    return undefined;
  }
}

it("the folder holds what the mistakes make", () => {
  const made = everyCase();
  const found = readCases();
  assert.deepEqual(
    found.map(({ name }) => name),
    [...made.keys()].sort(),
  );
  for (const { name, pasted, ...content } of found) {
    assert.equal(pasted, made.get(name).pasted, name);
    assert.deepEqual(content, made.get(name).written, name);
  }
});
