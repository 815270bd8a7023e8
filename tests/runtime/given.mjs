// What most tests begin with.

/** What every request needs. */
export const REQUEST = { service: "cvm", version: "2017-03-12", action: "DescribeZones", timestamp: 1700000000 };
export const CREDENTIALS = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
export const RESULT = '{"Response":{"TotalCount":0,"RequestId":"b5b41468"}}';

/** `sign` and `call` of the entry that makes the algorithm: signature v1 has one of its own. */
export function byAlgorithm(tc3fetch, v1) {
  const entryOf = (algorithm) => (/^HmacSHA(1|256)$/.test(algorithm) ? v1 : tc3fetch);
  return {
    sign: (request, credentials) => entryOf(request.algorithm).sign(request, credentials),
    call: (request, config, options) => entryOf(request.algorithm ?? config.algorithm).call(request, config, options),
  };
}

/** A fetch that answers with a real Response, and keeps what it was asked. */
export function answering(body, init) {
  const asked = [];
  const fetch = async (url, options) => {
    asked.push({ url, ...options });
    return new Response(body, init);
  };
  return { fetch, asked };
}
