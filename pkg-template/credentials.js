// tc3fetch/credentials: functions that give credentials, for the config's member `credentials`.
//
// Each is a provider and nothing more: a function has no member that a log or JSON could show.
// Whatever is kept of what it gives is kept by the call (call/provider.js).
import { call } from "./vendors/tencent-shared.js";
import { assumedRole, webIdentityRole } from "./vendors/sts.js";
import { ALIYUN, readEnvironment, TENCENT } from "./vendors/environment.js";
import { readTemporary } from "./vendors/temporary.js";
import { refuseType } from "./errors/error.js";

export { Tc3Error } from "./errors/error.js";

export const fromEnvironment = (env) => readEnvironment(TENCENT, env);
export const aliyunFromEnvironment = (env) => readEnvironment(ALIYUN, env);

export const assumeRole = (options) => assumedRole(call, options);
export const assumeRoleWithWebIdentity = (options) => webIdentityRole(call, options);

export function temporary(give) {
  if (typeof give !== "function") refuseType("temporary", "a function", give);
  return async (context) => readTemporary(await give(context));
}
