// Temporary credentials in the shapes in which they come: those of STS of Tencent Cloud and of
// Alibaba Cloud, of qcloud-cos-sts, and ours.
import { MissingParameter } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { firstGiven, isObject, ownMember } from "../payload/values.js";

/** Our names, and those of the services. A member that comes first belongs to the vendor's credentials. */
const TENCENT = {
  secretId: ["TmpSecretId", "tmpSecretId", "SecretId"],
  secretKey: ["TmpSecretKey", "tmpSecretKey", "SecretKey"],
  token: ["Token", "sessionToken"],
};
const ALIYUN = {
  accessKeyId: ["AccessKeyId"],
  accessKeySecret: ["AccessKeySecret"],
  securityToken: ["SecurityToken"],
};

/** Credentials with `expiresAt`, of an answer that was given or fetched. */
export function readTemporary(answer) {
  const content = firstGiven(ownMember(checked(answer), "Response"), answer);
  const [upper, lower] = ["Credentials", "credentials"].map((name) => ownMember(checked(content), name));
  const nested = checked(firstGiven(upper, lower, content));
  const names = isOf(ALIYUN, nested) ? ALIYUN : TENCENT;
  const credentials = {};
  for (const [member, others] of Object.entries(names)) {
    const value = valueOf(nested, [member, ...others]);
    if (typeof value === "string" && value) credentials[member] = value;
    else if (value !== undefined && value !== "") refuseType(`credentials.${member}`, "a string", value);
    // The token alone may be missing.
    else if (others !== names.token && others !== names.securityToken)
      throw fault(MissingParameter, `credentials.${member}`);
  }
  const expiresAt = expiryOf(content) ?? expiryOf(nested);
  if (expiresAt !== undefined) credentials.expiresAt = expiresAt;
  return credentials;
}

const checked = (value) => (isObject(value) ? value : refuseType("credentials", "an object", value));

const isOf = ({ accessKeyId }, object) => valueOf(object, ["accessKeyId", ...accessKeyId]) !== undefined;

const valueOf = (object, names) => firstGiven(...names.map((name) => ownMember(object, name) ?? undefined));

const EXPIRY = ["expiresAt", "ExpiredTime", "expiredTime", "Expiration", "expiration"];

/** Milliseconds since 1970; undefined where the answer does not say. What says something else is passed on, to be refused. */
function expiryOf(object) {
  const [expiresAt, ExpiredTime, expiredTime, Expiration, expiration] = EXPIRY.map((name) => ownMember(object, name));
  // JSON makes a text of a Date.
  if (expiresAt !== undefined) return typeof expiresAt === "string" ? new Date(expiresAt) : expiresAt;
  const seconds = ExpiredTime ?? expiredTime;
  if (seconds !== undefined) return seconds * 1000;
  const text = Expiration ?? expiration;
  return text === undefined ? undefined : Date.parse(text);
}
