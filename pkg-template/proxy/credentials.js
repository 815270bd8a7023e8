// A handler that gives a page temporary keys, by STS GetFederationToken.
// https://cloud.tencent.com/document/product/1312/48195
import { jsonText } from "../payload/json.js";
import { Refusal } from "./refusal.js";
import { json, requireAuthorization, requirePost, settle } from "./edge.js";

const SERVICE = { service: "sts", version: "2018-08-13", action: "GetFederationToken" };

export async function giveCredentials(request, _, settings, call, checkLimit) {
  const { client, durationSeconds, name = "tc3fetch", region = "ap-guangzhou" } = settings;
  requirePost(request);
  await checkLimit();
  await requireAuthorization(request, settings, call.env);
  const params = { Name: name, Policy: await policyText(request, settings, call), DurationSeconds: durationSeconds };
  const { signal } = request;
  const { result, failure } = await settle(() => client.call({ ...SERVICE, region, params }, { signal }));
  if (failure) return failure;
  const { Credentials, ExpiredTime } = Object(result);
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = Object(Credentials);
  if (!secretId || !secretKey || !token || !(ExpiredTime > 0)) throw new Refusal(502, "Answer", "STS gave no keys");
  return json(200, { secretId, secretKey, token, expiresAt: ExpiredTime * 1000 });
}

/** The policy as STS takes it: JSON, percent-encoded in a parameter that is encoded anyhow. */
async function policyText(request, { policy }, { env }) {
  const given = typeof policy === "function" ? await policy(request, env) : policy;
  return encodeURIComponent(typeof given === "string" ? given : jsonText(given, "policy"));
}
