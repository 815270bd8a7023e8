/** STS, 2018-08-13: temporary credentials. https://cloud.tencent.com/document/product/1312/48195 */
import { integer, string } from "../../check.mjs";
import { temporary } from "../../credentials.mjs";
import { ApiError } from "../../errors.mjs";

/** Seconds; what the keys of an account other than the root's may ask for. */
const MAX_SECONDS = 129_600;

/** The policy arrives percent-encoded, within a parameter that is encoded by itself. */
function policy(name, value) {
  string(name, value);
  let given;
  try {
    given = JSON.parse(decodeURIComponent(value));
  } catch {
    throw new ApiError("InvalidParameter.StrategyFormatError", "The policy is not JSON, percent-encoded.");
  }
  if (value.includes("{")) throw new ApiError("InvalidParameter.StrategyFormatError", "The policy is not encoded.");
  if (given.version !== "2.0" || !Array.isArray(given.statement)) {
    throw new ApiError("InvalidParameter.StrategyInvalid", "The policy has no version 2.0 or no statement.");
  }
  return given;
}

/** A name is made of letters. */
function letters(name, value) {
  if (!/^[A-Za-z\d]+$/.test(string(name, value))) {
    throw new ApiError("InvalidParameter.ParamError", `The parameter ${name} has something else than letters.`);
  }
  return value;
}

/** @param {{ now: () => number }} options  the clock, milliseconds since the epoch */
export const createSts = ({ now }) => ({
  version: "2018-08-13",
  actions: {
    GetFederationToken: {
      regionRequired: true,
      required: ["Name", "Policy"],
      params: { Name: letters, Policy: policy, DurationSeconds: integer({ min: 1, max: MAX_SECONDS }) },
      answer({ DurationSeconds = 1800 }) {
        const expires = Math.floor(now() / 1000) + DurationSeconds;
        return {
          Credentials: {
            Token: temporary.token,
            TmpSecretId: temporary.secretId,
            TmpSecretKey: temporary.secretKey,
          },
          ExpiredTime: expires,
          Expiration: new Date(expires * 1000).toISOString().replace(".000", ""),
        };
      },
    },
  },
});
