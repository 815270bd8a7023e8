// Roles of Tencent Cloud's STS 2018-08-13 (Security Token Service).
import { readTemporary } from "./temporary.js";
import { MissingParameter } from "../errors/faults.js";
import { fault, readSafely, refuseType } from "../errors/error.js";
import { jsonText } from "../payload/json.js";
import { checkText, isObject } from "../payload/values.js";

/** STS is one service for all regions, and asks for one all the same; the official SDKs send this one. */
const REGION = "ap-guangzhou";

/** https://cloud.tencent.com/document/api/1312/48197 */
export function assumedRole(call, options) {
  if (!isObject(options)) refuseType("options", "an object", options);
  const { roleArn, roleSessionName, durationSeconds, policy, externalId, sourceIdentity, tags, ...config } =
    own(options);
  return async () =>
    ask(
      call,
      "AssumeRole",
      config,
      readSafely(() => ({
        ...named(roleArn, roleSessionName),
        DurationSeconds: durationSeconds,
        // The service decodes this parameter once more than all the others.
        Policy: isObject(policy) ? encodeURIComponent(jsonText(policy, "policy")) : checkText("policy", policy),
        ExternalId: externalId,
        SourceIdentity: sourceIdentity,
        Tags: tags && tagsOf(tags),
      })),
    );
}

/** Options without what a page has put on Object.prototype. */
const own = (options) => ({ __proto__: null, ...options });

/** Tags of an object or a Map, as the service lists them. */
function tagsOf(tags) {
  const read = JSON.parse(jsonText(tags instanceof Map ? Object.fromEntries(tags) : tags, "tags"));
  if (!isObject(read)) refuseType("tags", "an object", read);
  return Object.entries(read).map(([Key, Value]) => ({ Key, Value: checkText(`tags.${Key}`, Value) }));
}

/** https://cloud.tencent.com/document/api/1312/73070 */
export function webIdentityRole(call, options) {
  if (!isObject(options)) refuseType("options", "an object", options);
  const { providerId, webIdentityToken, roleArn, roleSessionName, durationSeconds, ...config } = own(options);
  return async () =>
    ask(
      call,
      "AssumeRoleWithWebIdentity",
      { ...config, credentials: null },
      {
        ...named(roleArn, roleSessionName),
        ProviderId: needed("providerId", providerId),
        WebIdentityToken: needed(
          "webIdentityToken",
          typeof webIdentityToken === "function" ? await webIdentityToken() : webIdentityToken,
        ),
        DurationSeconds: durationSeconds,
      },
      "SKIP",
    );
}

const named = (roleArn, roleSessionName) => ({
  RoleArn: needed("roleArn", roleArn),
  RoleSessionName: needed("roleSessionName", roleSessionName),
});

function needed(name, value) {
  if (value === undefined || value === "") throw fault(MissingParameter, name);
  return typeof value === "string" ? value : refuseType(name, "a string", value);
}

async function ask(call, action, config, params, algorithm) {
  const request = { service: "sts", version: "2018-08-13", action, algorithm, params };
  return readTemporary(await call(request, { region: REGION, ...config }, {}));
}
