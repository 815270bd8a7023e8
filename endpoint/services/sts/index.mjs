/**
 * STS 2018-08-13: hands out the one temporary pair that the endpoint knows, for as long as it is asked to.
 * https://cloud.tencent.com/document/api/1312/48197
 */
import * as check from "../../check.mjs";
import { temporary } from "../../credentials.mjs";
import { ApiError } from "../../errors.mjs";

const DEFAULT_SECONDS = 7200;

/** Seconds; the document sets no lower limit. */
const duration = check.integer({ min: 1, max: 43200 });

/** @type {check.Check} */
function roleArn(name, value) {
  if (!/^qcs::cam::uin\/\d+:(role|roleName)\/\S+$/.test(check.string(name, value)))
    throw new ApiError("InvalidParameter.ParamError", `The parameter ${name} does not describe a role.`);
  // A caller sees ResourceNotFound without an account; every other role is there.
  if (value.endsWith("/missing")) throw new ApiError("ResourceNotFound.RoleNotFound", "The role does not exist.");
  return value;
}

/** @type {check.Check} */
function sessionName(name, value) {
  if (!/^[\w+=,.@-]{2,128}$/.test(check.string(name, value)))
    throw new ApiError("InvalidParameter.ParamError", `The parameter ${name} is not well formed.`);
  return value;
}

/** @type {check.Check} URL-encoded JSON, other than every other parameter. */
function policy(name, value) {
  const text = check.string(name, value);
  if (/[{"]/.test(text)) throw new ApiError("InvalidParameter.StrategyFormatError", `${name} is not URL-encoded.`);
  try {
    return JSON.parse(decodeURIComponent(text));
  } catch {
    throw new ApiError("InvalidParameter.StrategyFormatError", `${name} is no JSON.`);
  }
}

/** @type {check.Check} A name is made of letters and digits. */
function letters(name, value) {
  if (!/^[A-Za-z\d]+$/.test(check.string(name, value)))
    throw new ApiError("InvalidParameter.ParamError", `The parameter ${name} has something else than letters.`);
  return value;
}

/** @type {check.Check} A policy in the language of CAM. */
function federationPolicy(name, value) {
  const given = policy(name, value);
  if (given?.version !== "2.0" || !Array.isArray(given.statement))
    throw new ApiError("InvalidParameter.StrategyInvalid", "The policy has no version 2.0 or no statement.");
  return given;
}

const tag = check.object({ Key: check.string, Value: check.string });

export function createSts({ now }) {
  const { secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token } = temporary;
  const answer = ({ DurationSeconds = DEFAULT_SECONDS }) => {
    const ExpiredTime = Math.floor(now() / 1000) + DurationSeconds;
    const Expiration = `${new Date(ExpiredTime * 1000).toISOString().slice(0, 19)}Z`;
    return { Credentials: { TmpSecretId, TmpSecretKey, Token }, ExpiredTime, Expiration };
  };
  const role = { RoleArn: roleArn, RoleSessionName: sessionName, DurationSeconds: duration };
  return {
    version: "2018-08-13",
    actions: {
      // https://cloud.tencent.com/document/product/1312/48195
      GetFederationToken: {
        regionRequired: true,
        required: ["Name", "Policy"],
        params: {
          Name: letters,
          Policy: federationPolicy,
          DurationSeconds: check.integer({ min: 1, max: 129_600 }),
        },
        answer: ({ DurationSeconds = 1800 }) => answer({ DurationSeconds }),
      },
      AssumeRole: {
        regionRequired: true,
        required: ["RoleArn", "RoleSessionName"],
        params: {
          ...role,
          Policy: policy,
          ExternalId: check.string,
          SourceIdentity: check.string,
          Tags: check.list(tag),
        },
        answer,
      },
      AssumeRoleWithWebIdentity: {
        regionRequired: true,
        skipSign: true,
        required: ["RoleArn", "RoleSessionName", "ProviderId", "WebIdentityToken"],
        params: { ...role, ProviderId: check.string, WebIdentityToken: check.string },
        answer,
      },
    },
  };
}
