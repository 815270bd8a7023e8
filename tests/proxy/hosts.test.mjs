// Which hosts belong to a vendor's API is one list, by which createFetch, the proxy and the explorer go.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { build } from "esbuild";
import { arrivalsAt } from "../../pkg/core.js";
import { readHosts } from "../../pkg/proxy/hosts.js";
import { root } from "../examples/readme.mjs";

const bundled = await build({
  entryPoints: [`${root}www/src/request/hosts.ts`],
  bundle: true,
  format: "esm",
  write: false,
  logLevel: "error",
});
const { isVendorHost } = await import(`data:text/javascript,${encodeURIComponent(bundled.outputFiles[0].text)}`);

const isListed = readHosts();
const by = {
  createFetch: (vendor, host) => arrivalsAt(vendor).isHost(new URL(`https://${host}/`), {}),
  proxy: (_, host) => isListed(host, "443"),
  explorer: (vendor, host) => isVendorHost(vendor, host),
};

/** host, vendor, whether it is one of its API, and whether only from within the vendor's network. */
const HOSTS = [
  ["cvm.tencentcloudapi.com", "tencent", true],
  ["cvm.ap-shanghai-fsi.tencentcloudapi.com", "tencent", true],
  ["cvm.intl.tencentcloudapi.com", "tencent", true],
  ["cvm.internal.tencentcloudapi.com", "tencent", true, "internal"],
  ["a.b.c.d.tencentcloudapi.com", "tencent", false],
  ["tencentcloudapi.com", "tencent", false],
  ["cvm.tencentcloudapi.com.example", "tencent", false],
  ["ecs.aliyuncs.com", "aliyun", true],
  ["ecs.cn-hangzhou.aliyuncs.com", "aliyun", true],
  ["ecs-cn-hangzhou.aliyuncs.com", "aliyun", true],
  ["r-kvstore.aliyuncs.com", "aliyun", true],
  ["fcv3.cn-hangzhou.aliyuncs.com", "aliyun", true],
  ["1880770869020000.cn-hangzhou.fc.aliyuncs.com", "aliyun", true],
  ["ecs-vpc.cn-hangzhou.aliyuncs.com", "aliyun", true, "internal"],
  ["1880770869020000.cn-hangzhou-internal.fc.aliyuncs.com", "aliyun", true, "internal"],
  ["bucket.oss-cn-hangzhou.aliyuncs.com", "aliyun", false],
  ["bucket.vpc100-oss-cn-hangzhou.aliyuncs.com", "aliyun", false],
  ["bucket.img-cn-hangzhou.aliyuncs.com", "aliyun", false],
  ["bucket.s3.cn-hangzhou.aliyuncs.com", "aliyun", false],
  ["evil.example.aliyuncs.com", "aliyun", false],
  ["registry.cn-hangzhou.cr.aliyuncs.com", "aliyun", false],
];

describe("a host of a vendor's API", () => {
  for (const [host, vendor, expected, where] of HOSTS)
    it(`${host}: ${expected ? (where ?? "yes") : "no"}`, () => {
      for (const [name, isHost] of Object.entries(by))
        assert.equal(isHost(vendor, host), name === "proxy" && where ? false : expected, name);
    });

  it("of Guance is known to the proxy and the explorer", () => {
    for (const host of ["openapi.guance.com", "us1-openapi.truewatch.com"])
      assert.ok(by.proxy("guance", host) && by.explorer("guance", host), host);
    for (const host of ["evil.guance.com", "openapi.guance.com.example"])
      assert.ok(!by.proxy("guance", host) && !by.explorer("guance", host), host);
  });

  it("of another vendor is none", () => {
    assert.ok(!by.createFetch("tencent", "ecs.aliyuncs.com") && !by.explorer("tencent", "ecs.aliyuncs.com"));
    assert.ok(!by.createFetch("aliyun", "cvm.tencentcloudapi.com"));
  });
});
