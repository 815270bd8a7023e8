// The hosts of the vendors' APIs, by their roots, as src/tencent/endpoint.rs and src/aliyun/endpoint.rs have them.

export const TENCENT_API = /^(?:[a-z\d-]+\.)+tencentcloudapi\.com$/;

/** Object storage has the same root. Its hosts are buckets, with files of any customer. */
export const ALIYUN_API = /^(?!(?:.*\.)?oss[.-])(?:[a-z\d-]+\.)+aliyuncs\.com$/;

/** CloudBase's HTTP API and function URLs: src/tencent/gateway/request.rs has the same roots. */
export const GATEWAY = /^(?:[a-z\d-]+\.)+(?:tcloudbasegateway|tencentscf)\.com$/;
