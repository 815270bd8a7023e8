// tc3fetch/credentials: functions that give credentials, for the config's member `credentials`.
//
// Each is a provider and nothing more: a function has no member that a log or JSON could show.
// Whatever is kept of what it gives is kept by the call (call/provider.js).
import { call } from "./vendors/tencent-shared.js";
import { assumedRole, webIdentityRole } from "./vendors/sts.js";
import { ALIYUN, readEnvironment, TENCENT } from "./vendors/environment.js";
import { readTemporary } from "./vendors/temporary.js";
import { readSafely, refuseType } from "./errors/error.js";

export { Tc3Error } from "./errors/error.js";

export const fromEnvironment = (env) => readSafely(() => readEnvironment(TENCENT, env));
export const aliyunFromEnvironment = (env) => readSafely(() => readEnvironment(ALIYUN, env));

export const assumeRole = (options) => readSafely(() => assumedRole(call, options));
export const assumeRoleWithWebIdentity = (options) => readSafely(() => webIdentityRole(call, options));

export function temporary(give) {
  readSafely(() => typeof give === "function" || refuseType("temporary", "a function", give));
  return async (context) => {
    const answer = await give(context);
    return readSafely(() => readTemporary(answer));
  };
}
