// `tc3fetch sign`: a signed curl for an action and its parameters.
import { sign as signV3 } from "../inline.js";
import { parseExactly } from "../payload/exact.js";
import { readArguments } from "./arguments.js";
import { curl } from "./curl.js";
import { readText } from "./input.js";
import { environmentKeys, variablesOf } from "./keys.js";
import { STATUS, UsageError } from "./status.js";
import { WORDS } from "./words.js";

const OPTIONS = {
  region: { type: "string" },
  params: { type: "string" },
  "params-file": { type: "string" },
  method: { type: "string" },
  host: { type: "string" },
  endpoint: { type: "string" },
  language: { type: "string" },
  algorithm: { type: "string" },
  timestamp: { type: "string" },
};

/** Of signature v1, which has an engine of its own. */
const V1 = ["HmacSHA256", "HmacSHA1"];

export async function sign(args, io, language) {
  const words = WORDS[language];
  const { values, positionals } = readArguments(args, OPTIONS);
  if (positionals.length !== 3) throw new UsageError(words.threeNames);
  const keys = environmentKeys(false, io.env);
  if (!keys) throw new UsageError(words.noKeys(variablesOf(false)));
  const { algorithm } = values;
  const request = { ...requestOf(values, positionals), ...(await paramsOf(values, io, words)) };
  const signer = V1.includes(algorithm) ? (await import("../v1.js")).sign : signV3;
  const signed = signer(request, keys);
  io.stdout.write(`${curl(signed)}\n`);
  io.stderr.write(`${words.signedFor}${keys.token ? `${words.holdsToken}\n` : ""}`);
  return STATUS.done;
}

/** Options have the names of the package's members. */
function requestOf({ params, "params-file": file, timestamp, zh, en, help, ...options }, [service, version, action]) {
  return { service, version, action, ...options, ...(timestamp && { timestamp: Number(timestamp) }) };
}

/** The parameters, with every digit of large integers. */
async function paramsOf({ params, "params-file": file }, io, words) {
  if (params !== undefined && file !== undefined) throw new UsageError(words.oneOfParams);
  const text = file === undefined ? params : await readText(file, io);
  if (text === undefined) return {};
  let value;
  try {
    value = parseExactly(text, "bigint");
  } catch (error) {
    throw new UsageError(words.notJson(error.cause ? error.cause.message : error.message));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new UsageError(words.notAnObject);
  return { params: value };
}
