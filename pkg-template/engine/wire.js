// Stand-in: written by `cargo xtask build` from the engines' sources.
export const FIELDS = ["service", "version", "action", "region", "language", "method", "host", "endpoint", "path", "contentType", "algorithm", "payloadSigning", "proxy"];
export const fieldsOf = (request) => [request.service, request.version, request.action, request.region, request.language, request.method, request.host, request.endpoint, request.path, request.contentType, request.algorithm, request.payloadSigning, request.proxy];
export const ALIYUN_FIELDS = ["action", "version", "method", "host", "region", "accountId", "path", "contentType", "date", "nonce", "proxy"];
export const PAYLOAD = { JSON: 0, BODY: 1, MULTIPART: 2, PARAMS: 3 };
export const SOURCE = { WINDOW: 0, PIECES: 1, DIGEST: 2 };
export const FAULT = 0x80000000;
export const RETRYABLE_FAULT = 0x40000000;
export const RETRYABLE_API = 0x10000;
export const ROW = 0x7fff;
export const STALE = 1;
export const NOTHING_TO_SIGN = 0x7fffffff;
