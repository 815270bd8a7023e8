// Every entry that has an engine of its own, each used once.
import * as aliyun from "tc3fetch/aliyun";
import * as diagnose from "tc3fetch/diagnose";
import * as gateway from "tc3fetch/gateway";
import * as generate from "tc3fetch/generate";
import * as inspect from "tc3fetch/inspect";
import * as sign from "tc3fetch/sign";
import * as v1 from "tc3fetch/v1";

const keys = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const acsKeys = { accessKeyId: "EXAMPLE", accessKeySecret: "SECRETEXAMPLE" };
const named = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
const request = { ...named, timestamp: 1700000000 };
const gatewayRequest = { service: "tcb", host: "env.api.tcloudbasegateway.com", path: "/v1/functions/hello" };
const acsRequest = { action: "DescribeRegions", version: "2014-05-26", host: "ecs.aliyuncs.com" };

export async function engines() {
  const curl = generate.generate({ ...named, system: "tencent", region: "ap-guangzhou" }, "curl");
  const signed = sign.sign(request, keys);
  const { verdict } = await diagnose.diagnose(
    `curl ${signed.url} -H 'Authorization: ${signed.headers.Authorization}' -H 'X-TC-Timestamp: 1700000000' -d '{"Limit":1}'`,
    keys,
  );
  return {
    sign: signed.signature,
    v1: v1.sign({ ...request, nonce: 5 }, keys).signature,
    aliyun: aliyun.sign({ ...acsRequest, nonce: "n", date: "2023-11-14T22:13:20Z" }, acsKeys).signature,
    gateway: gateway.sign({ ...gatewayRequest, timestamp: 1700000000 }, keys).signature,
    inspect: inspect.explain(request, keys).signature,
    generate: curl.length,
    diagnose: verdict,
  };
}
