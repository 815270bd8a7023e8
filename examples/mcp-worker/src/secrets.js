// What an agent is not told: secrets in answers, and the keys of the Worker. An agent passes on what it reads,
// and actions that only read give passwords, kubeconfigs and links that log in without a password.

const KEPT_BACK = "(kept back)";

/** Members that are secrets themselves, with `_` and `-` between the words or not. */
const SECRET_MEMBER =
  /kubeconfig|passw|pwd|apikey|accesskey|(access|auth|session|refresh|security)token|secret|privatekey|credential|vncurl|loginurl|certificate.*key|^token$/i;

/** Actions that are there to give a secret, by what their names say. */
const SECRET_ACTION = /Kubeconfig|Credential|Secret|VncUrl|LoginUrl|FederationToken|(Tokens?|ApiKeys?|Security)$/i;

const isSecretName = (name) => SECRET_MEMBER.test(name.replace(/[_-]/g, ""));

export const givesSecrets = (action) => SECRET_ACTION.test(action);

/** An answer without what is called a secret, be it a member or a pair `{ Key: "password", Value: "…" }`. */
export function withoutSecrets(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  const entries = Object.entries(value);
  const isSecretPair = entries.some(([name, called]) => isLabel(name) && isSecretName(`${called}`));
  return Object.fromEntries(
    entries.map(([name, inner]) => {
      const isSecret = isSecretName(name) || (isSecretPair && /^values?$/i.test(name));
      return [name, isSecret && isTelling(inner) ? KEPT_BACK : withoutSecrets(inner)];
    }),
  );
}

/** What the value beside it is called: `Key` of a tag, `Name` of a variable. */
const isLabel = (name) => /^(key|name)$/i.test(name);

/** Whether there is a password is no secret. */
const isTelling = (value) => value !== null && typeof value !== "boolean";

/** The keys by which the Worker calls, for the client. */
export const keysOf = ({ TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_TOKEN }) => ({
  secretId: TENCENTCLOUD_SECRET_ID,
  secretKey: TENCENTCLOUD_SECRET_KEY,
  token: TENCENTCLOUD_TOKEN || undefined,
});

/** A text of JSON without the Worker's own secrets: a service may repeat one in an answer or in what it says of an error. */
export const withoutKeys = (text, env) =>
  [...Object.values(keysOf(env)), env.MCP_TOKEN]
    .filter(Boolean)
    // One may be part of another.
    .sort((one, other) => other.length - one.length)
    .reduce((rest, secret) => rest.replaceAll(JSON.stringify(secret).slice(1, -1), KEPT_BACK), text);
