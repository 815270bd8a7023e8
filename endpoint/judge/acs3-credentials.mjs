/**
 * The AccessKey pairs that the local endpoint knows. All of them are examples; none opens a real
 * account.
 *
 * @typedef {object} AcsCredentials
 * @property {string} accessKeyId
 * @property {string} accessKeySecret
 * @property {string} [securityToken]  present for temporary keys: the token that belongs to the pair
 */

/** The account that owns every one of the pairs: the first label of `<accountId>.<region>.fc.aliyuncs.com`. */
export const acsAccountId = "1880770869020000";

/** The pair of the document's worked example. */
export const acsDocumented = Object.freeze({
  accessKeyId: "YourAccessKeyId",
  accessKeySecret: "YourAccessKeySecret",
});

/** A long-lived pair. */
export const acsExample = Object.freeze({
  accessKeyId: "LTAI5tEXAMPLEKEYID000001",
  accessKeySecret: "EXAMPLEsecretEXAMPLEsecret0001",
});

/** A temporary pair, as STS hands out: it is worth nothing without its token. */
export const acsTemporary = Object.freeze({
  accessKeyId: "STS.NTEXAMPLEKEYID000002",
  accessKeySecret: "EXAMPLEsecretEXAMPLEsecret0002",
  securityToken: "CAIS+EXAMPLE/STS==token~0001",
});

/** @type {ReadonlyMap<string, AcsCredentials>} by AccessKeyId */
export const knownAcsCredentials = new Map(
  [acsDocumented, acsExample, acsTemporary].map((credentials) => [credentials.accessKeyId, credentials]),
);
