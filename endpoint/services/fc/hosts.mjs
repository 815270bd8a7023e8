/** The hosts of Function Compute 3.0, as the endpoint map of the vendor's SDK for Python 4.8.3 has them. */

const GATEWAY_REGIONS = new Set([
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-5",
  "ap-southeast-7",
  "cn-beijing",
  "cn-chengdu",
  "cn-hangzhou",
  "cn-hongkong",
  "cn-huhehaote",
  "cn-qingdao",
  "cn-shanghai",
  "cn-shenzhen",
  "cn-wulanchabu",
  "cn-zhangjiakou",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-1",
]);

/** Regions without the host `fcv3.…`. */
const DIRECT_REGIONS = new Set(["cn-hangzhou-finance", "cn-heyuan-acdr-1", "cn-shanghai-finance-1", "me-central-1"]);

/**
 * The region that a host serves, and the account where the host names one.
 *
 * | | host |
 * |---|---|
 * | gateway | `fcv3.{region}.aliyuncs.com` |
 * | four regions | `{region}.fc.aliyuncs.com` |
 * | an account's own, from anywhere or from within a VPC | `{accountId}.{region}[-internal].fc.aliyuncs.com` |
 * | this endpoint itself | `127.0.0.1:{port}` and the like: one region |
 *
 * @param {string} host
 * @returns {{ region: string, accountId?: string } | undefined}
 */
export function readHost(host) {
  const gateway = /^fcv3\.([a-z0-9-]+)\.aliyuncs\.com$/.exec(host);
  if (gateway) return GATEWAY_REGIONS.has(gateway[1]) ? { region: gateway[1] } : undefined;
  const direct = /^(?:(\d+)\.)?([a-z0-9-]+?)(-internal)?\.fc\.aliyuncs\.com$/.exec(host);
  if (direct) {
    const [, accountId, region, internal] = direct;
    const isOwn = accountId && (GATEWAY_REGIONS.has(region) || DIRECT_REGIONS.has(region));
    return isOwn || (DIRECT_REGIONS.has(region) && !internal) ? { region, accountId } : undefined;
  }
  return /(^|\.)aliyuncs\.com(:|$)/.test(host) ? undefined : { region: "cn-hangzhou" };
}
