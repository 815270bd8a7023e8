/**
 * `tc3fetch/fetch`: a `fetch` that signs what other libraries send.
 *
 * @module tc3fetch/fetch
 */
import type { Client as AliyunClient } from "./aliyun.js";
import type { Client as GatewayClient } from "./gateway.js";
import type { Client as TencentClient } from "./index.js";
import type { Client as V1Client } from "./v1.js";

export { Tc3Error } from "./index.js";

export interface FetchOptions {
  /**
   * Whether requests to other hosts than those of the client's API are sent as they came, unsigned
   * and without a header of ours. By default they are refused with `ClientError.ForeignHost`.
   */
  passThrough?: boolean | undefined;
}

/**
 * A `fetch` for other libraries: it signs each request to the API of the client by the client's
 * credentials, and sends it by the client's `fetch` and `proxy`. The answer is handed on as it came,
 * errors of the service included.
 *
 * Tencent Cloud's action and version come from the headers `X-TC-Action` and `X-TC-Version`, or from
 * a path `/service/version/action`; Alibaba Cloud's from `x-acs-action` and `x-acs-version`. CloudBase and
 * function URLs have none.
 *
 * The function that it returns rejects with a `Tc3Error` where a request cannot be signed, and
 * otherwise as `fetch` does: with a `TypeError` where there is no connection, with the signal's reason
 * where it was aborted. It makes no second attempt and has no timeout: those of the library hold.
 *
 * @param client of `tc3fetch`, `tc3fetch/v1`, `tc3fetch/aliyun` or `tc3fetch/gateway`
 * @throws {Tc3Error} `ClientError.WrongType`, where `client` is something else
 * @example
 * import ky from "ky";
 *
 * const client = new Client({ credentials, region: "ap-guangzhou" });
 * const api = ky.create({ fetch: createFetch(client) });
 * const headers = { "X-TC-Action": "DescribeZones", "X-TC-Version": "2017-03-12" };
 * const answer = await api.post("https://cvm.tencentcloudapi.com/", { headers, json: {} }).json<{ Response: { TotalCount: number } }>();
 */
export function createFetch(
  client: TencentClient | V1Client | AliyunClient | GatewayClient,
  options?: FetchOptions,
): typeof globalThis.fetch;
