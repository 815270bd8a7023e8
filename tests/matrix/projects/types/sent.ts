// What was signed goes to fetch as it is.
import { call, Client, sign, Tc3Error } from "tc3fetch";
import { sign as signAcs } from "tc3fetch/aliyun";
import { sign as signGateway } from "tc3fetch/gateway";
import { sign as signAlone } from "tc3fetch/sign";
import { sign as signV1 } from "tc3fetch/v1";

const keys = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };

export async function send(token: string | undefined): Promise<unknown[]> {
  const acs = { action: "DescribeRegions", version: "2014-05-26", host: "ecs.aliyuncs.com" };
  const acsKeys = { accessKeyId: "EXAMPLE", accessKeySecret: "SECRETEXAMPLE" };
  const signed = sign(request, { ...keys, token });
  await fetch(signed.url, signed);
  const made = [new Request(signed.url, signed)];
  for (const other of [signAlone(request, keys), signV1(request, keys)]) made.push(new Request(other.url, other));
  const ofAliyun = signAcs(acs, acsKeys);
  made.push(new Request(ofAliyun.url, ofAliyun));
  await fetch(ofAliyun.url, ofAliyun);
  const ofGateway = signGateway({ service: "tcb", host: "env.api.tcloudbasegateway.com", path: "/" }, keys);
  made.push(new Request(ofGateway.url, ofGateway));
  await fetch(ofGateway.url, ofGateway);
  return made;
}

/** What may be undefined in a program may be undefined here. */
export async function config(region: string | undefined, proxy: string | undefined, signal: AbortSignal | undefined) {
  const client = new Client({ credentials: keys, region, proxy });
  const { Zone } = await client.call<{ Zone: string }>({ ...request, region, params: undefined }, { signal });
  try {
    return await call<{ Zone: string }>(request, { credentials: keys, region, proxy }, { signal, timeout: undefined });
  } catch (error) {
    if (Tc3Error.is(error, "AuthFailure")) return error.code + Zone;
    throw error;
  }
}
