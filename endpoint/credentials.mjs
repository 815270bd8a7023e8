/**
 * The key pairs that the local endpoint knows. All of them are published examples; none opens a
 * real account.
 *
 * @typedef {object} KnownCredentials
 * @property {string} secretId
 * @property {string} secretKey
 * @property {string} [token]  present for temporary keys: the X-TC-Token that belongs to the pair
 */

/** The pair of the documentation of signature v3. Its asterisks are part of the strings. */
export const documented = Object.freeze({
  secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******",
  secretKey: "Gu5t9xGARNpq86cd98joQYCN3*******",
});

/** A long-lived pair. */
export const example = Object.freeze({ secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" });

/** A temporary pair, as STS hands out: it is worth nothing without its token. */
export const temporary = Object.freeze({
  secretId: "AKIDTEMPORARY",
  secretKey: "TEMPORARYSECRET",
  token: "EXAMPLETOKEN",
});

/** @type {ReadonlyMap<string, KnownCredentials>} by SecretId */
export const knownCredentials = new Map(
  [documented, example, temporary].map((credentials) => [credentials.secretId, credentials]),
);
