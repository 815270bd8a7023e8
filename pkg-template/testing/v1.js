// Tencent Cloud with signature v1: everything is among the parameters.
// Rules: https://cloud.tencent.com/document/api/1120/37548
import { fail } from "./answers.js";
import { nest } from "./received.js";
import { answers, keysOf, mustMatch, readTimestamp, serviceOf } from "./tencent.js";
import { init, sign } from "../v1.js";

/** The common parameters; every other one is the action's. */
const COMMON =
  /^(Action|Version|Region|Timestamp|Nonce|SecretId|Signature|SignatureMethod|Token|Language|RequestClient)$/;

const SECRET = ["SecretId", "Signature", "Token"];

const pairsOf = ({ method, query, body }) =>
  method === "GET" ? query : [...new URLSearchParams(new TextDecoder().decode(body))];

export const v1 = {
  ...answers,
  recognises: (received) => {
    if (received.headers.authorization !== undefined) return false;
    const names = pairsOf(received).map(([name]) => name);
    return names.includes("Action") && names.includes("Version");
  },

  read(received) {
    const { Version, Action, Region } = Object.fromEntries(pairsOf(received));
    const url = new URL(received.url);
    for (const name of SECRET) url.searchParams.delete(name);
    return {
      service: serviceOf(received.places),
      version: Version,
      action: Action,
      region: Region,
      url: url.href,
      headers: received.headers,
    };
  },

  params: (received) => nest(ownPairs(received)),

  async check(received, credentials, now) {
    const common = Object.fromEntries(pairsOf(received));
    for (const name of ["Action", "Version", "Timestamp", "Nonce", "SecretId", "Signature"])
      if (!common[name]) throw fail("MissingParameter", `The parameter ${name} is missing.`);
    const timestamp = readTimestamp(common.Timestamp, now);
    const keys = keysOf(credentials, common.SecretId, common.Token);
    if (!keys) return;
    await init();
    const request = {
      service: serviceOf(received.places),
      method: received.method,
      version: common.Version,
      action: common.Action,
      region: common.Region,
      language: common.Language,
      algorithm: common.SignatureMethod ?? "HmacSHA1",
      nonce: Number(common.Nonce),
      params: Object.fromEntries(ownPairs(received)),
      timestamp,
    };
    mustMatch(received.places, common.Signature, ({ host, path }) => sign({ ...request, host, path }, keys));
  },
};

const ownPairs = (received) => pairsOf(received).filter(([name]) => !COMMON.test(name));
