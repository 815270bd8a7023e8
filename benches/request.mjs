/**
 * What is signed in the benchmarks.
 *
 * @typedef {object} BenchRequest
 * @property {string} service
 * @property {string} version
 * @property {string} action
 * @property {string} region
 * @property {object} [params]
 * @property {Uint8Array} [body]
 * @property {number} timestamp    Unix seconds
 * @property {string} contentType  the SDK's, so that every Authorization comes out the same
 *
 * @typedef {{ secretId: string, secretKey: string }} BenchCredentials
 */

/** @type {BenchCredentials} */
export const credentials = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };

const common = {
  service: "cvm",
  version: "2017-03-12",
  action: "DescribeInstances",
  region: "ap-guangzhou",
  timestamp: 1700000000,
  contentType: "application/json",
};

/**
 * A usual call with about 100 bytes of JSON. The number changes the payload, so that no engine can take
 * the result for a constant.
 *
 * @param {number} n
 * @returns {BenchRequest}
 */
export function smallRequest(n) {
  return {
    ...common,
    params: { Limit: 20, Offset: n, Filters: [{ Name: "zone", Values: ["ap-guangzhou-3", "ap-guangzhou-4"] }] },
  };
}

/** @param {Uint8Array} body @returns {BenchRequest} */
export const bodyRequest = (body) => ({ ...common, body });

export const BODY_BYTES = 10 * 1024 * 1024;

/** A body of 10 MB whose bytes are of no particular kind. */
export function largeBody() {
  return Uint8Array.from({ length: BODY_BYTES }, (_, i) => (i * 2654435761) >>> 24);
}

/** Changes a few bytes of a body in place, for the same reason as above. */
export function vary(body, n) {
  new DataView(body.buffer, body.byteOffset).setUint32((n * 4096) % (body.length - 4), n);
  return body;
}
