/**
 * Functions to run. What one does follows from its ID, so that every outcome can be had without a
 * DataFlux Func; requests whose answer was recorded get that answer.
 */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { envelope, failed, GuanceError, succeeded } from "./envelope.mjs";

const readJson = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** @type {{ request: { funcId: string, funcBody: object }, answer: object }[]} */
const RECORDED = readJson("answers.json");

/** What the Open API lists. @type {Record<string, any>[]} */
const LISTED = readJson("functions.json");

const MAX_SLEEP_MS = 50_000;
const HTML = "<!DOCTYPE html>\n<html><head><title>504 Gateway Time-out</title></head><body>nginx</body></html>\n";

const jsonAnswer = (value, status = 200) => ({
  status,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(value),
});

const error = (status, errorCode) => () => {
  throw new GuanceError(status, errorCode);
};

/**
 * @typedef {object} Run
 * @property {string} funcId
 * @property {any} funcBody
 * @property {string} traceId
 * @property {number} started   milliseconds since the epoch
 * @property {() => number} now
 */

/**
 * A function answers either with what it returns, in the form of options.returnType, or with `content`
 * of its own, or with a whole answer.
 *
 * @type {[string, (kwargs: any, run: Run) => { result?: any, content?: any, answer?: any } | Promise<{ result?: any, content?: any, answer?: any }>][]}
 */
const FUNCTIONS = [
  // Returns its arguments.
  ["echo", (kwargs) => ({ result: kwargs })],
  // Returns its argument v, even if it is 0, false or "".
  ["value", ({ v = null }) => ({ result: v })],
  // The server that was recorded turns those three into null.
  ["demo__test.text", ({ v }) => ({ result: v || null })],
  ["demo__test.hello", ({ msg = "x", n = null }) => ({ result: { hello: msg, n } })],
  // Controls the answer itself: the content is the argument v and nothing else.
  ["unboxed", ({ v = null }) => ({ content: v })],
  // fail.EFuncTimeout fails with that reason.
  [
    "fail.",
    (_, run) => ({ content: failed(run.funcId.slice("fail.".length), { exception: "bad value", traceback: "" }, run) }),
  ],
  [
    // Sleeps for `ms` milliseconds, two seconds if it is not told.
    "slow",
    async ({ ms = 2000 }, run) => {
      if (typeof ms !== "number") {
        return { content: failed("EFuncFailed", { exception: "TypeError: ms is no number", traceback: "" }, run) };
      }
      await sleep(Math.min(Math.abs(ms), MAX_SLEEP_MS), undefined, { ref: false });
      return { result: "awake" };
    },
  ],
  ["limited.workspace", error(401, "ft.TriggerApiWorkspaceCurrentLimiting")],
  ["limited", error(401, "ft.TriggerApiAkCurrentLimiting")],
  // success is false, and nothing else tells.
  [
    "unsuccessful",
    (_, { traceId }) => ({
      answer: jsonAnswer({ ...envelope(null, traceId), message: "inner service unavailable", success: false }),
    }),
  ],
  ["html", () => ({ answer: { status: 504, headers: { "Content-Type": "text/html" }, body: HTML } })],
  ["empty", () => ({ answer: { status: 200, headers: { "Content-Type": "application/json" }, body: "" } })],
  ["other", () => ({ answer: jsonAnswer(["no", "envelope"]) })],
  [
    "truncated",
    (kwargs, run) => {
      const whole = jsonAnswer(envelope(succeeded({ result: kwargs }, run), run.traceId));
      return { answer: { ...whole, body: whole.body.slice(0, -20) } };
    },
  ],
];

/** The members of funcBody, and how a server of 2024 wants each. */
const BODY_FIELDS = { kwargs: isObject, options: isObject };
const RETURN_TYPES = ["raw", "jsonDumps"];

/**
 * @param {Run} run
 * @returns {Promise<{ status: number, headers: object, body: string }>}
 */
export async function execute(run) {
  const { funcId, funcBody, traceId } = run;
  const recorded = RECORDED.find(({ request }) => isDeepStrictEqual(request, { funcId, funcBody }));
  if (recorded) return jsonAnswer(recorded.answer);
  const boxed = (content) => jsonAnswer(envelope(content, traceId));
  const wrong = wrongField(funcBody);
  if (wrong) return boxed(failed("EClientBadRequest", { message: wrong }, run));
  const [, act] = FUNCTIONS.find(([beginning]) => funcId.startsWith(beginning)) ?? [];
  if (!act) return boxed(failed("EClientNotFound", { funcId }, run));
  const { kwargs = {}, options = {} } = funcBody;
  if (options.async) return boxed(succeeded({ id: `task-${traceId.slice(6, 14)}` }, run));
  const { result, content, answer } = await act(kwargs, run);
  if (answer) return answer;
  if (content !== undefined) return boxed(content);
  return boxed(succeeded({ result: options.returnType === "jsonDumps" ? JSON.stringify(result) : result }, run));
}

/** The first field that the server would refuse, in words. */
function wrongField(funcBody) {
  for (const [name, value] of Object.entries(funcBody)) {
    if (!Object.hasOwn(BODY_FIELDS, name)) return `Found unexpected field \`${name}\``;
    if (!BODY_FIELDS[name](value)) return `Value of field \`${name}\` should be a JSON object`;
  }
  const { returnType = "raw" } = funcBody.options ?? {};
  if (!RETURN_TYPES.includes(returnType))
    return `Value of field \`options.returnType\` should be one of ${RETURN_TYPES.join(", ")}`;
  return undefined;
}

/** @param {URLSearchParams} query */
export function list(query) {
  const has = (text, part) => String(text ?? "").includes(part);
  const filters = {
    _fuzzySearch: (it, value) => [it.id, it.title, it.description].some((text) => has(text, value)),
    funcId: (it, value) => it.id === value,
    funcTitle: (it, value) => has(it.title, value),
    funcTags: (it, value) => value.split(",").every((tag) => it.tagsJSON?.includes(tag)),
    funcScriptId: (it, value) => it.scriptId === value,
  };
  return LISTED.filter((it) =>
    [...query].every(([name, value]) => !Object.hasOwn(filters, name) || filters[name](it, value)),
  );
}

export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
