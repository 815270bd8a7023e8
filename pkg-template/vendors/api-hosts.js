// The hosts of the vendors' APIs, by their roots, as src/tencent/endpoint.rs and src/aliyun/endpoint.rs have them.

export const TENCENT_API = /^(?:[a-z\d-]+\.)+tencentcloudapi\.com$/;

/** Object storage has the same root. Its hosts are buckets, with files of any customer. */
export const ALIYUN_API = /^(?!(?:.*\.)?oss[.-])(?:[a-z\d-]+\.)+aliyuncs\.com$/;
