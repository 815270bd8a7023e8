// Signature v1 by node:crypto and the vendor's page alone: https://cloud.tencent.com/document/api/1120/37548
// Signature v3 is that of ../catalogue/signature.mjs.
import { createHmac } from "node:crypto";
import { authorization } from "../catalogue/signature.mjs";

export const KEYS = { secretId: "AKIDofthesweep00000000000000000000", secretKey: "keyofthesweep0000000000000000000" };

/** What the page shows as the signature of a POST by v3, of these bytes at this time. */
export function v3Signature({ service }, body, timestamp) {
  const signed = authorization(
    {
      host: `${service}.tencentcloudapi.com`,
      contentType: "application/json; charset=utf-8",
      timestamp: Number(timestamp),
      body,
      service,
    },
    KEYS,
  );
  return signed.split("Signature=")[1];
}

/** The same by v1, with HmacSHA256. */
export function v1Signature({ service, version, name, input }, { region, timestamp, nonce }) {
  const all = {
    Action: name,
    Version: version,
    ...(region && { Region: region }),
    Timestamp: timestamp,
    Nonce: nonce,
    SecretId: KEYS.secretId,
    SignatureMethod: "HmacSHA256",
    ...flat(input),
  };
  // By the code of each character.
  const sorted = Object.keys(all).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const text = `POST${service}.tencentcloudapi.com/?${sorted.map((key) => `${key}=${all[key]}`).join("&")}`;
  return createHmac("sha256", KEYS.secretKey).update(text).digest("base64");
}

/** `{ Filters: [{ Name: "zone" }] }` is `Filters.0.Name=zone`; what is null is not sent. */
function flat(value, at = "") {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object") return { [at]: String(value) };
  const parts = Object.entries(value).map(([key, one]) => flat(one, at === "" ? key : `${at}.${key}`));
  return Object.assign({}, ...parts);
}
