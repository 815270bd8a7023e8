// The tool `call`: what may be called, the call, and what of its answer may be told.
import { Client } from "tc3fetch";
import { actionMarks, checkAction, requestAt } from "tc3fetch/models";
import { LEVELS } from "./allow.js";
import { modelOf } from "./catalogue.js";
import { givesSecrets, keysOf, withoutSecrets } from "./secrets.js";

/** An agent can read no longer answer. */
const MOST_CHARACTERS = 100000;

export async function callAction(env, { level, named }, { path, params, region }) {
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
  const isNamed = named.includes(`${service}:${action}`);
  if (givesSecrets(action) && !isNamed)
    throw refused("NotAllowed", `${action} is about secrets, and this server does not name it: a person has to do it`);
  const fault = checkAction(model, action, params).find(({ severity }) => severity !== "warning");
  if (fault) throw fault;
  const answer = await clientOf(env).call({ ...request, params, ...(region && { region }) });
  const told = isNamed ? answer : withoutSecrets(answer);
  const { length } = JSON.stringify(told);
  if (length > MOST_CHARACTERS)
    throw refused("TooLong", `the answer has ${length} characters: ask for less, by Limit or filters`);
  return told;
}

const refused = (code, message) => Object.assign(new Error(message), { code });

const clientOf = (env) =>
  new Client({
    credentials: keysOf(env),
    region: env.REGION || undefined,
  });
