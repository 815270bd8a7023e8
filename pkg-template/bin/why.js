// `tc3fetch why`: reads a request that was refused, and says what is wrong with its signature.
import { causes, diagnose, parseRequest } from "../diagnose.js";
import { readArguments } from "./arguments.js";
import { readAll, readText } from "./input.js";
import { diagnosisJson } from "./json.js";
import { findKeys } from "./keys.js";
import { painter, report } from "./report.js";
import { STATUS, UsageError } from "./status.js";
import { WORDS } from "./words.js";

const OPTIONS = {
  "canonical-request": { type: "string" },
  "string-to-sign": { type: "string" },
  answer: { type: "string" },
  now: { type: "string" },
  json: { type: "boolean" },
  "no-prompt": { type: "boolean" },
};

const STATUS_OF = { valid: STATUS.done, proved: STATUS.found, certain: STATUS.found, open: STATUS.open };

export async function why(args, io, language) {
  const words = WORDS[language];
  const { values, positionals } = readArguments(args, OPTIONS);
  if (positionals.length > 1) throw new UsageError(words.oneFile);
  const request = parseRequest(await readRequest(positionals[0], io, words));
  const { keys, notes } = await findKeys(request.credentials || {}, {
    isAliyun: isAliyun(request),
    io,
    words,
    mayAsk: !values["no-prompt"],
  });
  for (const note of notes) io.stderr.write(`tc3fetch: ${note}\n`);
  const diagnosis = await diagnose(request, keys.secretKey ? keys : null, await optionsOf(values, io, words));
  const text = values.json
    ? diagnosisJson(diagnosis)
    : report(diagnosis, { format: request.format, causes, words, language, paint: painter(io.stdout, io.env) });
  io.stdout.write(withoutSecrets(text, [keys, request.credentials || {}]));
  return STATUS_OF[diagnosis.verdict];
}

async function readRequest(file, io, words) {
  if (file !== undefined) return readText(file, io);
  if (io.stdin.isTTY && io.stderr.isTTY) io.stderr.write(words.paste);
  return readAll(io.stdin);
}

/** Whose variables of the environment hold the key. */
const isAliyun = ({ url, headers }) =>
  headers.some(
    ([name, value]) => /^x-acs-/i.test(name) || (/^authorization$/i.test(name) && /^\s*ACS3-/.test(value)),
  ) || /^(?:https?:)?(?:\/\/)?[^/?#]*\.aliyuncs\.com\b/i.test(url);

async function optionsOf(values, io, words) {
  const options = {};
  for (const [name, member] of [
    ["canonical-request", "canonicalRequest"],
    ["string-to-sign", "stringToSign"],
    ["answer", "answer"],
  ]) {
    if (values[name] !== undefined) options[member] = await readText(values[name], io);
  }
  if (values.now !== undefined) {
    if (!/^\d{1,12}$/.test(values.now)) throw new UsageError(words.seconds);
    options.now = Number(values.now);
  }
  return options;
}

const SHORTEST_SECRET = 8;

/** No key and no token is printed, wherever it stood in the request. */
function withoutSecrets(text, owners) {
  const values = owners.flatMap(({ secretKey, token }) => [secretKey, token]);
  // A word of some letters is no secret, and would be found everywhere.
  const secrets = values.filter((value) => value && value.length >= SHORTEST_SECRET);
  return secrets.reduce((left, secret) => {
    const written = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
    return written.reduce((rest, form) => rest.split(form).join("***"), left);
  }, text);
}
