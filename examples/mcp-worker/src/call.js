// The tool `call`: what may be called, the call, and what of its answer may be told.
import { Client } from "tc3fetch";
import { actionMarks, checkAction, requestAt } from "tc3fetch/models";
import { modelOf } from "./catalogue.js";

/** What the Worker may do, by its variable ALLOW. */
export const LEVELS = ["read", "write", "destructive"];

/** An agent can read no longer answer. */
const MOST_CHARACTERS = 100000;

export async function callAction(env, level, { path, params, region }) {
  const request = requestAt(path);
  if (!request) throw refused("NoSuchPath", `${path} is no path of an action: search gives them`);
  const { service, version, action } = request;
  const model = await modelOf(env.CATALOGUE, service, version);
  const { readOnly, destructive } = actionMarks(model, action);
  const needed = readOnly ? "read" : destructive ? "destructive" : "write";
  if (LEVELS.indexOf(needed) > LEVELS.indexOf(level))
    throw refused(
      "NotAllowed",
      `${action} needs the level ${needed}, and this server allows ${level}: a person has to do it`,
    );
  const fault = checkAction(model, action, params).find(({ severity }) => severity !== "warning");
  if (fault) throw fault;
  const answer = await clientOf(env).call({ ...request, params, ...(region && { region }) });
  const told = withoutSecrets(answer);
  const { length } = JSON.stringify(told);
  if (length > MOST_CHARACTERS)
    throw refused("TooLong", `the answer has ${length} characters: ask for less, by Limit or filters`);
  return told;
}

const refused = (code, message) => Object.assign(new Error(message), { code });

const keysOf = ({ TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_TOKEN }) => ({
  secretId: TENCENTCLOUD_SECRET_ID,
  secretKey: TENCENTCLOUD_SECRET_KEY,
  token: TENCENTCLOUD_TOKEN || undefined,
});

const clientOf = (env) =>
  new Client({
    credentials: keysOf(env),
    region: env.REGION || undefined,
    // The tests' local endpoint.
    proxy: env.TC3_PROXY || undefined,
  });

/** Members of answers that are secrets themselves: some actions that only read give keys. */
const SECRET = /secret|password|private_?key|credential|access_?key|^token$/i;

/** An answer without what is called a secret. */
function withoutSecrets(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  const members = Object.entries(value).map(([name, inner]) => {
    const isSecret = SECRET.test(name) && inner !== null && typeof inner !== "boolean";
    return [name, isSecret ? KEPT_BACK : withoutSecrets(inner)];
  });
  return Object.fromEntries(members);
}

const KEPT_BACK = "(kept back)";

/** A text without the keys of the Worker: a service may repeat one in what it says of an error. */
export const withoutKeys = (text, env) =>
  Object.values(keysOf(env)).reduce((rest, key) => (key ? rest.replaceAll(key, KEPT_BACK) : rest), text);
