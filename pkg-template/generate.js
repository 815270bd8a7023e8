// Code that makes a call, for people to copy. An engine of its own, so that the others stay
// small; the rules and the templates are in src/inspect/generate.
import { entriesOf, isObject, isWellFormed, typeName } from "./bytes.js";
import { refuse } from "./check.js";
import { isPackedError, reading, unpackError } from "./error.js";
import bytes from "./generate-engine-wasm.js";
import { __wbg_reset_state as reset, generate as generatePacked, initSync } from "./generate-engine.js";
import { createInstance } from "./instance.js";
import { escaped, packParams, text } from "./pack.js";
import { inQuery } from "./rest.js";

export { codeTargets } from "./code-targets.js";
export { Tc3Error } from "./error.js";

const instance = /* @__PURE__ */ createInstance({ initSync, reset }, bytes);

export function generate(request, target, options) {
  const packed = reading(() => packCode(request, target, options));
  const answer = instance.run(() => generatePacked(packed));
  if (isPackedError(answer)) throw unpackError(answer, request?.action);
  return answer;
}

/** A request for code; src/bindings/packed_code.rs is the other end. */
function packCode(request, target, options = {}) {
  const shape = misshapen({ request, options, headers: request?.headers ?? {}, query: request?.query ?? {} });
  if (shape) return shape;
  const { system, service, version, action, region, host, method, path, contentType, language, body, headers } = request;
  let fields = "\n";
  for (const field of [target, system, service, version, action, region, host, method, path, contentType, language, options.proxy]) {
    fields += text(field) + "\n";
  }
  const query = packQuery(request);
  const pairs = entriesOf(headers);
  fields += packText(body) + packJson(parametersOf(request));
  fields += (query.params ? "" : query.kind) + "\n" + (query.params?.length ?? 0) / 2 + "\n" + pairs.length + "\n";
  for (const param of query.params ?? []) fields += escaped(param) + "\n";
  for (const [name, value] of pairs) fields += text(name) + "\n" + text(value) + "\n";
  return fields;
}

/** The first of some named values that is no object, as `name type`. */
function misshapen(objects) {
  for (const [name, value] of Object.entries(objects)) if (!isObject(value)) return `${name} ${typeName(value)}`;
  return "";
}

/** Two lines: whether the text is there, and itself. */
function packText(body) {
  if (body === undefined) return "\n\n";
  if (typeof body !== "string") refuse("WrongType", "body", `must be a string, and is ${typeName(body)}`, "Give the text that is sent.");
  return isWellFormed(body) ? `given\n${escaped(body)}\n` : "!surrogate body\n\n";
}

/** Two lines, as above, of parameters as JSON. */
function packJson(params) {
  if (params === undefined) return "\n\n";
  const { kind, bytes } = packParams(params, false);
  return bytes ? `given\n${escaped(decoder.decode(bytes))}\n` : `${kind}\n\n`;
}

/** The action's parameters; the query of a GET to Tencent Cloud has nothing else in it. */
const parametersOf = ({ system, method, params, query }) => (system === "tencent" && method === "GET" ? (params ?? query) : params);

/** What goes into the query, by flat names. */
function packQuery(request) {
  const { system, method, query = {} } = request;
  if (system === "tencent") return method === "GET" ? packParams(parametersOf(request) ?? {}, true) : NOTHING;
  if (system === "aliyun") return packParams(query, true, "query", 1);
  return packParams(Object.fromEntries(entriesOf(query).map(([name, value]) => [name, inQuery(value)])), true, "query");
}

const decoder = /* @__PURE__ */ new TextDecoder();
const NOTHING = /* @__PURE__ */ Object.freeze({ params: [] });
