/** What the tests of tc3fetch/testing have in common. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

export const credentials = { secretId: "test-id", secretKey: "test-key" };
export const temporary = { secretId: "temporary-id", secretKey: "temporary-key", token: "temporary-token" };
export const acs = { accessKeyId: "acs-id", accessKeySecret: "acs-secret" };

export const zones = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };

/** The error that a call rejects with. */
export async function errorOf(promise) {
  const outcome = await promise.then(
    (value) => assert.fail(`it resolved to ${JSON.stringify(value)}`),
    (error) => error,
  );
  return outcome;
}

/** Requests of the vectors, with the credentials that signed them. */
export function vectorsOf(algorithm) {
  const folder = new URL(`../vectors/${algorithm}/`, import.meta.url);
  return readdirSync(folder).map((name) => ({
    name,
    ...JSON.parse(readFileSync(new URL(`${name}/request.json`, folder), "utf8")),
  }));
}
