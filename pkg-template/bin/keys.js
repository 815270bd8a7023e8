// The keys of a request: from the pasted text, from the environment, or from a person at the
// terminal. Never from the arguments, which other users of the machine can read and shells keep.
import { ALIYUN, readEnvironment, TENCENT } from "../vendors/environment.js";
import { askHidden } from "./prompt.js";

/** Keys of the environment for a vendor; undefined where no key is set. */
export function environmentKeys(isAliyun, env) {
  const vendor = isAliyun ? ALIYUN : TENCENT;
  const isSet = vendor.sets.some(([, key]) => env[key]);
  if (!isSet) return undefined;
  const known = readEnvironment(vendor, env)();
  const [secretId, secretKey, token] = vendor.members.map((member) => known[member]);
  return { secretId, secretKey, ...(token && { token }) };
}

/** The names of the variables, for messages. */
export const variablesOf = (isAliyun) => (isAliyun ? ALIYUN : TENCENT).sets[0].slice(0, 3);

/**
 * The keys to diagnose a request with.
 *
 * @param {{ secretId?: string, secretKey?: string, token?: string }} pasted  what stands in the text
 * @param {{ isAliyun: boolean, io: object, words: object, mayAsk: boolean }} context
 * @returns {Promise<{ keys: object, notes: string[] }>}
 */
export async function findKeys(pasted, { isAliyun, io, words, mayAsk }) {
  if (pasted.secretKey) return { keys: pasted, notes: [words.pastedKey] };
  const notes = [];
  const set = environmentKeys(isAliyun, io.env);
  if (set && isSameId(pasted.secretId, set.secretId)) return { keys: { ...set, ...pasted }, notes };
  if (set) notes.push(words.otherId(variablesOf(isAliyun)[0]));
  if (mayAsk && io.stderr.isTTY) {
    const secretKey = await askHidden(words.askKey(pasted.secretId), io.stderr);
    if (secretKey) return { keys: { ...pasted, secretKey }, notes };
  }
  return { keys: pasted, notes };
}

/** Whether the key of the environment can be that of the request, whose id may be missing or masked. */
const isSameId = (claimed, known) => !claimed || claimed === known || /[^A-Za-z0-9.]/.test(claimed);
