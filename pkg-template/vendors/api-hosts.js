// The hosts of the vendors' APIs: where what was signed for them may go. createFetch, the proxy and the explorer
// go by these; the names as such are made in src/tencent/endpoint.rs, src/aliyun/endpoint.rs and src/guance.

/** A service, perhaps a region, perhaps another site. */
export const TENCENT_API = /^[a-z\d-]+(?:\.[a-z\d-]+){0,2}\.tencentcloudapi\.com$/;

/**
 * `ecs.aliyuncs.com`, `ecs.cn-hangzhou.aliyuncs.com`, `ecs-cn-hangzhou.aliyuncs.com`, and
 * `[account.]cn-hangzhou.fc.aliyuncs.com`. Under the same root are the buckets of object storage
 * (oss, and its names img and s3), with files of any customer.
 */
export const ALIYUN_API =
  /^(?!.*\b(?:oss|img|s3)\b)(?:[a-z][a-z\d-]*(?:\.(?:ap|cn|eu|me|na|rus|sa|us)-[a-z\d-]+)?|(?:\d+\.)?(?:ap|cn|eu|me|na|rus|sa|us)-[a-z\d-]+\.fc)\.aliyuncs\.com$/;

/** Guance and TrueWatch by the form of their sites, to which a test holds models/guance/sites.json. */
export const GUANCE_API = /^(?:[a-z\d]+-)?openapi\.(?:guance\.(?:com|one)|truewatch\.com)$/;

/** CloudBase's HTTP API and function URLs: src/tencent/gateway/request.rs has the same roots. */
export const GATEWAY = /^(?:[a-z\d-]+\.)+(?:tcloudbasegateway|tencentscf)\.com$/;

/** What is reached only from within a vendor's network. */
export const INTERNAL = /(?:^|\.)internal\.|-(?:internal|inner|intranet|vpc)\b/;
